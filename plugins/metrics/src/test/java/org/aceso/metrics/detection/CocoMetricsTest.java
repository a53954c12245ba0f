package org.aceso.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class CocoMetricsTest {
  private static final long SEED = 20_261_128;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static Map<String, ToDoubleFunction<NaiveCoco>> definitions() {
    Map<String, ToDoubleFunction<NaiveCoco>> all = new HashMap<>();
    all.put("mean_average_precision@1[iou=0.5:0.95]", n -> n.mean(0, 1, 0, INFINITE, 100, false));
    all.put("mean_average_precision@1[iou=0.5]", n -> n.mean(0, 0.5, 0, INFINITE, 100, false));
    all.put("mean_average_precision@1[iou=0.75]", n -> n.mean(0.75, 0.75, 0, INFINITE, 100, false));
    all.put("mean_average_recall@1[detections=1]", n -> n.mean(0, 1, 0, INFINITE, 1, true));
    all.put("mean_average_recall@1[detections=10]", n -> n.mean(0, 1, 0, INFINITE, 10, true));
    all.put("mean_average_recall@1[detections=100]", n -> n.mean(0, 1, 0, INFINITE, 100, true));
    sized(all, "small", 0, 1_024);
    sized(all, "medium", 1_024, 9_216);
    sized(all, "large", 9_216, INFINITE);
    return all;
  }

  private static void sized(
      Map<String, ToDoubleFunction<NaiveCoco>> all, String size, double least, double most) {
    all.put(
        "mean_average_precision@1[iou=0.5:0.95,size=" + size + "]",
        naive -> naive.mean(0, 1, least, most, 100, false));
    all.put(
        "mean_average_recall@1[detections=100,size=" + size + "]",
        naive -> naive.mean(0, 1, least, most, 100, true));
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    Map<String, ToDoubleFunction<NaiveCoco>> definitions = definitions();
    for (int round = 0; round < 300; round++) {
      List<Boxes[]> images = images(random, 1 + random.nextInt(5), 6);
      int[] counts = RandomBoxes.counts(random, images.size());
      NaiveCoco naive = new NaiveCoco(RandomBoxes.expand(images, counts), 2);
      int compared = 0;
      for (Metric<CocoImage> metric : new CocoMetrics(List.of("a", "b")).all()) {
        ToDoubleFunction<NaiveCoco> definition = definitions.get(metric.info().key());
        if (definition != null) {
          double value = metric.prepare(observed(images)).value(counts);
          String about = metric.info().key() + ", seed " + SEED + ", round " + round;
          assertEquals(definition.applyAsDouble(naive), value, 1e-12, about);
          assertTrue(Double.isNaN(value) || (value >= 0 && value <= 1), about);
          compared++;
        }
      }
      assertEquals(definitions.size(), compared);
    }
  }

  @Test
  void valueOfACount_isThatOfRepeatedImages() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<CocoImage> images = observed(images(random, 4, 9));
      int[] counts = RandomBoxes.counts(random, images.size());
      List<CocoImage> expanded = RandomBoxes.expand(images, counts);
      for (Metric<CocoImage> metric : new CocoMetrics(List.of("a", "b")).all()) {
        assertEquals(
            metric.prepare(expanded).value(new int[] {1, 1, 1, 1}),
            metric.prepare(images).value(counts),
            metric.info().key());
      }
    }
  }

  @Test
  void moreThanOneHundredDetections_areCutByScore() {
    Random random = new Random(SEED);
    List<Boxes[]> images = images(random, 2, 400);
    NaiveCoco naive = new NaiveCoco(images, 2);
    Scorer scorer = new CocoMetrics(List.of("a", "b")).all().get(0).prepare(observed(images));
    assertEquals(naive.mean(0, 1, 0, INFINITE, 100, false), scorer.value(new int[] {1, 1}), 1e-12);
    assertTrue(observed(images).get(0).classes().length <= 200);
  }

  @Test
  void detectionsInACrowd_changeNothing() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      Boxes truth = RandomBoxes.of(random, 6, 1, 40);
      Boxes found = RandomBoxes.of(random, 6, 1, 40);
      CocoImage alone = CocoImage.of(found, truth, 1);
      CocoImage withCrowd = CocoImage.of(joined(found, far(3)), joined(truth, far(1)), 1);
      for (Metric<CocoImage> metric : new CocoMetrics(List.of("a")).all()) {
        // Detections of a lower score cannot push others out.
        assertEquals(
            metric.prepare(List.of(alone)).value(new int[] {1}),
            metric.prepare(List.of(withCrowd)).value(new int[] {1}),
            metric.info().key() + ", seed " + SEED + ", round " + round);
      }
    }
  }

  /** Small boxes in the place of the first, which is a crowd where it is the only one. */
  private static Boxes far(int size) {
    Boxes boxes =
        new Boxes(
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new int[size],
            new double[size]);
    for (int box = 0; box < size; box++) {
      boxes.left()[box] = 5_000 + 10 * box;
      boxes.right()[box] = size == 1 ? 6_000 : 5_020 + 10 * box;
      boxes.bottom()[box] = size == 1 ? 1_000 : 20;
      boxes.scores()[box] = -1;
      boxes.crowds()[box] = size == 1;
    }
    return boxes;
  }

  private static Boxes joined(Boxes a, Boxes b) {
    boolean[] crowds = Arrays.copyOf(a.crowds(), a.size() + b.size());
    System.arraycopy(b.crowds(), 0, crowds, a.size(), b.size());
    return new Boxes(
        joined(a.left(), b.left()),
        joined(a.top(), b.top()),
        joined(a.right(), b.right()),
        joined(a.bottom(), b.bottom()),
        IntStream.concat(IntStream.of(a.classes()), IntStream.of(b.classes())).toArray(),
        joined(a.scores(), b.scores()),
        crowds);
  }

  private static double[] joined(double[] a, double[] b) {
    return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray();
  }

  @Test
  void noTrueBox_isUndefinedWithItsReason() {
    List<CocoImage> images = List.of(CocoImage.of(Boxes.NONE, Boxes.NONE, 1));
    for (Metric<CocoImage> metric : new CocoMetrics(List.of("a")).all()) {
      Scorer scorer = metric.prepare(images);
      assertTrue(Double.isNaN(scorer.value(new int[] {1})));
      assertEquals("no_truth", scorer.undefinedReason());
    }
  }

  private static List<Boxes[]> images(Random random, int size, int most) {
    List<Boxes[]> images = new ArrayList<>();
    int scale = 12 + random.nextInt(30);
    for (int i = 0; i < size; i++) {
      images.add(
          new Boxes[] {
            RandomBoxes.of(random, most, 2, scale),
            RandomBoxes.withCrowds(random, most / 2, 2, scale)
          });
    }
    return images;
  }

  private static List<CocoImage> observed(List<Boxes[]> images) {
    return images.stream().map(image -> CocoImage.of(image[0], image[1], 2)).toList();
  }
}
