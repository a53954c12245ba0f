package org.aceso.type.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.metrics.classification.ProbabilityMetrics;
import org.aceso.metrics.classification.ScoredLabel;
import org.junit.jupiter.api.Test;

/** The tiny cases that expected.json of VisioMel holds itself, around the ε of that challenge. */
final class VisiomelMicroTest {

  @Test
  void everyMicroCase_hasItsLogLoss() throws IOException {
    Path file = Path.of("src/test/resources/hdh-visiomel/expected.json");
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("micro");
    assertEquals(10, cases.size());
    cases
        .properties()
        .forEach(
            one -> {
              double expected = one.getValue().get("log_loss").doubleValue();
              double absolute = 1e-12 + 1e-9 * Math.abs(expected);
              assertEquals(expected, logLoss(one.getValue()), absolute, one.getKey());
            });
  }

  private static double logLoss(JsonNode one) {
    List<ScoredLabel> labels = new ArrayList<>();
    for (int i = 0; i < one.get("truth").size(); i++) {
      boolean event = one.get("truth").get(i).asInt() == 1;
      labels.add(new ScoredLabel(one.get("relapse").get(i).doubleValue(), event));
    }
    int[] ones = new int[labels.size()];
    Arrays.fill(ones, 1);
    return ProbabilityMetrics.logLoss(1e-16).prepare(labels).value(ones);
  }
}
