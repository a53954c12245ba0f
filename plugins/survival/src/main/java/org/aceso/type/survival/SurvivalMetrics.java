package org.aceso.type.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aceso.metrics.survival.BrierMetrics;
import org.aceso.metrics.survival.CensoredRisk;
import org.aceso.metrics.survival.Censoring;
import org.aceso.metrics.survival.ConcordanceMetrics;
import org.aceso.metrics.survival.DynamicAucMetrics;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.Metric;

/** The metrics of a phase: those of each endpoint in turn. */
final class SurvivalMetrics {
  private final SurvivalSettings settings;
  private final List<FollowUp[]> training;
  private final List<Metric<Observed>> all = new ArrayList<>();

  /**
   * @param training outcomes of other cases; null when there are none
   */
  SurvivalMetrics(SurvivalSettings settings, List<FollowUp[]> training) {
    this.settings = settings;
    this.training = training;
    for (int endpoint = 0; endpoint < settings.endpoints().size(); endpoint++) {
      addConcordance(endpoint);
      for (Censoring censoring : censorings(endpoint)) {
        addAtTimes(endpoint, censoring);
      }
    }
  }

  List<Metric<Observed>> all() {
    return all;
  }

  private List<Censoring> censorings(int endpoint) {
    if (training == null) {
      return List.of(Censoring.ofScoredCases());
    }
    return List.of(
        Censoring.ofScoredCases(),
        Censoring.of(training.stream().map(outcomes -> outcomes[endpoint]).toList()));
  }

  private void addConcordance(int endpoint) {
    Function<Observed, CensoredRisk> risk = observed -> observed.risk(endpoint);
    for (double tolerance : settings.tieTolerances()) {
      ConcordanceMetrics metrics = new ConcordanceMetrics(tolerance);
      add(metrics.harrell(), endpoint, risk);
      for (Censoring censoring : censorings(endpoint)) {
        add(metrics.uno(censoring, settings.tau()), endpoint, risk);
      }
    }
  }

  private void addAtTimes(int endpoint, Censoring censoring) {
    double[] times = settings.times();
    if (times.length == 0) {
      return;
    }
    for (double tolerance : settings.tieTolerances()) {
      DynamicAucMetrics metrics = new DynamicAucMetrics(censoring, tolerance);
      for (double time : times) {
        add(metrics.at(time), endpoint, observed -> observed.risk(endpoint));
      }
      add(metrics.mean(times), endpoint, observed -> observed.risk(endpoint));
    }
    if (settings.hasCurves()) {
      BrierMetrics metrics = new BrierMetrics(censoring, times);
      for (int index = 0; index < times.length; index++) {
        add(metrics.at(index), endpoint, observed -> observed.curve(endpoint));
      }
      if (times.length > 1) {
        add(metrics.integrated(), endpoint, observed -> observed.curve(endpoint));
      }
    }
  }

  private <O> void add(Metric<O> metric, int endpoint, Function<Observed, O> view) {
    String event = settings.endpoints().get(endpoint).event();
    Metric<O> named = settings.endpoints().size() == 1 ? metric : new OfEvent<>(metric, event);
    all.add(named.on(view));
  }
}
