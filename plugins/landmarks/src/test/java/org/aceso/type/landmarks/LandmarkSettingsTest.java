package org.aceso.type.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LandmarkSettingsTest {
  private static final String LANDMARKS = "landmarks=a,b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "landmarks=a,a|landmarks",
        "landmarks=a b|landmarks",
        "landmarks=|landmarks",
        "coordinate_columns=x|coordinate_columns",
        "spacing_columns=s|spacing_columns",
        "coordinate_columns=x,x|case_column",
        "thresholds=-1|thresholds",
        "thresholds=2,2|thresholds"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<String> all = new ArrayList<>(List.of(setting));
    if (!setting.startsWith("landmarks")) {
      all.add(LANDMARKS);
    }
    List<Issue> issues = configure(all).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field());
  }

  @Test
  void rowsOfAnImage_stateOneSpacing(@TempDir Path folder) throws IOException {
    String header = "image_id,landmark,x,y,spacing_x_mm,spacing_y_mm\n";
    assertEquals(
        List.of("spacing_differs"),
        problems(folder, header + "i,a,1,1,0.5,0.5\ni,b,1,1,0.5,0.6\n", List.of(LANDMARKS)));
  }

  @Test
  void caseWithoutItsSpacing_isReported(@TempDir Path folder) throws IOException {
    assertEquals(
        List.of("bad_spacing", "bad_spacing"),
        problems(
            folder,
            "image_id,landmark,x,y\ni,a,1,1\ni,b,1,1\n",
            List.of(LANDMARKS, "spacing=attributes")));
  }

  @Test
  void coordinatesInMillimetres_needNoSpacing(@TempDir Path folder) throws IOException {
    assertEquals(
        List.of(),
        problems(
            folder,
            "image_id,landmark,x,y\ni,a,1,1\ni,b,1,1\n",
            List.of(LANDMARKS, "spacing=none")));
  }

  private static List<String> problems(Path folder, String table, List<String> settings)
      throws IOException {
    Path truth = Files.writeString(folder.resolve("truth.csv"), table);
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Evaluation<?, ?, ?> evaluation = configure(settings).get();
    CaseList cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
    return evaluator.checkReference(evaluation, cases, Upload.of(truth)).issues().issues().stream()
        .map(Issue::code)
        .toList();
  }

  private static Checked<Evaluation<?, ?, ?>> configure(List<String> settings) {
    Landmarks type = new Landmarks();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), settings));
  }
}
