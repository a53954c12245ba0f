package org.aceso.type.ordinal;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** The settings of a phase, checked. */
record OrdinalSettings(
    String caseColumn, List<String> labels, double[][] costs, String labelColumn) {
  private static final int MOST_LABELS = 1_000;

  /** The settings, or null when a problem was reported. */
  static OrdinalSettings check(Settings settings, Issues issues) {
    OrdinalSettings unchecked =
        new OrdinalSettings(
            settings.text("case_column"),
            Stream.of(settings.text("labels").split(",", -1)).map(String::strip).toList(),
            settings.numbers("costs"),
            settings.text("label_column"));
    AtomicBoolean failed = new AtomicBoolean();
    Issues problems =
        issue -> {
          failed.set(true);
          issues.report(issue);
        };
    unchecked.checkNames(problems);
    unchecked.checkCosts(problems);
    return failed.get() ? null : unchecked;
  }

  private void checkNames(Issues problems) {
    if (caseColumn.isBlank()) {
      error(problems, "case_column", "a column needs a name");
    }
    if (labelColumn.isBlank() || labelColumn.equals(caseColumn)) {
      error(problems, "label_column", "the column needs a name other than that of the cases");
    }
    if (labels.size() < 2 || labels.size() > MOST_LABELS) {
      error(problems, "labels", "there must be 2 to " + MOST_LABELS + " classes");
    }
    boolean isTaken = labels.contains("") || labels.contains(caseColumn);
    if (isTaken || new HashSet<>(labels).size() < labels.size()) {
      error(
          problems,
          "labels",
          "the names must differ, from one another and from the case column, and none be empty");
    }
  }

  private void checkCosts(Issues problems) {
    int classes = labels.size();
    if (costs.length != classes || costs[0].length != classes) {
      error(
          problems,
          "costs",
          "the matrix must be "
              + size(classes, classes)
              + " as there are "
              + classes
              + " labels, not "
              + size(costs.length, costs[0].length));
      return;
    }
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        checkCost(truth, predicted, problems);
      }
    }
  }

  private void checkCost(int truth, int predicted, Issues problems) {
    double cost = costs[truth][predicted];
    if (cost < 0 || (truth == predicted && cost != 0)) {
      String confusion = "class " + labels.get(truth) + " predicted as " + labels.get(predicted);
      String rule = truth == predicted ? " must cost 0, not " : " must cost at least 0, not ";
      error(problems, "costs", confusion + rule + ShortestDecimal.of(cost));
    }
  }

  private static String size(int rows, int columns) {
    return rows + " x " + columns;
  }

  private static void error(Issues problems, String setting, String message) {
    problems.error("invalid_setting", message, Location.setting(setting));
  }
}
