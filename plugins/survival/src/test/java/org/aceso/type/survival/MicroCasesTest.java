package org.aceso.type.survival;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.aceso.metrics.survival.CensoredRisk;
import org.aceso.metrics.survival.ConcordanceMetrics;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

/** The tiny cases that expected.json of ANNITIA holds itself: values and pairs of each. */
final class MicroCasesTest {

  @Test
  void everyMicroCase_hasItsValueAndItsPairs() throws IOException {
    Path file = Path.of("src/test/resources/hdh-annitia/expected.json");
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("micro");
    assertEquals(11, cases.size());
    for (JsonNode one : cases) {
      String name = one.get("name").asText();
      List<CensoredRisk> observations = observations(one);
      Scorer scorer = new ConcordanceMetrics(1e-8).harrell().prepare(observations);
      double value = scorer.value(IntStream.generate(() -> 1).limit(observations.size()).toArray());
      if (one.get("c_index").isNumber()) {
        assertEquals(one.get("c_index").doubleValue(), value, 1e-12, name);
      } else {
        assertTrue(Double.isNaN(value), name);
        assertEquals("no_comparable_pair", scorer.undefinedReason(), name);
      }
      JsonNode pairs = one.path("concordant_discordant_tied_risk");
      if (pairs.isArray()) {
        double[] expected = {
          pairs.get(0).asDouble(), pairs.get(1).asDouble(), pairs.get(2).asDouble()
        };
        assertArrayEquals(expected, scorer.parts().get("pairs")[0], name);
      }
    }
  }

  private static List<CensoredRisk> observations(JsonNode one) {
    List<CensoredRisk> all = new ArrayList<>();
    for (int i = 0; i < one.get("risk").size(); i++) {
      boolean event = one.get("event").get(i).asInt() == 1;
      FollowUp outcome = new FollowUp(one.get("time").get(i).doubleValue(), event);
      all.add(new CensoredRisk(outcome, one.get("risk").get(i).doubleValue()));
    }
    return all;
  }
}
