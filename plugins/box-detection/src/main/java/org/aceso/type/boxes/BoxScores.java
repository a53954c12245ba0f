package org.aceso.type.boxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.detection.AssignedBoxMetrics;
import org.aceso.metrics.detection.BoxMatcher;
import org.aceso.metrics.detection.CocoMetrics;
import org.aceso.metrics.detection.LabelSet;
import org.aceso.metrics.detection.MatchMetrics;
import org.aceso.spi.Metric;

/** The metrics that a phase has. */
final class BoxScores {
  private BoxScores() {}

  static List<Metric<BoxObservation>> of(BoxSettings settings) {
    List<Metric<BoxObservation>> all = new ArrayList<>();
    if (!settings.scoreColumn().isEmpty()) {
      new CocoMetrics(settings.classes())
          .all()
          .forEach(metric -> all.add(metric.on(BoxObservation::coco)));
    }
    for (int t = 0; t < settings.matcher().thresholds().length; t++) {
      addMatches(all, settings, t);
    }
    if (settings.rules().scoresAssigned()) {
      addAssigned(all, new AssignedBoxMetrics(settings.classes()));
    }
    return all;
  }

  private static void addMatches(
      List<Metric<BoxObservation>> all, BoxSettings settings, int threshold) {
    boolean emptyIsPerfect =
        settings.rules().withoutTruth() == BoxSettings.WithoutTruth.PERFECT_WHEN_EMPTY;
    MatchMetrics metrics =
        new MatchMetrics(threshold, parameters(settings.matcher(), threshold), emptyIsPerfect);
    for (double beta : settings.betas()) {
      metrics.fBeta(beta).forEach(metric -> all.add(metric.on(BoxObservation::matches)));
    }
    metrics.precisionAndRecall().forEach(metric -> all.add(metric.on(BoxObservation::matches)));
  }

  private static Map<String, String> parameters(BoxMatcher matcher, int threshold) {
    return Map.of(
        "matching", matcher.matching().name().toLowerCase(Locale.ROOT),
        "overlap", matcher.overlap().name().toLowerCase(Locale.ROOT),
        "rule", matcher.isStrict() ? "above" : "at_least",
        "threshold", ShortestDecimal.of(matcher.thresholds()[threshold]));
  }

  private static void addAssigned(List<Metric<BoxObservation>> all, AssignedBoxMetrics metrics) {
    all.add(metrics.meanRescaledGiou().on(BoxObservation::assigned));
    for (LabelSet set : LabelSet.values()) {
      all.add(metrics.macroF1(set).on(BoxObservation::assigned));
    }
    all.add(metrics.accuracy().on(BoxObservation::assigned));
    metrics.f1().forEach(metric -> all.add(metric.on(BoxObservation::assigned)));
  }
}
