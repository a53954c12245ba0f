package org.aceso.type.boxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aceso.metrics.detection.BoxMatcher;
import org.aceso.metrics.detection.BoxOverlap;
import org.aceso.metrics.detection.Boxes;
import org.aceso.metrics.detection.MatchCounts;
import org.aceso.metrics.detection.MatchMetrics;
import org.aceso.metrics.detection.ObjectMatching;
import org.junit.jupiter.api.Test;

/** The boxes of {@code micro_giou} and {@code micro_slide}, which stand in no file. */
final class DigiLutExamplesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/hdh-digilut/expected.json");

  @Test
  void overlapsOfTwoBoxes_areThoseOfTheReference() throws IOException {
    int compared = 0;
    for (JsonNode example : read("micro_giou")) {
      Boxes predicted = boxes(List.of(example.path("pred")));
      Boxes truth = boxes(List.of(example.path("truth")));
      String name = example.path("name").asText();
      assertEquals(
          example.path("giou").doubleValue(),
          BoxOverlap.GIOU.of(predicted, 0, truth, 0),
          1e-12,
          name);
      assertEquals(
          example.path("gt_0.5").booleanValue(),
          hits(predicted, truth, true, ObjectMatching.ANY) > 0,
          name);
      assertEquals(
          example.path("ge_0.5").booleanValue(),
          hits(predicted, truth, false, ObjectMatching.ANY) > 0,
          name);
      compared++;
    }
    assertEquals(11, compared);
  }

  @Test
  void scoresOfOneSlide_areThoseOfTheReference() throws IOException {
    int compared = 0;
    for (JsonNode example : read("micro_slide")) {
      Boxes predicted = boxes(example.path("pred"));
      Boxes truth = boxes(example.path("truth"));
      MatchCounts any = match(predicted, truth, true, ObjectMatching.ANY);
      JsonNode counts = example.path("tp_fp_fn");
      assertArrayEquals(
          new int[] {counts.get(0).asInt(), counts.get(1).asInt(), counts.get(2).asInt()},
          new int[] {any.truePositives()[0], any.falsePositives()[0], any.falseNegatives()[0]});
      assertF(example, "f2", any, 2);
      assertF(example, "f1", any, 1);
      assertF(
          example, "f2_if_one_to_one", match(predicted, truth, true, ObjectMatching.ONE_TO_ONE), 2);
      compared++;
    }
    assertEquals(8, compared);
  }

  private static void assertF(JsonNode example, String name, MatchCounts counts, double beta) {
    double f =
        new MatchMetrics(0, Map.of(), false).fBeta(beta).get(0).perCase(counts).getAsDouble();
    assertEquals(example.path(name).doubleValue(), f, 1e-12, example.path("name").asText());
  }

  private static int hits(Boxes predicted, Boxes truth, boolean strict, ObjectMatching matching) {
    return match(predicted, truth, strict, matching).truePositives()[0];
  }

  private static MatchCounts match(
      Boxes predicted, Boxes truth, boolean strict, ObjectMatching matching) {
    return new BoxMatcher(BoxOverlap.GIOU, new double[] {0.5}, strict, matching)
        .match(predicted, truth);
  }

  private static JsonNode read(String member) throws IOException {
    return new ObjectMapper().readTree(EXPECTED.toFile()).path(member);
  }

  private static Boxes boxes(Iterable<JsonNode> all) {
    double[][] sides = new double[4][16];
    int size = 0;
    for (JsonNode box : all) {
      for (int side = 0; side < 4; side++) {
        sides[side][size] = box.get(side).doubleValue();
      }
      size++;
    }
    for (int side = 0; side < 4; side++) {
      sides[side] = Arrays.copyOf(sides[side], size);
    }
    return new Boxes(sides[0], sides[1], sides[2], sides[3], new int[size], new double[size]);
  }
}
