package org.aceso.type.regression;

import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** The settings of a phase, checked. */
record RegressionSettings(
    String caseColumn,
    String predictionColumn,
    String truthColumn,
    double least,
    double most,
    String unit) {

  /** Beyond it the square of a difference, or a relative error, could overflow. */
  private static final double LARGEST = 1e60;

  /** The settings, or null when a problem was reported. */
  static RegressionSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    String caseColumn = check.column("case_column");
    String predictionColumn = check.valueColumn("prediction_column", caseColumn);
    String truthColumn = check.valueColumn("truth_column", caseColumn);
    double[] range = check.range();
    String unit = settings.text("unit");
    return check.failed
        ? null
        : new RegressionSettings(
            caseColumn, predictionColumn, truthColumn, range[0], range[1], unit);
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    String column(String setting) {
      String name = settings.text(setting);
      if (name.isBlank()) {
        error(setting, "a column needs a name");
      }
      return name;
    }

    String valueColumn(String setting, String caseColumn) {
      String name = column(setting);
      if (name.equals(caseColumn)) {
        error(setting, "two columns of one file cannot both be called \"" + name + "\"");
      }
      return name;
    }

    double[] range() {
      double[][] rows = settings.numbers("range");
      boolean isPair = rows.length == 1 && rows[0].length == 2;
      if (!isPair || rows[0][0] >= rows[0][1] || rows[0][0] < -LARGEST || rows[0][1] > LARGEST) {
        error("range", "state two numbers between -1e60 and 1e60, the smaller one first: 0,120");
      }
      return rows[0];
    }

    private void error(String setting, String message) {
      failed = true;
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
