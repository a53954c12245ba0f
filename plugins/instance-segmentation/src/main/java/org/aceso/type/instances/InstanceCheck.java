package org.aceso.type.instances;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** Looks at settings and notes whether anything is wrong with them. */
final class InstanceCheck {
  private static final String ONE_CLASS = "object";

  private final Settings settings;
  private final Issues issues;
  private boolean failed;

  InstanceCheck(Settings settings, Issues issues) {
    this.settings = settings;
    this.issues = issues;
  }

  boolean failed() {
    return failed;
  }

  void columns() {
    Set<String> taken = new HashSet<>();
    Stream.of("case_column", "instance_column", "rle_column", "class_column")
        .filter(name -> !name.equals("class_column") || !settings.text(name).isEmpty())
        .filter(name -> settings.text(name).isBlank() || !taken.add(settings.text(name)))
        .forEach(name -> error(name, "the column has no name, or that of another one"));
  }

  List<String> classes() {
    List<String> classes = names("classes");
    boolean hasColumn = !settings.text("class_column").isEmpty();
    if (!hasColumn && classes.isEmpty()) {
      return List.of(ONE_CLASS);
    }
    if (!hasColumn || classes.isEmpty()) {
      error("classes", "classes and class_column are stated together, or both empty");
    }
    for (String name : classes) {
      // A class stands in the keys of metrics, whose grammar is that of MetricInfo.
      if (!name.matches("[!-~&&[^,=\\[\\]]]{1,64}")) {
        error(
            "classes",
            "\"" + name + "\" is not 1 to 64 visible ASCII characters without = [ ] or spaces");
      }
    }
    if (Set.copyOf(classes).size() < classes.size()) {
      error("classes", "a class is named twice");
    }
    return classes;
  }

  List<String> sizeColumns() {
    List<String> sizes = names("size_columns");
    Set<String> names = new HashSet<>(sizes);
    names.add(settings.text("case_column"));
    if (sizes.size() != 2 || names.size() != 3 || sizes.stream().anyMatch(String::isBlank)) {
      error("size_columns", "name the column of widths and that of heights");
    }
    return sizes;
  }

  private List<String> names(String setting) {
    String text = settings.text(setting);
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  void error(String setting, String message) {
    report(new Issue(Issue.Severity.ERROR, "invalid_setting", message, Location.setting(setting)));
  }

  void report(Issue issue) {
    failed |= issue.severity() == Issue.Severity.ERROR;
    issues.report(issue);
  }
}
