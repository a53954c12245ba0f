package org.aceso.type.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurvivalSettingsTest {

  @Test
  void standards_askForOneRisk() {
    assertEquals(List.of("harrell_c@1", "uno_c@1[censoring=test]"), keys(configure().get()));
  }

  @Test
  void times_limitUnoAndAddMetrics() {
    assertEquals(
        List.of(
            "harrell_c@1",
            "uno_c@1[censoring=test,tau=365.5]",
            "dynamic_auc@1[censoring=test,time=90]",
            "dynamic_auc@1[censoring=test,time=365.5]",
            "mean_dynamic_auc@1[censoring=test]"),
        keys(configure("times=90,365.5").get()));
    assertEquals("uno_c@1[censoring=test]", keys(configure("times=90", "tau=none").get()).get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "risk_columns=|risk_columns",
        "risk_columns=a,b|event_columns",
        "risk_columns=id|risk_columns",
        "event_columns=time|event_columns",
        "time_columns=a,b|time_columns",
        "times=2,1|times",
        "times=0|times",
        "times=one|times",
        "times=1e400|times",
        "survival_prefixes=S_|times",
        "tau=-1|tau",
        "tau=soon|tau",
        "tie_tolerance=-1|tie_tolerance",
        "tie_tolerance=0,0|tie_tolerance"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<Issue> issues = configure(setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field());
  }

  @Test
  void referenceWithoutComparablePair_isRefused(@TempDir Path folder) throws IOException {
    assertEquals(
        List.of("no_comparable_pair 0 event"),
        problems(folder, "id,time,event\na,1,0\nb,2,1\nc,2,1\n"));
    assertEquals(List.of(), problems(folder, "id,time,event\na,1,0\nb,2,1\nc,2,0\n"));
  }

  @Test
  void halfAnOutcome_isRefused(@TempDir Path folder) throws IOException {
    assertEquals(
        List.of("half_outcome 4 event"),
        problems(folder, "id,time,event\na,1,1\nb,2,0\nc,,0\nd,,\n", "unknown_outcomes=true"));
  }

  private static List<String> problems(Path folder, String table, String... settings)
      throws IOException {
    Path truth = Files.writeString(folder.resolve("truth.csv"), table);
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Evaluation<?, ?, ?> evaluation = configure(settings).get();
    CaseList cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
    Outcome outcome = evaluator.checkReference(evaluation, cases, Upload.of(truth));
    List<Issue> issues = outcome.issues().issues();
    assertEquals(issues.isEmpty(), outcome.valid());
    return issues.stream()
        .map(issue -> issue.code() + " " + issue.location().line() + " " + issue.location().field())
        .toList();
  }

  private static List<String> keys(Evaluation<?, ?, ?> evaluation) {
    return evaluation.metrics().stream().map(metric -> metric.info().key()).toList();
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    Survival type = new Survival();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
