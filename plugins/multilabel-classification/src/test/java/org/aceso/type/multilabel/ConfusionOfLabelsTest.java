package org.aceso.type.multilabel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.junit.jupiter.api.Test;

/** The table behind macro-F1 is that of the reference implementation, label by label. */
final class ConfusionOfLabelsTest {
  private static final Path FOLDER = Path.of("src/test/resources/allergenchip");

  @Test
  void everySubmission_hasTheExpectedTruePositivesFalsePositivesAndFalseNegatives()
      throws IOException {
    JsonNode expected = new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    MultilabelClassification type = new MultilabelClassification();
    List<String> settings = AllergenChip.settings();
    Evaluation<?, ?, ?> evaluation =
        Configuring.configure(type, SettingValues.fromText(type.settings(), settings)).get();
    Upload truth = Upload.of(FOLDER.resolve("truth.csv"));
    CaseList cases = evaluator.listCases(evaluation, truth).get();
    for (var submission : expected.get("submissions").properties()) {
      Upload upload = Upload.of(FOLDER.resolve("submissions").resolve(submission.getKey()));
      Outcome outcome = evaluator.score(evaluation, cases, truth, upload, Resampling.NONE);
      double[][] table =
          outcome.scores().stream()
              .filter(score -> score.key().equals("macro_f1@1[threshold=0.5]"))
              .findFirst()
              .orElseThrow()
              .parts()
              .get("tp_fp_fn");
      JsonNode counts = submission.getValue().get("tp_fp_fn_per_target");
      List<String> labels = List.of(AllergenChip.SCORED.split(","));
      for (int label = 0; label < labels.size(); label++) {
        assertEquals(
            counts.get(labels.get(label)).toString(),
            Arrays.toString(Arrays.stream(table[label]).mapToLong(Math::round).toArray())
                .replace(" ", ""),
            submission.getKey() + " " + labels.get(label));
      }
    }
  }
}
