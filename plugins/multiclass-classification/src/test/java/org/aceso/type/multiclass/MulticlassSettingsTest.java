package org.aceso.type.multiclass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.Score;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MulticlassSettingsTest {
  private static final String TRUTH = "id,label\na,x\nb,y\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels=x|labels",
        "labels=x,x|labels",
        "labels=x,|labels",
        "labels=x,id|case_column",
        "label_column=id|label_column",
        "prediction_column=id|prediction_column",
        "case_column= |case_column",
        "sum_tolerance=1|sum_tolerance",
        "sum_tolerance=0,0.1|sum_tolerance",
        "costs=0,1|costs",
        "costs=-1|costs",
        "costs=1,1;1,0|costs",
        "beta=0|beta",
        "epsilon=0|epsilon",
        "ece_bins=1.5|ece_bins"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<String> all = new ArrayList<>(List.of(setting));
    if (!setting.startsWith("labels")) {
      all.add("labels=x,y");
    }
    List<Issue> issues = configure(all).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field());
  }

  @Test
  void renormalisedRows_areDividedByTheirSum() throws IOException {
    List<String> settings = List.of("labels=x,y", "row_sums=renormalised");
    Map<String, Double> divided = values(score(settings, "id,x,y\na,3,1\nb,0.5,1.5\n"));
    Map<String, Double> plain =
        values(score(List.of("labels=x,y"), "id,x,y\na,0.75,0.25\nb,0.25,0.75\n"));
    assertEquals(plain, divided);
    Outcome empty = score(settings, "id,x,y\na,0,0\nb,1,0\n");
    assertEquals("not_a_distribution", empty.issues().issues().get(0).code());
  }

  @Test
  void sums_areHeldToTheirTolerance() throws IOException {
    List<String> wide = List.of("labels=x,y", "sum_tolerance=0.01");
    String rounded = "id,x,y\na,0.333,0.66\nb,0.5,0.5\n";
    assertTrue(score(wide, rounded).valid());
    assertFalse(score(List.of("labels=x,y"), rounded).valid());
  }

  @Test
  void classWithoutCases_isAWarningAndLeavesAurocOfTheOthers() throws IOException {
    Path truth = Files.writeString(folder.resolve("truth.csv"), TRUTH);
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Evaluation<?, ?, ?> evaluation = configure(List.of("labels=x,y,z")).get();
    CaseList cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
    Outcome check = evaluator.checkReference(evaluation, cases, Upload.of(truth));
    assertTrue(check.valid());
    assertEquals("absent_class", check.issues().issues().get(0).code());
    Map<String, Double> values =
        values(score(List.of("labels=x,y,z"), "id,x,y,z\na,0.6,0.2,0.2\nb,0.1,0.8,0.1\n"));
    assertEquals(1, values.get("macro_auroc@1"));
    assertEquals(1, values.get("hand_till_auroc@1"));
    assertEquals(2.0 / 3, values.get("macro_f_beta@1[beta=1]"), 1e-15);
    assertFalse(values.containsKey("auroc@1[label=z]"));
  }

  @Test
  void tiedClasses_areDecidedForTheFirstOrUndecided() throws IOException {
    String tied = "id,x,y\na,0.5,0.5\nb,0.2,0.8\n";
    Map<String, Double> first = values(score(List.of("labels=x,y"), tied));
    assertEquals(1, first.get("balanced_accuracy@1"));
    assertEquals(1, first.get("micro_f_beta@1[beta=1]"));
    Outcome outcome = score(List.of("labels=x,y", "tied_classes=undecided", "costs=0,3;1,0"), tied);
    Map<String, Double> undecided = values(outcome);
    assertEquals(0.5, undecided.get("balanced_accuracy@1"));
    assertEquals(0.5, undecided.get("accuracy@1"));
    assertEquals(1, undecided.get("precision@1[label=y]"));
    assertEquals(2.0 / 3, undecided.get("micro_f_beta@1[beta=1]"), 1e-15);
    assertEquals(1.5, undecided.get("mean_cost@1"));
    double[][] matrix =
        outcome.scores().stream()
            .filter(score -> score.key().equals("expected_cost@1"))
            .findFirst()
            .orElseThrow()
            .parts()
            .get("confusion_matrix");
    assertArrayEquals(new double[][] {{0, 0, 1}, {0, 1, 0}}, matrix);
  }

  @Test
  void columnOfAClass_isDescribedByWhatItTakes() {
    Evaluation<?, ?, ?> evaluation =
        configure(List.of("labels=x,y", "reference_format=one_hot")).get();
    assertEquals(List.of("0", "1"), evaluation.references().info().columns().get(1).choices());
    assertEquals(List.of(), evaluation.predictions().info().columns().get(1).choices());
  }

  private Outcome score(List<String> settings, String submission) throws IOException {
    Path truth = Files.writeString(folder.resolve("truth.csv"), TRUTH);
    Path file = Files.writeString(folder.resolve("predictions.csv"), submission);
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Evaluation<?, ?, ?> evaluation = configure(settings).get();
    CaseList cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
    return evaluator.score(evaluation, cases, Upload.of(truth), Upload.of(file), Resampling.NONE);
  }

  /** The defined values by key. */
  private static Map<String, Double> values(Outcome outcome) {
    assertTrue(outcome.valid(), () -> outcome.issues().toString());
    return outcome.scores().stream()
        .filter(score -> score.value() != null)
        .collect(Collectors.toMap(Score::key, Score::value));
  }

  private static Checked<Evaluation<?, ?, ?>> configure(List<String> settings) {
    MulticlassClassification type = new MulticlassClassification();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), settings));
  }
}
