package org.aceso.type.multilabel;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.spi.Artifact;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param labels columns that are scored
 * @param unscored columns that files have and nobody scores
 * @param predictions what a submission holds
 * @param notAssessed the code of the reference for "nobody looked"
 * @param baseline the labels that the baseline predicts; null when there is none
 */
record MultilabelSettings(
    String caseColumn,
    List<String> labels,
    List<String> unscored,
    Predictions predictions,
    double[] thresholds,
    boolean leaveOut,
    boolean emptyAsOne,
    OptionalInt notAssessed,
    boolean[] baseline) {

  /** The settings, or null when a problem was reported. */
  static MultilabelSettings check(Settings settings, Issues issues) throws IOException {
    Check check = new Check(settings, issues);
    String caseColumn = settings.text("case_column");
    List<String> labels = names(settings.text("label_columns"));
    List<String> unscored = names(settings.text("unscored_columns"));
    check.columns(caseColumn, labels, unscored);
    Predictions predictions =
        Predictions.valueOf(settings.text("predictions").toUpperCase(Locale.ROOT));
    double[] thresholds = check.thresholds(predictions);
    OptionalInt notAssessed = check.notAssessed();
    if (check.failed) {
      return null;
    }
    MultilabelSettings checked =
        new MultilabelSettings(
            caseColumn,
            labels,
            unscored,
            predictions,
            thresholds,
            settings.text("one_class_labels").equals("left_out"),
            settings.flag("empty_f1_as_one"),
            notAssessed,
            null);
    return settings.has("baseline_labels")
        ? checked.withBaseline(settings.file("baseline_labels"), check)
        : checked;
  }

  private MultilabelSettings withBaseline(Artifact file, Check check) throws IOException {
    boolean[] frequent = new LabelTables(this).mostFrequent(file, check::report);
    return check.failed
        ? null
        : new MultilabelSettings(
            caseColumn,
            labels,
            unscored,
            predictions,
            thresholds,
            leaveOut,
            emptyAsOne,
            notAssessed,
            frequent);
  }

  private static List<String> names(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    void columns(String caseColumn, List<String> labels, List<String> unscored) {
      if (labels.isEmpty()) {
        error("label_columns", "name at least one column, several with commas between them");
      }
      for (String label : labels) {
        // A label stands in the keys of metrics, whose grammar is that of MetricInfo.
        if (!label.matches("[!-~&&[^,=\\[\\]]]{1,64}")) {
          error(
              "label_columns",
              "\"" + label + "\" is not 1 to 64 visible ASCII characters without = [ ] or spaces");
        }
      }
      Set<String> taken = new HashSet<>();
      for (String name :
          Stream.of(List.of(caseColumn), labels, unscored).flatMap(List::stream).toList()) {
        if (name.isBlank()) {
          error("case_column", "a column has an empty name: is there a comma too many?");
        } else if (!taken.add(name)) {
          error("label_columns", "the column \"" + name + "\" is named twice in the settings");
        }
      }
    }

    double[] thresholds(Predictions predictions) {
      double[] numbers =
          Stream.of(settings.numbers("thresholds")).flatMapToDouble(Arrays::stream).toArray();
      if (Arrays.stream(numbers).distinct().count() < numbers.length) {
        error("thresholds", "a number stands twice: each gives metrics of its own");
      }
      boolean isHalf = numbers.length == 1 && numbers[0] == 0.5;
      if (predictions == Predictions.LABELS && !isHalf) {
        error("thresholds", "predictions of 0 and 1 need no threshold: leave it at 0.5");
      }
      return numbers;
    }

    OptionalInt notAssessed() {
      String text = settings.text("not_assessed");
      if (text.isEmpty()) {
        return OptionalInt.empty();
      }
      if (!text.matches("-?[0-9]{1,6}") || Set.of(0, 1).contains(Integer.parseInt(text))) {
        error("not_assessed", "state a whole number other than 0 and 1, such as 9, or nothing");
        return OptionalInt.empty();
      }
      return OptionalInt.of(Integer.parseInt(text));
    }

    private void error(String setting, String message) {
      report(
          new Issue(Issue.Severity.ERROR, "invalid_setting", message, Location.setting(setting)));
    }

    private void report(Issue issue) {
      failed |= issue.severity() == Issue.Severity.ERROR;
      issues.report(issue);
    }
  }
}
