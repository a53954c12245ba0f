package org.aceso.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class BoxMatchingTest {
  private static final long SEED = 20_261_128;

  @Test
  void overlaps_areThoseOfCountedSquares() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      Boxes a = RandomBoxes.of(random, 3, 1, 1);
      Boxes b = RandomBoxes.of(random, 3, 1, 1);
      for (int i = 0; i < a.size(); i++) {
        for (int j = 0; j < b.size(); j++) {
          assertEquals(squares(a, i, b, j), BoxOverlap.IOU.of(a, i, b, j), 1e-15);
          double giou = BoxOverlap.GIOU.of(a, i, b, j);
          assertEquals(giou, BoxOverlap.GIOU.of(b, j, a, i));
          assertTrue(giou >= -1 && giou <= BoxOverlap.IOU.of(a, i, b, j));
        }
      }
    }
  }

  @Test
  void slideCoordinates_overflowNothing() {
    Boxes slide = boxes(0, 0, 198_144, 82_688);
    assertEquals(1, BoxOverlap.GIOU.of(slide, 0, slide, 0));
    assertEquals(0.25, BoxOverlap.IOU.of(slide, 0, boxes(0, 0, 99_072, 41_344), 0));
    assertEquals(0, BoxOverlap.GIOU.of(boxes(3, 3, 3, 3), 0, boxes(3, 3, 3, 3), 0));
  }

  @Test
  void counts_areThoseOfTheDefinition() {
    Random random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      boolean[][] reached = new boolean[random.nextInt(6)][random.nextInt(6)];
      int truths = reached.length == 0 ? 3 : reached[0].length;
      for (boolean[] row : reached) {
        for (int truth = 0; truth < truths; truth++) {
          row[truth] = random.nextInt(3) == 0;
        }
      }
      int pairs = mostPairs(reached, 0, new boolean[truths]);
      assertCounts(
          new int[] {pairs, reached.length - pairs, truths - pairs},
          ObjectMatching.ONE_TO_ONE.of(lists(reached), truths));
      assertCounts(any(reached, truths), ObjectMatching.ANY.of(lists(reached), truths));
    }
  }

  @Test
  void excusedPredictions_areLeftOutInTheBestWay() {
    Random random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      boolean[][] reached = new boolean[random.nextInt(6)][random.nextInt(5)];
      int truths = reached.length == 0 ? 3 : reached[0].length;
      boolean[] excused = new boolean[reached.length];
      for (int row = 0; row < reached.length; row++) {
        excused[row] = random.nextBoolean();
        for (int truth = 0; truth < truths; truth++) {
          reached[row][truth] = random.nextInt(3) == 0;
        }
      }
      int[] best = bestPairing(reached, excused, 0, new boolean[truths]);
      int[] expected = {best[0], best[1], truths - best[0]};
      assertCounts(expected, ObjectMatching.ONE_TO_ONE.of(lists(reached), truths, excused));
      assertCounts(
          ObjectMatching.ANY.of(lists(reached), truths),
          ObjectMatching.ANY.of(lists(reached), truths, new boolean[reached.length]));
    }
  }

  /** Tries every pairing: the most pairs, and of these the fewest wrong predictions. */
  private static int[] bestPairing(
      boolean[][] reached, boolean[] excused, int row, boolean[] taken) {
    if (row == reached.length) {
      return new int[2];
    }
    int[] best = bestPairing(reached, excused, row + 1, taken);
    best[1] += excused[row] ? 0 : 1;
    for (int truth = 0; truth < taken.length; truth++) {
      if (reached[row][truth] && !taken[truth]) {
        taken[truth] = true;
        int[] paired = bestPairing(reached, excused, row + 1, taken);
        paired[0]++;
        taken[truth] = false;
        boolean isBetter = paired[0] > best[0] || (paired[0] == best[0] && paired[1] < best[1]);
        best = isBetter ? paired : best;
      }
    }
    return best;
  }

  @Test
  void crowds_areNoTrueBoxesAndExcuseWhatLiesInThem() {
    Boxes truth =
        new Boxes(
            new double[] {0, 100},
            new double[] {0, 100},
            new double[] {10, 200},
            new double[] {10, 200},
            new int[2],
            new double[2],
            new boolean[] {false, true});
    for (ObjectMatching matching : ObjectMatching.values()) {
      for (BoxOverlap overlap : BoxOverlap.values()) {
        BoxMatcher matcher = new BoxMatcher(overlap, new double[] {0.5}, false, matching);
        assertMatches(matcher, boxes(0, 0, 10, 10), truth, 1, 0, 0);
        assertMatches(matcher, boxes(110, 110, 120, 120), truth, 0, 0, 1);
        assertMatches(matcher, boxes(190, 110, 210, 120), truth, 0, 0, 1);
        assertMatches(matcher, boxes(191, 110, 211, 120), truth, 0, 1, 1);
        assertMatches(matcher, boxes(100, 100, 200, 200), truth, 0, 0, 1);
      }
    }
    assertEquals(1, AssignedBoxes.of(boxes(110, 110, 120, 120), truth, 1).truth().length);
  }

  private static void assertMatches(
      BoxMatcher matcher, Boxes predicted, Boxes truth, int tp, int fp, int fn) {
    MatchCounts counts = matcher.match(predicted, truth);
    assertCounts(
        new int[] {tp, fp, fn, 1},
        new int[] {
          counts.truePositives()[0],
          counts.falsePositives()[0],
          counts.falseNegatives()[0],
          counts.trueObjects()
        });
  }

  @Test
  void millionBoxesOnOneImage_areCounted() {
    double[] edges = new double[1_000_000];
    Arrays.fill(edges, 5);
    int[] classes = new int[edges.length];
    double[] zeros = new double[edges.length];
    Boxes many = new Boxes(zeros, zeros, edges, edges, classes, new double[0]);
    MatchCounts counts =
        new BoxMatcher(BoxOverlap.IOU, new double[] {0.5, 0.75}, false, ObjectMatching.ONE_TO_ONE)
            .match(many, boxes(0, 0, 5, 5));
    assertEquals(1, counts.truePositives()[1]);
    assertEquals(999_999, counts.falsePositives()[0]);
  }

  private static int[][] lists(boolean[][] reached) {
    return Arrays.stream(reached)
        .map(row -> IntStream.range(0, row.length).filter(truth -> row[truth]).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      boolean isStrict = random.nextBoolean();
      boolean emptyIsPerfect = random.nextBoolean();
      ObjectMatching matching =
          random.nextBoolean() ? ObjectMatching.ANY : ObjectMatching.ONE_TO_ONE;
      BoxMatcher matcher =
          new BoxMatcher(BoxOverlap.GIOU, new double[] {0.25, 0.5}, isStrict, matching);
      List<MatchCounts> images = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        MatchCounts counts =
            matcher.match(RandomBoxes.of(random, 4, 2, 1), RandomBoxes.of(random, 4, 2, 1));
        images.add(random.nextInt(4) == 0 ? counts.leftOut() : counts);
      }
      int[] counts = RandomBoxes.counts(random, images.size());
      MatchMetrics metrics = new MatchMetrics(1, Map.of("threshold", "0.5"), emptyIsPerfect);
      List<MatchCounts> counted =
          RandomBoxes.expand(images, counts).stream().filter(MatchCounts::isCounted).toList();
      assertEquals(
          meanF(counted, emptyIsPerfect), value(metrics.fBeta(2).get(0), images, counts), 1e-12);
      assertEquals(pooledF(counted), value(metrics.fBeta(2).get(1), images, counts), 1e-12);
    }
  }

  @Test
  void equalToTheThreshold_isAHitOnlyWhenThatIsSaid() {
    Boxes half = boxes(0, 0, 10, 5);
    Boxes whole = boxes(0, 0, 10, 10);
    double[] at = {0.5};
    assertEquals(
        0,
        new BoxMatcher(BoxOverlap.GIOU, at, true, ObjectMatching.ANY)
            .match(half, whole)
            .truePositives()[0]);
    assertEquals(
        1,
        new BoxMatcher(BoxOverlap.GIOU, at, false, ObjectMatching.ANY)
            .match(half, whole)
            .truePositives()[0]);
  }

  @Test
  void imagesLeftOut_leaveNothingToScore() {
    MatchCounts image = new MatchCounts(new int[1], new int[1], new int[1], 0, true).leftOut();
    assertFalse(image.isCounted());
    for (Metric<MatchCounts> metric : new MatchMetrics(0, Map.of(), false).fBeta(1)) {
      assertTrue(Double.isNaN(value(metric, List.of(image), new int[] {1})));
      assertEquals("no_counted_image", metric.prepare(List.of(image)).undefinedReason());
    }
  }

  private static double value(Metric<MatchCounts> metric, List<MatchCounts> images, int[] counts) {
    return metric.prepare(images).value(counts);
  }

  private static double meanF(List<MatchCounts> images, boolean emptyIsPerfect) {
    return images.stream()
        .mapToDouble(
            one -> {
              double f = pooledF(List.of(one));
              boolean isEmpty =
                  one.truePositives()[1] + one.falsePositives()[1] + one.falseNegatives()[1] == 0;
              return isEmpty && emptyIsPerfect ? 1 : f;
            })
        .average()
        .orElse(Double.NaN);
  }

  private static double pooledF(List<MatchCounts> images) {
    double tp = images.stream().mapToInt(one -> one.truePositives()[1]).sum();
    double fp = images.stream().mapToInt(one -> one.falsePositives()[1]).sum();
    double fn = images.stream().mapToInt(one -> one.falseNegatives()[1]).sum();
    return images.isEmpty() ? Double.NaN : tp == 0 ? 0 : 5 * tp / (5 * tp + fp + 4 * fn);
  }

  private static void assertCounts(int[] expected, int[] actual) {
    assertEquals(Arrays.toString(expected), Arrays.toString(actual));
  }

  private static int[] any(boolean[][] reached, int truths) {
    int right = 0;
    int missed = 0;
    for (int row = 0; row < reached.length; row++) {
      boolean isRight = false;
      for (int truth = 0; truth < truths; truth++) {
        isRight |= reached[row][truth];
      }
      right += isRight ? 1 : 0;
    }
    for (int truth = 0; truth < truths; truth++) {
      boolean isFound = false;
      for (boolean[] row : reached) {
        isFound |= row[truth];
      }
      missed += isFound ? 0 : 1;
    }
    return new int[] {right, reached.length - right, missed};
  }

  /** Tries every pairing. */
  private static int mostPairs(boolean[][] reached, int row, boolean[] taken) {
    if (row == reached.length) {
      return 0;
    }
    int most = mostPairs(reached, row + 1, taken);
    for (int truth = 0; truth < taken.length; truth++) {
      if (reached[row][truth] && !taken[truth]) {
        taken[truth] = true;
        most = Math.max(most, 1 + mostPairs(reached, row + 1, taken));
        taken[truth] = false;
      }
    }
    return most;
  }

  private static double squares(Boxes a, int i, Boxes b, int j) {
    int both = 0;
    int either = 0;
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 10; y++) {
        boolean inA = isIn(a, i, x, y);
        boolean inB = isIn(b, j, x, y);
        both += inA && inB ? 1 : 0;
        either += inA || inB ? 1 : 0;
      }
    }
    return either == 0 ? 0 : (double) both / either;
  }

  private static boolean isIn(Boxes boxes, int box, int x, int y) {
    return x >= boxes.left()[box]
        && x < boxes.right()[box]
        && y >= boxes.top()[box]
        && y < boxes.bottom()[box];
  }

  private static Boxes boxes(double left, double top, double right, double bottom) {
    return new Boxes(
        new double[] {left},
        new double[] {top},
        new double[] {right},
        new double[] {bottom},
        new int[1],
        new double[1]);
  }
}
