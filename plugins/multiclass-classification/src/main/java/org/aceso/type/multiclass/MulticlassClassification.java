package org.aceso.type.multiclass;

import java.util.List;
import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.multiclass.ClassProbabilities;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** One of several classes for each case, in no order, as in kinds of cells or of lesions. */
public final class MulticlassClassification implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("multiclass-classification");
  }

  @Override
  public String title() {
    return "Multi-class classification";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "id", "Name of the column of case ids in both files."),
        Setting.text("labels", "", "Names of the classes, with commas between them.").mandatory(),
        Setting.choice(
            "predictions",
            List.of("probabilities", "label"),
            "What is submitted: a column of probabilities for each class, or the name of the"
                + " class, for which no probabilities are scored."),
        Setting.text(
            "prediction_column", "label", "Name of the column of predicted classes, for label."),
        Setting.choice(
            "reference_format",
            List.of("label", "one_hot"),
            "How the reference states a class: its name in one column, or a column for each class"
                + " with a 1 in one of them."),
        Setting.text(
            "label_column", "label", "Name of the reference's column of classes, for label."),
        Setting.choice(
            "tied_classes",
            List.of("first", "undecided"),
            "When several classes have the largest probability: whether the first of them in labels"
                + " is decided for, or the case is undecided, which is always wrong."),
        Setting.choice(
            "row_sums",
            List.of("one", "renormalised"),
            "Whether the probabilities of a row must add up to 1, or are numbers from 0 that are"
                + " divided by their sum."),
        Setting.numbers(
            "sum_tolerance", "1e-6", "How far a sum may be from 1; from 0, below 1; for one."),
        Setting.numbers(
            "costs",
            "1",
            "Cost of each confusion: one row a true class, one number a predicted class, 0 where"
                + " both are the same; or one number for all confusions."),
        Setting.numbers("beta", "1", "Weight of recall in F-beta; above 0, one metric for each."),
        Setting.numbers(
            "epsilon",
            "2.220446049250313e-16",
            "Log loss cuts probabilities to [epsilon, 1 - epsilon]; one metric for each number."),
        Setting.numbers(
            "ece_bins",
            "15",
            "Bins of the calibration error of the likeliest class; 1 to 1000, one metric for"
                + " each."));
  }

  @Override
  public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
    MulticlassSettings checked = MulticlassSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    ClassTables tables = new ClassTables(checked);
    MulticlassMetrics metrics = new MulticlassMetrics(checked);
    DataFormat<Integer> references =
        new SeveralClasses(
            checked.hasOneHotReference() ? tables.oneHot() : tables.names(checked.labelColumn()),
            checked.labels());
    if (!checked.hasProbabilities()) {
      return new Evaluation<>(
          tables.names(checked.predictionColumn()),
          references,
          List.of(),
          List.of(),
          ClassPair.class,
          (forCase, predicted, truth) -> new ClassPair(truth, predicted),
          metrics.ofDecisions());
    }
    return new Evaluation<>(
        tables.probabilities(),
        references,
        List.of(),
        List.of(),
        ClassProbabilities.class,
        (forCase, probabilities, truth) -> new ClassProbabilities(truth, probabilities),
        metrics.ofProbabilities());
  }
}
