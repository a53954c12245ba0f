package org.aceso.type.multiclass;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked. Rows of betas, epsilons and bins give one metric for each.
 *
 * @param hasProbabilities whether submissions hold probabilities, or names of classes
 * @param tiesUndecided whether nothing is decided where several classes have the largest
 *     probability; of names of classes it means nothing
 * @param renormalises whether rows of probabilities are divided by their sum
 * @param costs rows by true class
 */
record MulticlassSettings(
    String caseColumn,
    List<String> labels,
    boolean hasProbabilities,
    String predictionColumn,
    String labelColumn,
    boolean hasOneHotReference,
    boolean tiesUndecided,
    boolean renormalises,
    double sumTolerance,
    double[][] costs,
    double[] betas,
    double[] epsilons,
    double[] bins) {
  private static final int MOST_LABELS = 1_000;

  /** The settings, or null when a problem was reported. */
  static MulticlassSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    List<String> labels = check.labels();
    MulticlassSettings checked =
        new MulticlassSettings(
            check.name("case_column"),
            labels,
            settings.text("predictions").equals("probabilities"),
            check.name("prediction_column"),
            check.name("label_column"),
            settings.text("reference_format").equals("one_hot"),
            settings.text("tied_classes").equals("undecided"),
            settings.text("row_sums").equals("renormalised"),
            check.tolerance(),
            check.costs(labels.size()),
            check.numbers("beta", value -> value > 0 && value <= 1_000, "above 0, up to 1000"),
            check.numbers(
                "epsilon",
                value -> value > 0 && value < 0.5 && 1 - value < 1,
                "above 0, below 0.5, and at least 1e-16"),
            check.numbers(
                "ece_bins",
                value -> value >= 1 && value <= 1_000 && value == Math.rint(value),
                "whole numbers between 1 and 1000"));
    check.differ(checked);
    return check.failed ? null : checked;
  }

  /** Whether a case may be undecided. */
  boolean hasUndecided() {
    return hasProbabilities && tiesUndecided;
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    String name(String setting) {
      String name = settings.text(setting);
      if (name.isBlank()) {
        error(setting, "a column needs a name");
      }
      return name;
    }

    List<String> labels() {
      List<String> labels = List.of(settings.text("labels").split(",", -1));
      if (labels.size() < 2 || labels.size() > MOST_LABELS) {
        error("labels", "there must be 2 to " + MOST_LABELS + " classes, with commas between them");
      }
      if (new HashSet<>(labels).size() < labels.size()) {
        error("labels", "a class is named twice");
      }
      for (String label : labels) {
        // A class stands in the keys of metrics, whose grammar is that of MetricInfo.
        if (!label.matches("[!-~&&[^,=\\[\\]]]{1,64}")) {
          error(
              "labels",
              "\"" + label + "\" is not 1 to 64 visible ASCII characters without = [ ] or spaces");
        }
      }
      return labels;
    }

    /** Columns that stand in one file have different names. */
    void differ(MulticlassSettings checked) {
      boolean hasClassColumns = checked.hasProbabilities || checked.hasOneHotReference;
      if (hasClassColumns && checked.labels.contains(checked.caseColumn)) {
        error("case_column", "a class has this name, too");
      }
      if (checked.labelColumn.equals(checked.caseColumn)) {
        error("label_column", "the column needs a name other than that of the cases");
      }
      if (checked.predictionColumn.equals(checked.caseColumn)) {
        error("prediction_column", "the column needs a name other than that of the cases");
      }
    }

    double tolerance() {
      double[] numbers =
          numbers("sum_tolerance", value -> value >= 0 && value < 1, "from 0, below 1");
      if (numbers.length > 1) {
        error("sum_tolerance", "state one number");
      }
      return numbers[0];
    }

    double[][] costs(int classes) {
      double[][] costs = settings.numbers("costs");
      boolean isOne = costs.length == 1 && costs[0].length == 1;
      if (isOne) {
        costs = all(classes, costs[0][0]);
      }
      if (costs.length != classes || costs[0].length != classes) {
        error("costs", "state one number, or a matrix of " + classes + " x " + classes);
        return costs;
      }
      for (int truth = 0; truth < classes; truth++) {
        if (costs[truth][truth] != 0 || !Arrays.stream(costs[truth]).allMatch(cost -> cost >= 0)) {
          error("costs", "costs are at least 0, and 0 where both classes are the same");
          return costs;
        }
      }
      return costs;
    }

    private static double[][] all(int classes, double cost) {
      double[][] costs = new double[classes][classes];
      for (int truth = 0; truth < classes; truth++) {
        Arrays.fill(costs[truth], cost);
        costs[truth][truth] = 0;
      }
      return costs;
    }

    double[] numbers(String setting, DoublePredicate accepts, String range) {
      double[] numbers =
          Stream.of(settings.numbers(setting)).flatMapToDouble(Arrays::stream).toArray();
      if (!Arrays.stream(numbers).allMatch(accepts)) {
        error(setting, "the numbers must be " + range);
      }
      if (Arrays.stream(numbers).distinct().count() < numbers.length) {
        error(setting, "a number stands twice: each gives a metric of its own");
      }
      return numbers;
    }

    private void error(String setting, String message) {
      failed = true;
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
