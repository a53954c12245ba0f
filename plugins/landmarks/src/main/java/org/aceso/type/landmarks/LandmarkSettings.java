package org.aceso.type.landmarks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param coordinates columns of both files, two or three
 * @param spacings columns of the reference, or attributes of cases: one for each coordinate
 * @param acceptsMissing whether a submission may leave out a landmark
 * @param mayBeAbsent whether the reference may
 */
record LandmarkSettings(
    String caseColumn,
    String landmarkColumn,
    List<String> landmarks,
    List<String> coordinates,
    SpacingSource source,
    List<String> spacings,
    boolean acceptsMissing,
    boolean mayBeAbsent,
    double[] thresholds,
    String unit) {

  /** The settings, or null when a problem was reported. */
  static LandmarkSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    List<String> coordinates = check.coordinates();
    LandmarkSettings checked =
        new LandmarkSettings(
            settings.text("case_column"),
            settings.text("landmark_column"),
            check.landmarks(),
            coordinates,
            check.source(),
            check.spacings(coordinates.size()),
            settings.text("missing_landmark").equals("not_detected"),
            settings.flag("absent_in_reference"),
            check.thresholds(),
            settings.text("unit"));
    check.differ(checked);
    return check.failed ? null : checked;
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    List<String> landmarks() {
      List<String> names = names("landmarks");
      if (new HashSet<>(names).size() < names.size()) {
        error("landmarks", "a landmark is named twice");
      }
      for (String name : names) {
        // A landmark stands in the keys of metrics, whose grammar is that of MetricInfo.
        if (!name.matches("[!-~&&[^,=\\[\\]]]{1,64}")) {
          error(
              "landmarks",
              "\"" + name + "\" is not 1 to 64 visible ASCII characters without = [ ] or spaces");
        }
      }
      return names;
    }

    List<String> coordinates() {
      List<String> names = names("coordinate_columns");
      if (names.size() < 2 || names.size() > 3) {
        error("coordinate_columns", "name two columns, or three: x,y or x,y,z");
      }
      return names;
    }

    SpacingSource source() {
      return SpacingSource.valueOf(settings.text("spacing").toUpperCase(Locale.ROOT));
    }

    List<String> spacings(int size) {
      List<String> names = names("spacing_columns");
      if (source() == SpacingSource.NONE) {
        return List.of();
      }
      if (names.size() != size) {
        error("spacing_columns", "name one for each of the coordinate_columns: " + size);
      }
      return names;
    }

    double[] thresholds() {
      double[] numbers =
          Stream.of(settings.numbers("thresholds")).flatMapToDouble(Arrays::stream).toArray();
      boolean isTwice = Arrays.stream(numbers).distinct().count() < numbers.length;
      if (isTwice || !Arrays.stream(numbers).allMatch(number -> number >= 0)) {
        error("thresholds", "state different distances from 0: each gives metrics of its own");
      }
      return numbers;
    }

    void differ(LandmarkSettings checked) {
      Set<String> taken = new HashSet<>();
      Stream.of(
              List.of(checked.caseColumn, checked.landmarkColumn),
              checked.coordinates,
              checked.source == SpacingSource.COLUMNS ? checked.spacings : List.<String>of())
          .flatMap(List::stream)
          .forEach(
              name -> {
                if (name.isBlank() || !taken.add(name)) {
                  error("case_column", "columns of one file need different names, none empty");
                }
              });
    }

    private List<String> names(String setting) {
      return List.of(settings.text(setting).split(",", -1));
    }

    private void error(String setting, String message) {
      failed = true;
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
