package org.aceso.type.boxes;

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
final class SettingCheck {
  private static final String ONE_CLASS = "box";

  private final Settings settings;
  private final Issues issues;
  private boolean failed;

  SettingCheck(Settings settings, Issues issues) {
    this.settings = settings;
    this.issues = issues;
  }

  boolean failed() {
    return failed;
  }

  List<String> names(String setting) {
    String text = settings.text(setting);
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  void columns(BoxSettings.Names names, List<String> boxColumns, List<String> unread) {
    if (names.image().isBlank()) {
      error("case_column", "the column of images needs a name");
    }
    if (boxColumns.size() != 4) {
      error("box_columns", "name four columns with commas between them");
    }
    List<String> alone =
        Stream.of(names.image(), names.type(), names.score(), names.rowId())
            .filter(name -> !name.isEmpty())
            .toList();
    Set<String> taken = new HashSet<>();
    List<String> all = new ArrayList<>(alone);
    all.addAll(boxColumns);
    for (String name : all) {
      if (name.isBlank() || !taken.add(name)) {
        error("box_columns", "the column \"" + name + "\" is named twice, or has no name");
      }
    }
    Set<String> ofTruth = new HashSet<>(boxColumns);
    ofTruth.addAll(List.of(names.image(), names.type()));
    for (String name : unread) {
      if (name.isBlank() || !ofTruth.add(name)) {
        error("unread_columns", "the column \"" + name + "\" is named twice, or has no name");
      }
    }
  }

  List<String> classes(BoxSettings.Names names) {
    List<String> classes = names("classes");
    if (names.type().isEmpty()) {
      if (!classes.isEmpty()) {
        error("classes", "there is no column of classes: name it, or leave this empty");
      }
      return List.of(ONE_CLASS);
    }
    if (classes.isEmpty()) {
      error("classes", "name the classes with commas between them, or leave class_column empty");
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

  double[] thresholds() {
    double[] thresholds = numbers("thresholds");
    if (Arrays.stream(thresholds).anyMatch(t -> t < -1 || t > 1)) {
      error("thresholds", "an overlap is between 0 and 1, a GIoU between -1 and 1");
    }
    return thresholds;
  }

  double[] betas() {
    double[] betas = numbers("betas");
    if (Arrays.stream(betas).anyMatch(beta -> beta <= 0 || beta > 1_000)) {
      error("betas", "beta is larger than 0 and at most 1000");
    }
    return betas;
  }

  List<String> sizeColumns(BoxSettings.Names names) {
    List<String> sizes = names("size_columns");
    boolean hasList = settings.has("image_list") || settings.has("row_list");
    if (!sizes.isEmpty() && (sizes.size() != 2 || sizes.get(0).equals(sizes.get(1)))) {
      error("size_columns", "name the column of widths and that of heights, or none");
    } else if (sizes.contains(names.image()) || sizes.contains(names.rowId())) {
      error("size_columns", "a column of sizes has the name of another one");
    } else if (!sizes.isEmpty() && !hasList) {
      error("size_columns", "there is no list that could have them: give image_list or row_list");
    }
    if (settings.has("row_list") && names.rowId().isEmpty()) {
      error("row_list", "a list of rows needs the name of the column of ids: row_id_column");
    }
    return sizes;
  }

  /** What only a table can have. */
  void fileFormat() {
    boolean isJson = settings.text("file_format").equals("coco_json");
    boolean isOfTables =
        settings.has("row_list")
            || settings.has("image_list")
            || settings.text("empty_submission").equals("refused")
            || settings.text("class_column").isEmpty()
            || settings.text("score_column").isEmpty();
    if (isJson && isOfTables) {
      error(
          "file_format",
          "files of COCO have classes, scores and a list of images of their own, no row_list, and"
              + " may be empty: choose csv, or the standards of those settings");
    }
  }

  private double[] numbers(String setting) {
    double[] numbers =
        Stream.of(settings.numbers(setting)).flatMapToDouble(Arrays::stream).toArray();
    if (Arrays.stream(numbers).distinct().count() < numbers.length) {
      error(setting, "a number stands twice: each gives metrics of its own");
    }
    return numbers;
  }

  private void error(String setting, String message) {
    report(new Issue(Issue.Severity.ERROR, "invalid_setting", message, Location.setting(setting)));
  }

  void report(Issue issue) {
    failed |= issue.severity() == Issue.Severity.ERROR;
    issues.report(issue);
  }
}
