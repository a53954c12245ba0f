package org.aceso.runner;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.aceso.runner.composite.CompositeMetric;
import org.aceso.runner.resample.ReplicateCounts;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Metric;
import org.aceso.spi.Scorer;

/** Computes all metrics over the observations of one submission, and their replicates. */
final class Scoring<O> {
  private final List<Metric<O>> metrics;
  private final List<O> observations;
  private final Resampling resampling;
  private final int threads;

  Scoring(List<Metric<O>> metrics, List<O> observations, Resampling resampling, int threads) {
    this.metrics = metrics;
    this.observations = observations;
    this.resampling = resampling;
    this.threads = threads;
  }

  static void checkKeys(Evaluation<?, ?, ?> evaluation, Resampling resampling) {
    Set<String> unknown = new TreeSet<>(resampling.metricKeys());
    evaluation
        .metrics()
        .forEach(
            metric -> unknown.remove(PluginCall.computing("a metric's info", metric::info).key()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the evaluation has no metrics " + unknown);
    }
  }

  /** A scorer holds arrays over all cases: it goes as soon as nothing asks for it any more. */
  List<Score> scores() {
    if (!areKept()) {
      return metrics.stream()
          .map(metric -> new MetricRun<>(metric, metric::prepare, observations, resampling).score())
          .toList();
    }
    List<MetricRun<O>> runs = prepare();
    replicate(runs.stream().filter(MetricRun::wantsReplicates).toList());
    return runs.stream().map(MetricRun::score).toList();
  }

  /** Whether replicates or composites need scorers later on. */
  private boolean areKept() {
    return resampling.replicates() > 0
        || metrics.stream().anyMatch(CompositeMetric.class::isInstance);
  }

  /** A composite is a sum over scorers, which others have prepared unless nobody asked for them. */
  private List<MetricRun<O>> prepare() {
    IdentityHashMap<Metric<O>, Scorer> scorers = new IdentityHashMap<>();
    List<MetricRun<O>> runs = new ArrayList<>();
    for (Metric<O> metric : metrics) {
      Function<List<O>, Scorer> preparing =
          metric instanceof CompositeMetric<O> composite
              ? inCaseOrder ->
                  composite.over(
                      term -> scorers.computeIfAbsent(term, one -> one.prepare(inCaseOrder)),
                      inCaseOrder.size())
              : metric::prepare;
      MetricRun<O> run = new MetricRun<>(metric, preparing, observations, resampling);
      scorers.put(metric, run.scorer());
      runs.add(run);
    }
    return runs;
  }

  /** Every metric gets counts of its own: one that changes them harms nobody. */
  private void replicate(List<MetricRun<O>> runs) {
    if (runs.isEmpty()) {
      return;
    }
    ReplicateCounts drawn =
        ReplicateCounts.of(resampling.seed(), observations.size(), resampling.replicates());
    Blocks.run(
        threads,
        resampling.replicates(),
        replicate -> runs.forEach(run -> run.replicate(replicate, drawn.get(replicate))));
  }
}
