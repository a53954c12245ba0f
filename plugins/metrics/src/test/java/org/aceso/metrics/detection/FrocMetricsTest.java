package org.aceso.metrics.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class FrocMetricsTest {
  private static final long SEED = 20_261_128;
  private static final double[] RATES = {0, 0.125, 0.5, 1, 2, 8};

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    Random random = new Random(SEED);
    FrocMetrics metrics = new FrocMetrics(RATES);
    for (int round = 0; round < 1_500; round++) {
      List<ScanMarks> scans = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(5); i++) {
        scans.add(ScanMarks.of(marks(random), findings(random), 4));
      }
      int[] counts = RandomBoxes.counts(random, scans.size());
      List<ScanMarks> expanded = RandomBoxes.expand(scans, counts);
      double sum = 0;
      for (int r = 0; r < RATES.length; r++) {
        double expected = sensitivity(expanded, RATES[r]);
        assertEquals(expected, metrics.sensitivities().get(r).prepare(scans).value(counts), 1e-12);
        sum += expected;
      }
      assertEquals(sum / RATES.length, metrics.score().prepare(scans).value(counts), 1e-12);
    }
  }

  @Test
  void marksAndFindings_areHeldAgainstEachOther() {
    Points marks =
        new Points(
            new double[][] {{0, 0}, {1, 0}, {10, 0}, {20, 0}, {3, 0}},
            new double[] {0.2, 0.9, 0.5, 0.4, 0.8});
    Findings findings =
        new Findings(
            new double[][] {{0, 0}, {10, 1}, {50, 0}},
            new double[] {3, 2, 1},
            new boolean[] {true, false, true});
    ScanMarks scan = ScanMarks.of(marks, findings, 100);
    // The mark at the radius is wrong, that on the finding nobody looks for is ignored.
    assertArrayEquals(new double[] {0.9}, scan.found());
    assertArrayEquals(new double[] {0.4, 0.8}, scan.wrong());
    assertEquals(2, scan.findings());
  }

  @Test
  void tiesAtTheCut_allFallOut() {
    double[][] places = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
    assertEquals(1, new Points(places, new double[] {0.5, 0.9, 0.5, 0.1}).surest(2).size());
    assertEquals(4, new Points(places, new double[] {0.5, 0.9, 0.5, 0.1}).surest(4).size());
    assertEquals(0, new Points(places, new double[] {1, 1, 1, 1}).surest(3).size());
  }

  @Test
  void curve_carriesItsEnd() {
    ScanMarks scan = new ScanMarks(new double[] {0.9}, new double[] {0.5, 0.1}, 2);
    Scorer scorer = new FrocMetrics(RATES).score().prepare(List.of(scan));
    assertEquals(2, scorer.parts().get("false_positives_per_scan")[0][0]);
    assertEquals(0.5, scorer.parts().get("sensitivity")[0][0]);
    assertArrayEquals(new double[] {0, 0.5, 0.5}, scorer.curves().get(0).y());
  }

  @Test
  void nothingToFind_isUndefinedWithItsReason() {
    List<ScanMarks> scans = List.of(new ScanMarks(new double[0], new double[] {1}, 0));
    for (Metric<ScanMarks> metric : new FrocMetrics(RATES).sensitivities()) {
      assertTrue(Double.isNaN(metric.prepare(scans).value(new int[] {1})));
      assertEquals("no_truth", metric.prepare(scans).undefinedReason());
    }
  }

  /** Every threshold in turn, then the line between the two points around the rate. */
  private static double sensitivity(List<ScanMarks> scans, double rate) {
    double findings = scans.stream().mapToInt(ScanMarks::findings).sum();
    TreeSet<Double> thresholds = new TreeSet<>();
    scans.forEach(scan -> add(thresholds, scan));
    double x = 0;
    double y = 0;
    for (double threshold : thresholds.descendingSet()) {
      double nextX = scans.stream().mapToLong(scan -> atLeast(scan.wrong(), threshold)).sum();
      double nextY = scans.stream().mapToLong(scan -> atLeast(scan.found(), threshold)).sum();
      nextX /= scans.size();
      if (nextX > rate) {
        return (y + (nextY - y) * (rate - x) / (nextX - x)) / findings;
      }
      x = nextX;
      y = nextY;
    }
    return findings == 0 ? Double.NaN : y / findings;
  }

  private static void add(Set<Double> thresholds, ScanMarks scan) {
    for (double score : scan.found()) {
      thresholds.add(score);
    }
    for (double score : scan.wrong()) {
      thresholds.add(score);
    }
  }

  private static long atLeast(double[] scores, double threshold) {
    return Arrays.stream(scores).filter(score -> score >= threshold).count();
  }

  private static Points marks(Random random) {
    int size = random.nextInt(7);
    double[][] places = new double[size][2];
    double[] scores = new double[size];
    for (int mark = 0; mark < size; mark++) {
      places[mark] = new double[] {random.nextInt(5), random.nextInt(5)};
      scores[mark] = random.nextInt(6) / 5.0;
    }
    return new Points(places, scores);
  }

  private static Findings findings(Random random) {
    Points places = marks(random);
    double[] radii = new double[places.size()];
    boolean[] scored = new boolean[places.size()];
    for (int finding = 0; finding < radii.length; finding++) {
      radii[finding] = 1 + random.nextInt(2);
      scored[finding] = random.nextInt(4) > 0;
    }
    return new Findings(places.places(), radii, scored);
  }
}
