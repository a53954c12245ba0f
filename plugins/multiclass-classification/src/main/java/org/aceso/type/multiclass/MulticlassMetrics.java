package org.aceso.type.multiclass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.aceso.metrics.classification.ClassAverages;
import org.aceso.metrics.classification.ClassMetrics;
import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.multiclass.ClassProbabilities;
import org.aceso.metrics.classification.multiclass.ClassProbabilityMetrics;
import org.aceso.metrics.classification.multilabel.LabelRankMetrics;
import org.aceso.metrics.classification.multilabel.LabelScores;
import org.aceso.spi.Metric;

/** The metrics of a phase. */
final class MulticlassMetrics {
  private final MulticlassSettings settings;
  private final List<String> labels;

  MulticlassMetrics(MulticlassSettings settings) {
    this.settings = settings;
    this.labels = settings.labels();
  }

  /** Of decisions alone. */
  List<Metric<ClassPair>> ofDecisions() {
    ClassMetrics metrics = new ClassMetrics(labels.size(), settings.hasUndecided());
    ClassAverages averages = new ClassAverages(labels, settings.hasUndecided());
    double[][] costs = costs();
    List<Metric<ClassPair>> all = new ArrayList<>();
    all.add(metrics.accuracy());
    all.add(metrics.balancedAccuracy());
    for (double beta : settings.betas()) {
      all.add(averages.macroFBeta(beta));
      all.add(averages.weightedFBeta(beta));
      all.add(averages.microFBeta(beta));
    }
    all.add(averages.macroPrecision());
    all.add(averages.macroRecall());
    all.add(metrics.mcc());
    all.add(metrics.cohenKappa());
    all.add(metrics.expectedCost(costs));
    all.add(metrics.meanCost(costs));
    for (double beta : settings.betas()) {
      all.addAll(averages.fBetas(beta));
    }
    all.addAll(averages.precisions());
    all.addAll(averages.recalls());
    return all;
  }

  /** Of probabilities, and of the decisions for the likeliest class. */
  List<Metric<ClassProbabilities>> ofProbabilities() {
    ClassProbabilityMetrics metrics =
        new ClassProbabilityMetrics(labels.size(), settings.hasUndecided());
    LabelRankMetrics ranks = new LabelRankMetrics(labels);
    List<Metric<ClassProbabilities>> all = new ArrayList<>();
    List<Metric<LabelScores>> oneAgainstRest = new ArrayList<>();
    oneAgainstRest.add(ranks.macroAuroc());
    oneAgainstRest.add(ranks.weightedAuroc());
    oneAgainstRest.add(ranks.macroAveragePrecision());
    oneAgainstRest.addAll(ranks.auroc());
    oneAgainstRest.addAll(ranks.averagePrecision());
    oneAgainstRest.forEach(metric -> all.add(metric.on(MulticlassMetrics::oneAgainstRest)));
    all.add(metrics.handTill());
    DoubleStream.of(settings.epsilons()).mapToObj(metrics::logLoss).forEach(all::add);
    all.add(metrics.brier());
    DoubleStream.of(settings.bins())
        .mapToObj(bins -> metrics.topLabelCalibrationError((int) bins))
        .forEach(all::add);
    Function<ClassProbabilities, ClassPair> decision =
        settings.hasUndecided()
            ? ClassProbabilities::decisionUnlessTied
            : ClassProbabilities::decision;
    ofDecisions().forEach(metric -> all.add(metric.on(decision)));
    return all;
  }

  /** Rows by true class; what is undecided costs the most that a wrong decision could. */
  private double[][] costs() {
    if (!settings.hasUndecided()) {
      return settings.costs();
    }
    return Arrays.stream(settings.costs())
        .map(
            row -> {
              double[] wider = Arrays.copyOf(row, row.length + 1);
              wider[row.length] = Arrays.stream(row).max().orElseThrow();
              return wider;
            })
        .toArray(double[][]::new);
  }

  /** The case as one of several labels of which it has one. */
  private static LabelScores oneAgainstRest(ClassProbabilities one) {
    int[] truth = new int[one.probabilities().length];
    truth[one.truth()] = 1;
    return new LabelScores(one.probabilities(), truth);
  }
}
