package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aceso.metrics.segmentation.NaiveStructures.Weighted;
import org.junit.jupiter.api.Test;

final class StructureMeasuresTest {
  private static final long SEED = 20_261_128;
  private static final int ROUNDS = 200;
  private static final double[] TOLERANCES = {0.5, 1, 2};
  private static final AbsenceRule SKIP = new AbsenceRule(true, true, 0);
  private static final AbsenceRule WORST = new AbsenceRule(false, false, 99);

  private static List<StructureMeasure> all() {
    List<StructureMeasure> all = new ArrayList<>(OverlapMeasures.overlap());
    all.addAll(OverlapMeasures.volume());
    all.addAll(SurfaceMeasures.border(TOLERANCES));
    all.addAll(SurfaceMeasures.surfel(TOLERANCES));
    return all;
  }

  private static StructurePair pair(LabelMap predicted, LabelMap reference, int... labels) {
    VoxelBox box =
        LabelBoxes.of(predicted, 3)
            .around(labels)
            .union(LabelBoxes.of(reference, 3).around(labels));
    boolean[] members = new boolean[4];
    for (int label : labels) {
      members[label] = true;
    }
    return StructurePair.of(predicted, reference, box, members);
  }

  private static Map<String, Function<NaiveStructures, Double>> definitions() {
    Map<String, Function<NaiveStructures, Double>> all = new LinkedHashMap<>();
    all.put("border_hd@1", n -> Math.max(max(n, true), max(n, false)));
    all.put("border_hd95@1", n -> Math.max(quantile(n, true), quantile(n, false)));
    all.put("border_hd95_pooled@1", n -> NaiveStructures.linearQuantile(pooled(n)));
    all.put("border_assd@1", n -> NaiveStructures.mean(pooled(n)));
    all.put("border_masd@1", n -> (border(n, true) + border(n, false)) / 2);
    all.put("border_asd_prediction@1", n -> border(n, true));
    all.put("border_asd_reference@1", n -> border(n, false));
    all.put("surfel_asd_prediction@1", n -> NaiveStructures.mean(n.surfelDistances(true)));
    all.put("surfel_asd_reference@1", n -> NaiveStructures.mean(n.surfelDistances(false)));
    all.put(
        "surfel_hd@1",
        n ->
            Math.max(
                NaiveStructures.max(n.surfelDistances(true)),
                NaiveStructures.max(n.surfelDistances(false))));
    all.put(
        "border_nsd@1[tolerance=2]",
        n -> NaiveStructures.shareWithin(n.borderDistances(true), n.borderDistances(false), 2));
    all.put(
        "surfel_nsd@1[tolerance=0.5]",
        n -> NaiveStructures.shareWithin(n.surfelDistances(true), n.surfelDistances(false), 0.5));
    return all;
  }

  private static double max(NaiveStructures naive, boolean ofPrediction) {
    return NaiveStructures.max(naive.borderDistances(ofPrediction));
  }

  private static double quantile(NaiveStructures naive, boolean ofPrediction) {
    return NaiveStructures.linearQuantile(naive.borderDistances(ofPrediction));
  }

  private static double border(NaiveStructures naive, boolean ofPrediction) {
    return NaiveStructures.mean(naive.borderDistances(ofPrediction));
  }

  private static List<Weighted> pooled(NaiveStructures naive) {
    List<Weighted> pooled = new ArrayList<>(naive.borderDistances(true));
    pooled.addAll(naive.borderDistances(false));
    return pooled;
  }

  private static double value(String key, StructurePair pair, AbsenceRule rule) {
    return all().stream()
        .filter(measure -> measure.info().key().equals(key))
        .findFirst()
        .orElseThrow()
        .of(pair, rule);
  }

