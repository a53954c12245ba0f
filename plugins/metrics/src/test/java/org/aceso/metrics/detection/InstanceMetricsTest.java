package org.aceso.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.metrics.segmentation.LabelArray;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class InstanceMetricsTest {
  private static final long SEED = 20_261_128;
  private static final int PIXELS = 40;

  private static Map<String, ToDoubleFunction<NaiveInstances>> definitions() {
    Map<String, ToDoubleFunction<NaiveInstances>> all = new LinkedHashMap<>();
    all.put("panoptic_quality@1", naive -> naive.panoptic(false, false, 0));
    all.put("panoptic_quality@1[classes=truth]", naive -> naive.panoptic(true, false, 0));
    all.put(
        "panoptic_quality@1[classes=all,epsilon=1e-6]", naive -> naive.panoptic(false, true, 1e-6));
    all.put("panoptic_quality@1[class=b]", naive -> naive.ofClass(1, 0));
    all.put("binary_panoptic_quality@1", NaiveInstances::binary);
    all.put(
        "mean_binary_panoptic_quality@1[empty=left_out]", naive -> naive.meanBinary(Double.NaN, 0));
    all.put("mean_binary_panoptic_quality@1[empty=perfect]", naive -> naive.meanBinary(1, 0));
    all.put(
        "mean_binary_panoptic_quality@1[empty=zero,epsilon=1e-6]",
        naive -> naive.meanBinary(0, 1e-6));
    all.put("threshold_precision@1", NaiveInstances::thresholdPrecision);
    all.put("instance_f1@1[iou=0.7]", naive -> naive.f1(0.7));
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    for (int round = 0; round < 600; round++) {
      List<int[][]> masks = new ArrayList<>();
      List<InstanceMatches> images = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(5); i++) {
        int[][] image = image(random);
        masks.add(image);
        images.add(InstanceMatches.of(instances(image[0]), instances(image[1]), 2));
      }
      int[] counts = RandomBoxes.counts(random, images.size());
      NaiveInstances naive = new NaiveInstances(RandomBoxes.expand(masks, counts));
      Map<String, ToDoubleFunction<NaiveInstances>> definitions = definitions();
      int compared = 0;
      for (Metric<InstanceMatches> metric : metrics()) {
        ToDoubleFunction<NaiveInstances> definition = definitions.get(metric.info().key());
        if (definition != null) {
          double value = metric.prepare(images).value(counts);
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
  void numbersOfPixels_giveTheBitsOfRuns() {
    Random random = new Random(SEED);
    for (int round = 0; round < 600; round++) {
      int[][] image = image(random);
      InstanceMatches runs = InstanceMatches.of(instances(image[0]), instances(image[1]), 2);
      InstanceMatches map = InstanceMatches.of(map(image[0]), map(image[1]), 2);
      String about = "seed " + SEED + ", round " + round;
      assertTrue(Arrays.deepEquals(runs.byClass(), map.byClass()), about);
      assertArrayEquals(runs.overlaps(), map.overlaps(), 0, about);
      assertArrayEquals(runs.hits(), map.hits(), about);
      assertEquals(runs.overlap(), map.overlap(), 0, about);
      assertEquals(runs.predicted(), map.predicted(), about);
      assertEquals(runs.truths(), map.truths(), about);
    }
  }

  @Test
  void imagesOfDifferentSizes_areNotCompared() {
    InstanceMap small = InstanceMap.of(LabelArray.of(new byte[3]));
    InstanceMap large = InstanceMap.of(LabelArray.of(new byte[4]));
    assertThrows(IllegalArgumentException.class, () -> InstanceMatches.of(small, large, 1));
    assertThrows(IllegalArgumentException.class, () -> small.withClasses(new int[1]));
  }

  @Test
  void panopticQuality_isTheProductOfTheOthersForOneClass() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      int[][] image = image(random);
      List<InstanceMatches> one =
          List.of(InstanceMatches.of(instances(image[0]), instances(image[1]), 2));
      List<Metric<InstanceMatches>> ofA = new InstanceMetrics(List.of("a", "b")).ofClasses();
      double[] values =
          ofA.stream().mapToDouble(m -> m.prepare(one).value(new int[] {1})).toArray();
      assertEquals(values[1] * values[2], values[0], 1e-12);
    }
  }

  @Test
  void overlapOfInstances_isFound() {
    Instances apart =
        new Instances(new int[2], new int[][] {{0, 8}, {3}}, new int[][] {{3, 9}, {8}});
    assertNull(apart.firstOverlap());
    Instances shared =
        new Instances(new int[2], new int[][] {{0, 7}, {3}}, new int[][] {{3, 9}, {8}});
    assertArrayEquals(new int[] {1, 0}, shared.firstOverlap());
  }

  @Test
  void noInstance_isUndefinedOrPerfectAsDeclared() {
    List<InstanceMatches> empty = List.of(InstanceMatches.of(Instances.NONE, Instances.NONE, 2));
    for (Metric<InstanceMatches> metric : metrics()) {
      double value = metric.prepare(empty).value(new int[] {1});
      String key = metric.info().key();
      boolean isDeclared =
          key.contains("epsilon") || key.contains("perfect") || key.contains("threshold");
      assertEquals(isDeclared, !Double.isNaN(value), key);
      assertTrue(isDeclared || metric.prepare(empty).undefinedReason().equals("no_instances"), key);
    }
  }

  private static List<Metric<InstanceMatches>> metrics() {
    InstanceMetrics metrics = new InstanceMetrics(List.of("a", "b"));
    List<Metric<InstanceMatches>> all = new ArrayList<>(metrics.means());
    all.addAll(metrics.ofClasses());
    all.addAll(metrics.binary());
    all.addAll(metrics.overThresholds());
    return all;
  }

  /** Prediction and truth: by pixel 0, or an instance whose class is its number modulo 2. */
  private static int[][] image(Random random) {
    int[][] image = new int[2][PIXELS];
    if (random.nextInt(6) > 0) {
      fill(image[1], random);
    }
    image[0] = image[1].clone();
    if (random.nextBoolean()) {
      fill(image[0], random);
    }
    return image;
  }

  private static void fill(int[] mask, Random random) {
    for (int i = random.nextInt(6); i > 0; i--) {
      int start = random.nextInt(PIXELS);
      int end = Math.min(PIXELS, start + 1 + random.nextInt(12));
      int number = 1 + random.nextInt(8);
      for (int pixel = start; pixel < end; pixel++) {
        mask[pixel] = number;
      }
    }
  }

  /** The same instances under other numbers in the same order, some beyond a byte. */
  private static InstanceMap map(int[] mask) {
    short[] pixels = new short[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      pixels[pixel] = (short) (mask[pixel] * 8191);
    }
    InstanceMap map = InstanceMap.of(LabelArray.of(pixels));
    return map.withClasses(Arrays.stream(map.numbers()).map(number -> number % 2).toArray());
  }

  private static Instances instances(int[] mask) {
    int[] numbers = NaiveInstances.numbers(mask);
    int[] classes = new int[numbers.length];
    int[][] starts = new int[numbers.length][];
    int[][] ends = new int[numbers.length][];
    for (int one = 0; one < numbers.length; one++) {
      int number = numbers[one];
      classes[one] = number % 2;
      starts[one] = IntStream.range(0, PIXELS).filter(pixel -> mask[pixel] == number).toArray();
      ends[one] = Arrays.stream(starts[one]).map(pixel -> pixel + 1).toArray();
    }
    return new Instances(classes, starts, ends);
  }
}
