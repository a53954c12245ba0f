package org.aceso.type.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** Looks at settings and notes whether anything is wrong with them. */
final class PointCheck {
  private final Settings settings;
  private final Issues issues;
  private boolean failed;

  PointCheck(Settings settings, Issues issues) {
    this.settings = settings;
    this.issues = issues;
  }

  boolean failed() {
    return failed;
  }

  double unknownDiameter() {
    double[][] numbers = settings.numbers("unknown_diameter");
    boolean isOne = numbers.length == 1 && numbers[0].length == 1;
    if (!isOne || numbers[0][0] <= 0 || numbers[0][0] > 1e9) {
      error("unknown_diameter", "state one number, larger than 0");
    }
    return numbers[0][0];
  }

  int mostMarks() {
    long most = settings.integer("most_marks");
    if (most < 1 || most > 1_000_000) {
      error("most_marks", "an image has 1 to 1000000 marks that count");
      return 1;
    }
    return (int) most;
  }

  double[] rates() {
    double[] rates = Stream.of(settings.numbers("rates")).flatMapToDouble(Arrays::stream).toArray();
    if (Arrays.stream(rates).anyMatch(rate -> rate < 0 || rate > 1e6)) {
      error("rates", "a rate is a number of false positives an image, 0 or more");
    }
    if (Arrays.stream(rates).distinct().count() < rates.length) {
      error("rates", "a rate stands twice");
    }
    return rates;
  }

  void columns(PointSettings stated) {
    int axes = stated.pointColumns().size();
    if (axes < 2 || axes > 3) {
      error("point_columns", "name two or three columns with commas between them");
    }
    for (String last : List.of(stated.scoreColumn(), stated.diameterColumn())) {
      List<String> all = new ArrayList<>(stated.pointColumns());
      all.add(stated.caseColumn());
      all.add(last);
      Set<String> taken = new HashSet<>();
      for (String name : all) {
        if (name.isBlank() || !taken.add(name)) {
          error("point_columns", "the column \"" + name + "\" is named twice, or has no name");
        }
      }
    }
  }

  private void error(String setting, String message) {
    report(new Issue(Issue.Severity.ERROR, "invalid_setting", message, Location.setting(setting)));
  }

  void report(Issue issue) {
    failed |= issue.severity() == Issue.Severity.ERROR;
    issues.report(issue);
  }
}
