package org.aceso.type.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PointSettingsTest {

  @Test
  void ratesAndAxes_areThoseOfTheSettings() {
    Evaluation<?, ?, ?> evaluation = configure("rates=1,3", "point_columns=x,y").get();
    assertEquals(4, evaluation.predictions().info().columns().size());
    assertEquals(
        List.of(
            "froc_score@1", "sensitivity@1[false_positives=1]", "sensitivity@1[false_positives=3]"),
        evaluation.metrics().stream().map(metric -> metric.info().key()).toList());
  }

  @Test
  void imageList_mayHaveAHeader(@TempDir Path folder) throws IOException {
    for (String text : List.of("seriesuid\na\nb\n", "a\r\nb", "\u00e9\n")) {
      Path list = Files.writeString(folder.resolve("scans.csv"), text);
      assertTrue(configure("image_list=" + list).issues().issues().isEmpty(), text);
    }
  }

  @Test
  void badFiles_areReportedWithTheirPlace(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("scans.csv"), "a\n\nb \na\n");
    List<String> lines = new ArrayList<>();
    configure("image_list=" + list).issues().issues().stream()
        .map(issue -> issue.code() + " " + issue.location().line())
        .forEach(lines::add);
    assertEquals(List.of("bad_case_id 2", "bad_case_id 3", "duplicate_case 4"), lines);
    Files.write(list, new byte[] {'a', (byte) 0xFF, '\n'});
    assertEquals(
        "invalid_encoding", configure("image_list=" + list).issues().issues().get(0).code());
    Path ignored = Files.writeString(folder.resolve("ignored.csv"), "seriesuid,coordX\n");
    assertEquals(
        "wrong_header", configure("ignored_findings=" + ignored).issues().issues().get(0).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "point_columns=x|point_columns",
        "point_columns=x,y,z,t|point_columns",
        "point_columns=x,probability|point_columns",
        "point_columns=x,|point_columns",
        "case_column=coordX|point_columns",
        "unknown_diameter=0|unknown_diameter",
        "unknown_diameter=1,2|unknown_diameter",
        "most_marks=0|most_marks",
        "rates=1,1|rates",
        "rates=-1|rates"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<Issue> issues = configure(setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field(), issues::toString);
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    PointDetection type = new PointDetection();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
