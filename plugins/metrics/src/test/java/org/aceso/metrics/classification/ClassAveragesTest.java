package org.aceso.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;

final class ClassAveragesTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d");
  private static final ClassAverages AVERAGES = new ClassAverages(LABELS);

  /** One class against all others. */
  private record Counts(double hits, double misses, double alarms) {

    static Counts of(List<ClassPair> pairs, int label) {
      double hits = 0;
      double misses = 0;
      double alarms = 0;
      for (ClassPair pair : pairs) {
        boolean is = pair.truth() == label;
        boolean says = pair.predicted() == label;
        hits += is && says ? 1 : 0;
        misses += is && !says ? 1 : 0;
        alarms += !is && says ? 1 : 0;
      }
      return new Counts(hits, misses, alarms);
    }

    double precision() {
      return hits == 0 ? 0 : hits / (hits + alarms);
    }

    double recall() {
      return hits == 0 ? 0 : hits / (hits + misses);
    }

    /** The weighted harmonic mean of precision and recall. */
    double f(double beta) {
      double below = beta * beta * precision() + recall();
      return below == 0 ? 0 : (1 + beta * beta) * precision() * recall() / below;
    }

    double size() {
      return hits + misses;
    }
  }

  private static Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> definitions() {
    Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> all = new LinkedHashMap<>();
    for (double beta : new double[] {0.5, 1, 2}) {
      all.put(AVERAGES.macroFBeta(beta), p -> mean(label -> Counts.of(p, label).f(beta)));
      all.put(AVERAGES.weightedFBeta(beta), p -> weighted(p, beta));
      all.put(AVERAGES.microFBeta(beta), p -> micro(p, beta));
      all.put(AVERAGES.fBetas(beta).get(2), p -> Counts.of(p, 2).f(beta));
    }
    all.put(AVERAGES.macroPrecision(), p -> mean(label -> Counts.of(p, label).precision()));
    all.put(AVERAGES.macroRecall(), p -> mean(label -> Counts.of(p, label).recall()));
    all.put(AVERAGES.precisions().get(1), p -> Counts.of(p, 1).precision());
    all.put(AVERAGES.recalls().get(3), p -> Counts.of(p, 3).recall());
    return all;
  }

  @Test
  void everyMetric_equalsItsDefinitionForRandomCounts() {
    RandomLabels random = new RandomLabels(31);
    Map<Metric<ClassPair>, ToDoubleFunction<List<ClassPair>>> definitions = definitions();
    for (int round = 0; round < 800; round++) {
      List<ClassPair> pairs = random.pairs(LABELS.size());
      int[] counts = random.counts(pairs.size());
      List<ClassPair> expanded = RandomLabels.expand(pairs, counts);
      definitions.forEach(
          (metric, definition) -> {
            double value = metric.prepare(pairs).value(counts);
            String about = metric.info().key() + ", seed " + RandomLabels.SEED;
            assertEquals(definition.applyAsDouble(expanded), value, 1e-12, about);
            assertTrue(value >= 0 && value <= 1 + 1e-12, about);
          });
    }
  }

  @Test
  void averages_areTheSameUnderNewNumbersForTheClasses() {
    RandomLabels random = new RandomLabels(32);
    for (int round = 0; round < 500; round++) {
      List<ClassPair> pairs = random.pairs(LABELS.size());
      List<Integer> renamed = random.shuffled(List.of(0, 1, 2, 3));
      List<ClassPair> other =
          pairs.stream()
              .map(pair -> new ClassPair(renamed.get(pair.truth()), renamed.get(pair.predicted())))
              .toList();
      for (Metric<ClassPair> metric :
          List.of(AVERAGES.macroFBeta(1), AVERAGES.weightedFBeta(2), AVERAGES.macroPrecision())) {
        assertEquals(valueOf(metric, pairs), valueOf(metric, other), 1e-12, metric.info().key());
      }
    }
  }

  @Test
  void names_tellClassAndBeta() {
    assertEquals("macro_f_beta@1[beta=0.5]", AVERAGES.macroFBeta(0.5).info().key());
    assertEquals("f_beta@1[beta=2,label=c]", AVERAGES.fBetas(2).get(2).info().key());
    assertEquals("precision@1[label=a]", AVERAGES.precisions().get(0).info().key());
    assertEquals("recall@1[label=d]", AVERAGES.recalls().get(3).info().key());
  }

  private static double mean(IntToDoubleFunction ofLabel) {
    return IntStream.range(0, LABELS.size()).mapToDouble(ofLabel).average().orElseThrow();
  }

  private static double weighted(List<ClassPair> pairs, double beta) {
    double sum = 0;
    for (int label = 0; label < LABELS.size(); label++) {
      Counts counts = Counts.of(pairs, label);
      sum += counts.size() * counts.f(beta);
    }
    return sum / pairs.size();
  }

  private static double micro(List<ClassPair> pairs, double beta) {
    double hits = 0;
    double misses = 0;
    double alarms = 0;
    for (int label = 0; label < LABELS.size(); label++) {
      Counts counts = Counts.of(pairs, label);
      hits += counts.hits();
      misses += counts.misses();
      alarms += counts.alarms();
    }
    return new Counts(hits, misses, alarms).f(beta);
  }

  private static double valueOf(Metric<ClassPair> metric, List<ClassPair> pairs) {
    return metric.prepare(pairs).value(RandomLabels.ones(pairs.size()));
  }
}