  @Test
  void everyDistance_equalsItsDefinition_onRandomMaps() {
    RandomMaps maps = new RandomMaps(SEED);
    int compared = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int[] shape = maps.shape(round % 3 == 0);
      VoxelSpacing spacing = maps.spacing();
      LabelMap predicted = maps.map(shape, spacing);
      LabelMap reference = maps.map(shape, spacing);
      NaiveStructures naive = new NaiveStructures(predicted, reference, 1);
      if (naive.isInBoth()) {
        compared++;
        StructurePair pair = pair(predicted, reference, 1);
        String about = "round " + round + " of seed " + SEED;
        definitions()
            .forEach(
                (key, definition) ->
                    assertEquals(
                        definition.apply(naive), value(key, pair, SKIP), 1e-9, key + ", " + about));
        assertQuantile(naive, pair, about);
        assertEquals(naive.dice(), value("dice@1", pair, SKIP), about);
      }
    }
    assertTrue(compared > ROUNDS / 4, "only " + compared);
  }

  private static void assertQuantile(NaiveStructures naive, StructurePair pair, String about) {
    double[] ofPrediction = NaiveStructures.areaQuantiles(naive.surfelDistances(true));
    double[] ofReference = NaiveStructures.areaQuantiles(naive.surfelDistances(false));
    double value = value("surfel_hd95@1", pair, SKIP);
    assertTrue(value >= Math.max(ofPrediction[0], ofReference[0]) - 1e-9, about);
    assertTrue(value <= Math.max(ofPrediction[1], ofReference[1]) + 1e-9, about);
  }

  @Test
  void everyMeasure_staysWithinItsBounds_andIsBestForEqualMaps() {
    RandomMaps maps = new RandomMaps(SEED);
    for (int round = 0; round < 200; round++) {
      int[] shape = maps.shape(round % 3 == 0);
      VoxelSpacing spacing = maps.spacing();
      LabelMap predicted = maps.map(shape, spacing);
      LabelMap reference = maps.map(shape, spacing);
      for (StructureMeasure measure : all()) {
        double signed = measure.of(pair(predicted, reference, 1, 3), WORST);
        double value = measure.signedPart().isPresent() ? Math.abs(signed) : signed;
        assertTrue(
            Double.isNaN(value)
                || (value >= measure.info().least() && value <= measure.info().most()),
            measure.info().key() + " is " + value + ", round " + round);
        double perfect = measure.of(pair(reference, reference, 1, 3), WORST);
        assertEquals(measure.info().most() == 1 ? 1 : 0, perfect, measure.info().key());
      }
    }
  }

  @Test
  void swappingTheImages_changesNoSymmetricMeasure() {
    RandomMaps maps = new RandomMaps(SEED);
    List<String> symmetric =
        List.of("dice@1", "iou@1", "border_hd@1", "border_hd95@1", "surfel_hd@1", "border_masd@1");
    for (int round = 0; round < 200; round++) {
      int[] shape = maps.shape(false);
      VoxelSpacing spacing = maps.spacing();
      LabelMap first = maps.map(shape, spacing);
      LabelMap second = maps.map(shape, spacing);
      for (String key : symmetric) {
        assertEquals(
            value(key, pair(first, second, 2), WORST), value(key, pair(second, first, 2), WORST));
      }
    }
  }

  @Test
  void aLargeMap_hasTheSameBitsOnManyThreadsAsSliceBySlice() {
    int n = 40;
    byte[] one = new byte[n * n * n];
    byte[] other = new byte[n * n * n];
    for (int i = 0; i < one.length; i++) {
      int x = i % n - 18;
      int y = i / n % n - 19;
      int z = i / n / n - 20;
      one[i] = (byte) (x * x + y * y + z * z < 150 ? 1 : 0);
      other[i] = (byte) (x * x + y * y + 2 * z * z < 280 ? 1 : 0);
    }
    VoxelSpacing spacing = new VoxelSpacing(0.7, 0.9, 1.3);
    LabelMap predicted = new LabelMap(LabelArray.of(one), n, n, n, spacing);
    LabelMap reference = new LabelMap(LabelArray.of(other), n, n, n, spacing);
    NaiveStructures naive = new NaiveStructures(predicted, reference, 1);
    StructurePair pair = pair(predicted, reference, 1);
    assertEquals(border(naive, true), value("border_asd_prediction@1", pair, SKIP), 1e-9);
    assertEquals(
        value("surfel_asd_reference@1", pair, SKIP),
        value("surfel_asd_reference@1", pair(predicted, reference, 1), SKIP));
  }

  @Test
  void absentStructures_scoreWhatTheRuleSays() {
    VoxelSpacing spacing = new VoxelSpacing(1, 1, 1);
    LabelMap empty = new LabelMap(LabelArray.of(new byte[8]), 2, 2, 2, spacing);
    LabelMap full =
        new LabelMap(LabelArray.of(new short[] {1, 0, 0, 0, 0, 0, 0, 0}), 2, 2, 2, spacing);
    StructurePair neither = pair(empty, empty, 1);
    StructurePair missed = pair(empty, full, 1);
    StructurePair invented = pair(full, empty, 1);
    for (StructureMeasure measure : all()) {
      assertEquals(Double.NaN, measure.of(neither, SKIP), measure.info().key());
    }
    assertEquals(1, value("dice@1", neither, WORST));
    assertEquals(0, value("surfel_hd95@1", neither, WORST));
    assertEquals(99, value("surfel_hd95@1", missed, WORST));
    assertEquals(Double.NaN, value("border_assd@1", invented, SKIP));
    assertEquals(0, value("surfel_nsd@1[tolerance=1]", missed, WORST));
    assertEquals(0, value("dice@1", missed, SKIP));
    assertEquals(0, value("precision@1", missed, SKIP));
    assertEquals(Double.NaN, value("sensitivity@1", invented, SKIP));
    assertEquals(-1, value("absolute_relative_volume_difference@1", missed, SKIP));
    assertEquals(1, value("absolute_volume_difference@1", missed, SKIP));
  }
}
