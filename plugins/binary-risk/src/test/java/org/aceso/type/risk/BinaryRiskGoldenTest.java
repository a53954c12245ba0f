package org.aceso.type.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aceso.runner.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BinaryRiskGoldenTest {
  private static final JsonNode EXPECTED = RiskFixture.expected("expected.json");
  private static final JsonNode MICRO = RiskFixture.expected("micro/expected.json");

  /** Another definition, see the README. */
  private static final String NOT_COMPARED = "metricsreloaded_ece_10";

  private static final String CONFUSION = "tn_fp_fn_tp@0.5";
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("auroc", "auroc@1"),
          Map.entry("average_precision", "average_precision@1"),
          Map.entry("log_loss", "log_loss@1[epsilon=2.220446049250313e-16]"),
          Map.entry("log_loss_eps1e-15", "log_loss@1[epsilon=1e-15]"),
          Map.entry("brier", "brier@1"),
          Map.entry("brier_skill_vs_prevalence", "brier_skill@1"),
          Map.entry("auprc_trapezoid", "auprc_trapezoid@1"),
          Map.entry("partial_auroc_fpr0.1_mcclish", "partial_auroc@1[max_fpr=0.1]"),
          Map.entry(
              "sensitivity_at_specificity_0.90", "sensitivity_at_specificity@1[specificity=0.9]"),
          Map.entry("youden_j_max", "youden_j@1"),
          Map.entry("ece_equal_width_10", "ece@1[bins=10]"),
          Map.entry("ece_equal_width_15", "ece@1[bins=15]"),
          Map.entry("accuracy@0.5", "accuracy@1[threshold=0.5]"),
          Map.entry("balanced_accuracy@0.5", "balanced_accuracy@1[threshold=0.5]"),
          Map.entry("f1@0.5", "f_beta@1[beta=1,threshold=0.5]"),
          Map.entry("precision@0.5", "precision@1[threshold=0.5]"),
          Map.entry("recall@0.5", "recall@1[threshold=0.5]"),
          Map.entry("specificity@0.5", "specificity@1[threshold=0.5]"),
          Map.entry("mcc@0.5", "mcc@1[threshold=0.5]"),
          Map.entry("cohen_kappa@0.5", "cohen_kappa@1[threshold=0.5]"));

  static Stream<String> submissions() {
    return names(EXPECTED.get("submissions"));
  }

  static Stream<String> micro() {
    return names(MICRO);
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void submission_hasTheScoresOfTheReferenceImplementations(String file) {
    JsonNode expected = EXPECTED.get("submissions").get(file);
    Map<String, Score> scores = new RiskFixture("truth.csv").scores("submissions/" + file);
    assertEquals(
        KEYS.size() + 2,
        expected.size(),
        "every expected value is compared but one and the matrix");
    assertScores(expected, scores);
  }

  @ParameterizedTest
  @MethodSource("micro")
  void edgeCase_hasTheScoresOfTheReferenceImplementations(String name) {
    RiskFixture fixture = new RiskFixture("micro/" + name + ".truth.csv");
    assertScores(MICRO.get(name), fixture.scores("micro/" + name + ".sub.csv"));
  }

  @Test
  void everyMetric_isCompared() {
    Set<String> keys = new RiskFixture("truth.csv").scores("submissions/gbm.csv").keySet();
    assertEquals(new TreeSet<>(KEYS.values()), keys);
  }

  @ParameterizedTest
  @CsvSource({
    "only_negatives,auroc@1,one_class",
    "only_negatives,average_precision@1,no_positives",
    "only_negatives,auprc_trapezoid@1,no_positives",
    "only_negatives,brier_skill@1,one_class",
    "only_negatives,cohen_kappa@1[threshold=0.5],one_class",
    "only_positives,youden_j@1,one_class",
    "only_positives,auroc@1,one_class"
  })
  void undefinedValue_hasItsReason(String name, String key, String reason) {
    RiskFixture fixture = new RiskFixture("micro/" + name + ".truth.csv");
    Score score = fixture.scores("micro/" + name + ".sub.csv").get(key);
    assertNull(score.value());
    assertEquals(reason, score.undefinedReason());
  }

  @Test
  void referenceOfOneClass_isTakenWithAWarning() {
    assertEquals(
        Map.of("one_class", 1L),
        new RiskFixture("micro/only_negatives.truth.csv").checkReference().issues().counts());
    assertTrue(new RiskFixture("micro/only_negatives.truth.csv").checkReference().valid());
    assertEquals(Map.of(), new RiskFixture("truth.csv").checkReference().issues().counts());
  }

  @ParameterizedTest
  @CsvSource({
    "nan.csv,not_finite 7 WDBC0050 probability",
    "inf.csv,not_finite 7 WDBC0050 probability",
    "out_of_range.csv,out_of_range 7 WDBC0050 probability",
    "negative.csv,out_of_range 7 WDBC0050 probability",
    "missing_id.csv,missing_case 0 WDBC0002",
    "duplicate_id.csv,duplicate_case 230 WDBC0002",
    "unknown_id.csv,unknown_case 230 nobody id",
    "text.csv,not_a_number 7 WDBC0050 probability",
    "comma_decimal.csv,not_a_number 7 WDBC0050 probability",
    "wrong_header.csv,wrong_header 1"
  })
  void invalidFile_isRefusedAtTheRightPlace(String file, String problem) {
    assertNotNull(EXPECTED.get("invalid").get(file));
    assertEquals(List.of(problem), new RiskFixture("truth.csv").problems("invalid/" + file));
  }

  @Test
  void everyInvalidFile_isTested() {
    assertEquals(10, EXPECTED.get("invalid").size());
  }

  private static void assertScores(JsonNode expected, Map<String, Score> scores) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      if (KEYS.containsKey(entry.getKey())) {
        Double value = scores.get(KEYS.get(entry.getKey())).value();
        if (!isClose(entry.getValue(), value)) {
          wrong.add(entry.getKey() + ": " + value + " is not " + entry.getValue());
        }
      } else {
        assertTrue(Set.of(NOT_COMPARED, CONFUSION).contains(entry.getKey()));
      }
    }
    assertEquals(List.of(), wrong);
    JsonNode counts = expected.get(CONFUSION);
    double[][] matrix = scores.get("accuracy@1[threshold=0.5]").parts().get("confusion_matrix");
    assertArrayEquals(new double[] {counts.get(0).asDouble(), counts.get(1).asDouble()}, matrix[0]);
    assertArrayEquals(new double[] {counts.get(2).asDouble(), counts.get(3).asDouble()}, matrix[1]);
  }

  private static boolean isClose(JsonNode expected, Double value) {
    if (expected.isTextual()) {
      return value == null;
    }
    double tolerance = EXPECTED.get("tolerance_rel").asDouble() * Math.abs(expected.asDouble());
    // What is 0 in theory may be the rounding error of numbers around 1.
    return value != null && Math.abs(value - expected.asDouble()) <= Math.max(tolerance, 1e-15);
  }

  private static Stream<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey);
  }
}
