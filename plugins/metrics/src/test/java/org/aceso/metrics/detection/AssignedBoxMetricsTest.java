package org.aceso.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class AssignedBoxMetricsTest {
  private static final long SEED = 20_261_128;
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    AssignedBoxMetrics metrics = new AssignedBoxMetrics(NAMES);
    for (int round = 0; round < 1_000; round++) {
      List<AssignedBoxes> images = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(5); i++) {
        images.add(
            AssignedBoxes.of(
                RandomBoxes.of(random, 3, 3, 1), RandomBoxes.of(random, 3, 3, 1), NAMES.size()));
      }
      int[] counts = RandomBoxes.counts(random, images.size());
      List<int[]> pairs = new ArrayList<>();
      double sum = 0;
      for (AssignedBoxes image : RandomBoxes.expand(images, counts)) {
        for (int box = 0; box < image.truth().length; box++) {
          pairs.add(new int[] {image.truth()[box], image.assigned()[box]});
          sum += (image.overlaps()[box] + 1) / 2;
        }
      }
      double size = pairs.size();
      assertEquals(sum / size, value(metrics.meanRescaledGiou(), images, counts), 1e-12);
      double right = pairs.stream().filter(pair -> pair[0] == pair[1]).count();
      assertEquals(right / size, value(metrics.accuracy(), images, counts), 1e-12);
      for (LabelSet set : LabelSet.values()) {
        double macro =
            labels(pairs, set).stream().mapToDouble(l -> f1(pairs, l)).average().orElse(0);
        assertEquals(
            pairs.isEmpty() ? Double.NaN : macro,
            value(metrics.macroF1(set), images, counts),
            1e-12);
      }
      assertEquals(
          pairs.isEmpty() ? Double.NaN : f1(pairs, 1),
          value(metrics.f1().get(1), images, counts),
          1e-12);
    }
  }

  @Test
  void firstOfEqualBoxes_isTaken() {
    Boxes truth = two(0, 0);
    assertEquals(1, AssignedBoxes.of(two(1, 2), truth, 3).assigned()[0]);
    assertEquals(2, AssignedBoxes.of(two(2, 1), truth, 3).assigned()[0]);
  }

  @Test
  void imageWithoutPredictions_hasAClassOfItsOwn() {
    AssignedBoxes image = AssignedBoxes.of(Boxes.NONE, two(0, 1), 3);
    assertEquals(3, image.assigned()[0]);
    AssignedBoxMetrics metrics = new AssignedBoxMetrics(NAMES);
    List<AssignedBoxes> images = List.of(image, AssignedBoxes.of(two(0, 1), two(0, 0), 3));
    assertEquals(0, value(metrics.meanRescaledGiou(), List.of(image), new int[] {1}));
    var parts = metrics.macroF1(LabelSet.UNION).prepare(images).parts();
    assertEquals(3, parts.get("labels")[0][0]);
    assertEquals(2, parts.get("missing_boxes")[0][0]);
  }

  @Test
  void noTrueBox_isUndefinedWithItsReason() {
    List<AssignedBoxes> images = List.of(AssignedBoxes.of(two(0, 1), Boxes.NONE, 3));
    AssignedBoxMetrics metrics = new AssignedBoxMetrics(NAMES);
    for (Metric<AssignedBoxes> metric : List.of(metrics.meanRescaledGiou(), metrics.accuracy())) {
      assertTrue(Double.isNaN(value(metric, images, new int[] {1})));
      assertEquals("no_truth", metric.prepare(images).undefinedReason());
    }
  }

  private static double value(
      Metric<AssignedBoxes> metric, List<AssignedBoxes> images, int[] counts) {
    return metric.prepare(images).value(counts);
  }

  private static Set<Integer> labels(List<int[]> pairs, LabelSet set) {
    Set<Integer> labels = new TreeSet<>();
    if (set == LabelSet.ALL) {
      labels.addAll(List.of(0, 1, 2));
    } else {
      pairs.forEach(pair -> labels.add(pair[0]));
    }
    if (set == LabelSet.UNION) {
      pairs.forEach(pair -> labels.add(pair[1]));
    }
    return labels;
  }

  private static double f1(List<int[]> pairs, int label) {
    double tp = pairs.stream().filter(pair -> pair[0] == label && pair[1] == label).count();
    double all =
        pairs.stream()
            .mapToInt(pair -> (pair[0] == label ? 1 : 0) + (pair[1] == label ? 1 : 0))
            .sum();
    return all == 0 ? 0 : 2 * tp / all;
  }

  /** Two equal boxes of these classes. */
  private static Boxes two(int first, int second) {
    return new Boxes(
        new double[2],
        new double[2],
        new double[] {4, 4},
        new double[] {4, 4},
        new int[] {first, second},
        new double[2]);
  }
}
