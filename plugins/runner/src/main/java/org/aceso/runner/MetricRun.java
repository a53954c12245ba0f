package org.aceso.runner;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.aceso.runner.resample.Bootstrap;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** One metric over the observations of one submission. Holds what it answers to its own terms. */
final class MetricRun<O> {
  private static final double ROUNDING = 1e-9;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final Metric<O> metric;
  private final MetricInfo info;
  private final String key;
  private final List<O> observations;
  private final Scorer scorer;
  private final double[] replicates;
  private final boolean inDetail;

  MetricRun(
      Metric<O> metric,
      Function<List<O>, Scorer> preparing,
      List<O> observations,
      Resampling resampling) {
    this.metric = metric;
    this.observations = observations;
    info = PluginCall.computing("a metric's info", metric::info);
    key = info.key();
    scorer = PluginCall.computing("preparing " + key, () -> preparing.apply(observations));
    inDetail = resampling.metricKeys().contains(key);
    replicates = new double[inDetail ? resampling.replicates() : 0];
    if (scorer == null) {
      throw fault("prepared no scorer");
    }
  }

  Scorer scorer() {
    return scorer;
  }

  boolean wantsReplicates() {
    return replicates.length > 0;
  }

  void replicate(int replicate, int[] counts) {
    replicates[replicate] = value(counts);
  }

  Score score() {
    double value = value(new Bootstrap(0, observations.size()).once());
    boolean undefined = Double.isNaN(value);
    return new Score(
        key,
        undefined ? null : value,
        undefined ? undefinedReason() : null,
        parts(),
        PluginCall.computing("curves of " + key, scorer::curves),
        inDetail ? perCase() : new double[0],
        replicates);
  }

  private double value(int[] counts) {
    double value = PluginCall.computing("computing " + key, () -> scorer.value(counts));
    if (Double.isInfinite(value)) {
      throw fault("is infinite: a metric says in its definition what it yields instead");
    }
    double slack = ROUNDING * Math.max(1, Math.abs(value));
    if (value < info.least() - slack || value > info.most() + slack) {
      throw fault("is " + value + ", outside its range of " + info.least() + " to " + info.most());
    }
    // Negative zero would be printed as such.
    return value + 0.0;
  }

  private String undefinedReason() {
    String reason = PluginCall.computing("asking " + key, scorer::undefinedReason);
    if (reason == null || !WORD.matcher(reason).matches()) {
      throw fault("gives a reason for being undefined that is not one lower-case word");
    }
    return reason;
  }

  private SortedMap<String, double[][]> parts() {
    SortedMap<String, double[][]> parts = PluginCall.computing("parts of " + key, scorer::parts);
    parts.forEach(
        (name, rows) -> {
          for (double[] row : rows) {
            if (row.length != rows[0].length || Arrays.stream(row).anyMatch(Double::isInfinite)) {
              throw fault("has a part " + name + " with ragged rows or infinite numbers");
            }
          }
        });
    return parts;
  }

  private double[] perCase() {
    double[] values = new double[observations.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      O observation = observations.get(i);
      values[i] =
          PluginCall.computing("cases of " + key, () -> metric.perCase(observation))
              .orElse(Double.NaN);
      any |= !Double.isNaN(values[i]);
    }
    return any ? values : new double[0];
  }

  private EvaluatorException fault(String what) {
    return new EvaluatorException(Fault.PLUGIN, "metric " + key + " " + what);
  }
}
