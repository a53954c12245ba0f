package org.aceso.metrics.classification;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The definitions written down word by word, in quadratic time. */
final class NaiveBinary {
  private final List<ScoredLabel> labels;

  NaiveBinary(List<ScoredLabel> labels) {
    this.labels = labels;
  }

  double auroc() {
    double won = 0;
    for (ScoredLabel positive : labels) {
      for (ScoredLabel negative : labels) {
        if (positive.positive() && !negative.positive()) {
          won += positive.score() > negative.score() ? 1 : 0;
          won += positive.score() == negative.score() ? 0.5 : 0;
        }
      }
    }
    return won / (count(ScoredLabel::positive) * count(label -> !label.positive()));
  }

  double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (double threshold : thresholds()) {
      double recall = sensitivity(threshold);
      sum += (recall - before) * precision(threshold);
      before = recall;
    }
    return count(ScoredLabel::positive) == 0 ? Double.NaN : sum;
  }

  double trapezoid() {
    double sum = 0;
    double recallBefore = 0;
    double precisionBefore = 1;
    for (double threshold : thresholds()) {
      double recall = sensitivity(threshold);
      sum += (recall - recallBefore) * (precision(threshold) + precisionBefore) / 2;
      recallBefore = recall;
      precisionBefore = precision(threshold);
    }
    return count(ScoredLabel::positive) == 0 ? Double.NaN : sum;
  }

  double partialAuroc(double most) {
    double area = 0;
    double x = 0;
    double y = 0;
    for (double threshold : thresholds()) {
      double nextX = Math.min(most, alarms(threshold));
      double rise = sensitivity(threshold) - y;
      double share = alarms(threshold) == x ? 1 : (nextX - x) / (alarms(threshold) - x);
      area += (nextX - x) * (y + y + share * rise) / 2;
      if (alarms(threshold) > most) {
        break;
      }
      x = nextX;
      y = sensitivity(threshold);
    }
    double chance = most * most / 2;
    return hasBoth() ? 0.5 * (1 + (area - chance) / (most - chance)) : Double.NaN;
  }

  double sensitivityAt(double specificity) {
    double best =
        DoubleStream.of(thresholds())
            .filter(threshold -> specificity(threshold) >= specificity)
            .map(this::sensitivity)
            .max()
            .orElse(0);
    return hasBoth() ? best : Double.NaN;
  }

  double youden() {
    double best =
        DoubleStream.of(thresholds())
            .map(threshold -> sensitivity(threshold) - alarms(threshold))
            .max()
            .orElse(0);
    return hasBoth() ? Math.max(0, best) : Double.NaN;
  }

  private boolean hasBoth() {
    return count(ScoredLabel::positive) > 0 && count(label -> !label.positive()) > 0;
  }

  private double[] thresholds() {
    double[] ascending =
        labels.stream().mapToDouble(label -> label.score() + 0.0).distinct().sorted().toArray();
    return IntStream.range(0, ascending.length)
        .mapToDouble(i -> ascending[ascending.length - 1 - i])
        .toArray();
  }

  private double sensitivity(double threshold) {
    return count(label -> label.positive() && label.score() >= threshold)
        / count(ScoredLabel::positive);
  }

  private double precision(double threshold) {
    return count(label -> label.positive() && label.score() >= threshold)
        / count(label -> label.score() >= threshold);
  }

  private double specificity(double threshold) {
    return count(label -> !label.positive() && label.score() < threshold)
        / count(label -> !label.positive());
  }

  private double alarms(double threshold) {
    return count(label -> !label.positive() && label.score() >= threshold)
        / count(label -> !label.positive());
  }

  private double count(Predicate<ScoredLabel> predicate) {
    return labels.stream().filter(predicate).count();
  }
}
