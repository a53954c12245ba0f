package org.aceso.metrics.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.aceso.metrics.Pooled;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;
import org.junit.jupiter.api.Test;

final class AlarmMetricsTest {
  private static final AlarmUtility UTILITY = AlarmUtility.cinc2019();

  /** One stay: labels, calls and probabilities. */
  private record Stay(boolean[] labels, boolean[] calls, double[] probabilities) {
    CallCounts counts() {
      return CallCounts.of(labels, calls);
    }

    StayUtility utility() {
      return UTILITY.of(labels, calls);
    }

    List<ScoredHour> hours() {
      return IntStream.range(0, labels.length)
          .mapToObj(hour -> new ScoredHour(probabilities[hour], labels[hour]))
          .toList();
    }
  }

  @Test
  void countedStays_scoreAsRepeatedOnes() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<Stay> stays = stays(random);
      int[] counts = random.ints(stays.size(), 0, 4).toArray();
      counts[random.nextInt(counts.length)]++;
      List<Stay> repeated = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        repeated.addAll(Collections.nCopies(counts[i], stays.get(i)));
      }
      assertEquals(
          naiveUtility(repeated),
          scorer(AlarmMetrics.normalizedUtility(), stays, Stay::utility).value(counts),
          1e-9);
      assertEquals(
          naiveAccuracy(repeated),
          scorer(AlarmMetrics.accuracy(), stays, Stay::counts).value(counts),
          1e-12);
      assertEquals(
          naiveF(repeated),
          scorer(AlarmMetrics.fMeasure(), stays, Stay::counts).value(counts),
          1e-12);
      assertEquals(
          naiveArea(repeated, true), pooled(Cinc2019Areas.auroc(), stays).value(counts), 1e-12);
      assertEquals(
          naiveArea(repeated, false), pooled(Cinc2019Areas.auprc(), stays).value(counts), 1e-12);
    }
  }

  private static <T> Scorer scorer(
      Metric<T> metric, List<Stay> stays, java.util.function.Function<Stay, T> view) {
    return metric.prepare(stays.stream().map(view).toList());
  }

  private static Scorer pooled(Metric<ScoredHour> metric, List<Stay> stays) {
    return Pooled.of(metric, Stay::hours).prepare(stays);
  }

  private static List<Stay> stays(Random random) {
    List<Stay> stays = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      boolean[] labels = AlarmUtilityTest.randomLabels(random, 1 + random.nextInt(12));
      boolean[] calls = new boolean[labels.length];
      double[] probabilities = new double[labels.length];
      for (int hour = 0; hour < labels.length; hour++) {
        calls[hour] = random.nextInt(3) == 0;
        probabilities[hour] = random.nextInt(6) / 5.0;
      }
      stays.add(new Stay(labels, calls, probabilities));
    }
    return stays;
  }

  private static double naiveUtility(List<Stay> stays) {
    double observed = 0;
    double best = 0;
    double none = 0;
    for (Stay stay : stays) {
      observed += UTILITY.total(stay.labels, stay.calls);
      best += UTILITY.total(stay.labels, UTILITY.bestCalls(stay.labels));
      none += UTILITY.total(stay.labels, new boolean[stay.labels.length]);
    }
    return best == none ? Double.NaN : (observed - none) / (best - none);
  }

  private static double naiveAccuracy(List<Stay> stays) {
    return hours(stays, true, true) + hours(stays, false, false) == 0
        ? 0
        : (double) (hours(stays, true, true) + hours(stays, false, false)) / size(stays);
  }

  private static double naiveF(List<Stay> stays) {
    long found = hours(stays, true, true);
    long wrong = hours(stays, true, false) + hours(stays, false, true);
    return found + wrong == 0 ? 1 : 2.0 * found / (2 * found + wrong);
  }

  private static long size(List<Stay> stays) {
    return stays.stream().mapToLong(stay -> stay.labels.length).sum();
  }

  private static long hours(List<Stay> stays, boolean label, boolean call) {
    return stays.stream()
        .mapToLong(
            stay ->
                IntStream.range(0, stay.labels.length)
                    .filter(hour -> stay.labels[hour] == label && stay.calls[hour] == call)
                    .count())
        .sum();
  }

  /** Threshold by threshold, from 1 downwards and without 0. */
  private static double naiveArea(List<Stay> stays, boolean roc) {
    List<ScoredHour> hours = stays.stream().flatMap(stay -> stay.hours().stream()).toList();
    TreeSet<Double> thresholds = new TreeSet<>(Collections.reverseOrder());
    hours.forEach(hour -> thresholds.add(hour.probability()));
    thresholds.add(1.0);
    thresholds.remove(0.0);
    double area = 0;
    double[] last = null;
    for (double threshold : thresholds) {
      // Only what reaches 1 is called at the first threshold.
      double[] rates = rates(hours, threshold);
      if (last != null) {
        area +=
            roc ? (rates[0] - last[0]) * (rates[1] + last[1]) / 2 : (rates[0] - last[0]) * rates[2];
      }
      last = rates;
    }
    return area;
  }

  private static double[] rates(List<ScoredHour> hours, double threshold) {
    double[] cells = new double[4];
    for (ScoredHour hour : hours) {
      cells[(hour.labelled() ? 2 : 0) + (hour.probability() >= threshold ? 1 : 0)]++;
    }
    return new double[] {
      cells[3] + cells[2] == 0 ? 1 : cells[3] / (cells[3] + cells[2]),
      cells[1] + cells[0] == 0 ? 1 : cells[0] / (cells[1] + cells[0]),
      cells[3] + cells[1] == 0 ? 1 : cells[3] / (cells[3] + cells[1])
    };
  }
}
