package org.aceso.type.risk;

import java.util.Arrays;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** The settings of a phase, checked. Each row of numbers gives one metric for each number. */
record RiskSettings(
    String caseColumn,
    String riskColumn,
    String labelColumn,
    double[] epsilon,
    double[] thresholds,
    double[] beta,
    double[] eceBins,
    double[] maxFpr,
    double[] specificity) {

  /** The settings, or null when a problem was reported. */
  static RiskSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    RiskSettings checked =
        new RiskSettings(
            check.name("case_column", Set.of()),
            check.name("risk_column", Set.of(settings.text("case_column"))),
            check.name("label_column", Set.of(settings.text("case_column"))),
            check.numbers(
                "epsilon",
                value -> value > 0 && value < 0.5 && 1 - value < 1,
                "above 0, below 0.5, and at least 1e-16"),
            check.numbers("thresholds", value -> value >= 0 && value <= 1, "between 0 and 1"),
            check.numbers("beta", value -> value > 0 && value <= 1_000, "above 0, up to 1000"),
            check.numbers(
                "ece_bins",
                value -> value >= 1 && value <= 1_000 && value == Math.rint(value),
                "whole numbers between 1 and 1000"),
            check.numbers("max_fpr", value -> value > 0 && value <= 1, "above 0, up to 1"),
            check.numbers("specificity", value -> value >= 0 && value <= 1, "between 0 and 1"));
    return check.failed ? null : checked;
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues =
          issue -> {
            failed = true;
            issues.report(issue);
          };
    }

    String name(String setting, Set<String> taken) {
      String name = settings.text(setting);
      if (name.isBlank()) {
        error(setting, "a column needs a name");
      } else if (taken.contains(name)) {
        error(setting, "two columns of one file cannot both be called \"" + name + "\"");
      }
      return name;
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
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
