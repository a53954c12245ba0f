package org.aceso.type.multilabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

final class MultilabelSettingsTest {

  @Test
  void labels_haveMetricsOfTheirOwn() {
    List<String> keys = keys("label_columns=edema,mass", "thresholds=0.2,0.5");
    assertTrue(keys.contains("auroc@1[label=mass]"), keys::toString);
    assertTrue(keys.contains("f1@1[label=edema,threshold=0.2]"), keys::toString);
  }

  @Test
  void predictedLabels_areNotRanked() {
    List<String> keys = keys("label_columns=edema,mass", "predictions=labels");
    assertFalse(keys.stream().anyMatch(key -> key.contains("auroc")), keys::toString);
    assertTrue(keys.contains("macro_f1@1[threshold=0.5]"), keys::toString);
  }

  @Test
  void badBaseline_isReportedWithItsPlace(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("train.csv"), "id,edema\na,2\nb,1\n");
    List<Issue> issues =
        configure("label_columns=edema", "baseline_labels=" + file).issues().issues();
    assertEquals("out_of_range", issues.get(0).code(), issues::toString);
    assertEquals(2, issues.get(0).location().line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|not_assessed=1|not_assessed",
        "a|not_assessed=x|not_assessed",
        "a|thresholds=0.5,0.5|thresholds",
        "a,a|case_column=id|label_columns",
        "a,id|case_column=id|label_columns",
        "a b|case_column=id|label_columns",
        "a=b|case_column=id|label_columns",
        "a|unscored_columns=a|label_columns",
        "a|unscored_columns=b,|case_column"
      })
  void badSetting_isReportedAtItsName(String labels, String setting, String name) {
    List<Issue> issues = configure("label_columns=" + labels, setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field(), issues::toString);
  }

  private static List<String> keys(String... settings) {
    return configure(settings).get().metrics().stream().map(metric -> metric.info().key()).toList();
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    MultilabelClassification type = new MultilabelClassification();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
