package org.aceso.type.ordinal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.runner.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OrdinalGoldenTest {
  private static final JsonNode EXPECTED = OrdinalFixture.expected();
  private static final String CONFUSION = "confusion_matrix_rows_truth";
  private static final Map<String, String> KEYS =
      Map.of(
          "tissuenet_score", "expected_cost@1",
          "accuracy", "accuracy@1",
          "balanced_accuracy", "balanced_accuracy@1",
          "macro_f1", "f1_macro@1",
          "quadratic_weighted_kappa", "weighted_kappa@1[weights=quadratic]",
          "linear_weighted_kappa", "weighted_kappa@1[weights=linear]",
          "cohen_kappa", "cohen_kappa@1",
          "ordinal_mae", "mean_absolute_error@1");

  private final OrdinalFixture biopsies = OrdinalFixture.ofBiopsies();

  static Stream<String> submissions() {
    return EXPECTED.get("submissions").properties().stream().map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void submission_hasTheScoresOfTheReferenceImplementations(String file) {
    JsonNode expected = EXPECTED.get("submissions").get(file);
    Map<String, Score> scores =
        biopsies.scores(OrdinalFixture.FOLDER.resolve("submissions").resolve(file));
    assertEquals(KEYS.size() + 1, expected.size(), "every expected value is compared");
    KEYS.forEach(
        (name, key) ->
            assertEquals(
                expected.get(name).asDouble(),
                scores.get(key).value(),
                EXPECTED.get("tolerance_abs").asDouble(),
                name));
    assertEquals(scores.get("expected_cost@1").value(), 1 - scores.get("mean_cost@1").value());
    double[][] matrix = scores.get("expected_cost@1").parts().get("confusion_matrix");
    for (int truth = 0; truth < 4; truth++) {
      double[] row = new double[4];
      for (int predicted = 0; predicted < 4; predicted++) {
        row[predicted] = expected.get(CONFUSION).get(truth).get(predicted).asDouble();
      }
      assertArrayEquals(row, matrix[truth]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "missing_row.csv,missing_case 0 RBUYSNUD.tif",
    "duplicate_row.csv,duplicate_case 414 FGZNSRPU.tif",
    "unknown_row.csv,missing_case 0 RBUYSNUD.tif;unknown_case 413 ZZZZZZZZZ.tif filename",
    "two_hot.csv,not_one_hot 5 JIRILVAA.tif",
    "zero_hot.csv,not_one_hot 5 JIRILVAA.tif",
    "probabilities.csv,not_one_hot 5 JIRILVAA.tif",
    "empty_cell.csv,empty_cell 5 JIRILVAA.tif 1",
    "wrong_header.csv,wrong_header 1",
    "empty.csv,empty_file 0"
  })
  void invalidFile_isRefusedAtTheRightPlace(String file, String problems) {
    assertNotNull(EXPECTED.get("invalid").get(file));
    assertEquals(
        List.of(problems.split(";", -1)),
        biopsies.problems(OrdinalFixture.FOLDER.resolve("invalid").resolve(file)));
  }

  @Test
  void everyInvalidFile_isTested() {
    assertEquals(9, EXPECTED.get("invalid").size());
  }

  @Test
  void probabilities_areRefusedWithAdvice() {
    String message =
        biopsies
            .score(OrdinalFixture.FOLDER.resolve("invalid/probabilities.csv"))
            .issues()
            .issues()
            .get(0)
            .message();
    assertTrue(message.contains("decide for one class"), message);
  }
}
