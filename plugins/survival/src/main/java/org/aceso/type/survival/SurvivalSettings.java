package org.aceso.type.survival;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.formats.decimal.Decimal;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param times ascending; empty when nothing is scored at times
 * @param timeNames the same as the organiser wrote them
 * @param tau empty for no limit of Uno's C
 */
record SurvivalSettings(
    String caseColumn,
    List<Endpoint> endpoints,
    double[] times,
    List<String> timeNames,
    boolean hasCurves,
    boolean mayBeUnknown,
    double[] tieTolerances,
    OptionalDouble tau) {

  /** The settings, or null when a problem was reported. */
  static SurvivalSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    List<Endpoint> endpoints = check.endpoints();
    List<String> timeNames = names(settings.text("times"));
    double[] times = check.times(timeNames);
    boolean hasCurves = !settings.text("survival_prefixes").isEmpty();
    if (hasCurves && times.length == 0) {
      check.error("times", "state the times for which survival is predicted");
    }
    SurvivalSettings checked =
        new SurvivalSettings(
            settings.text("case_column"),
            endpoints,
            times,
            timeNames,
            hasCurves,
            settings.flag("unknown_outcomes"),
            check.tolerances(),
            check.tau(times));
    if (!check.failed) {
      checked.checkColumns(check);
    }
    return check.failed ? null : checked;
  }

  /** The columns of predicted survival of an endpoint, one for each time. */
  List<String> curveColumns(Endpoint endpoint) {
    return hasCurves
        ? timeNames.stream().map(name -> endpoint.survival() + name).toList()
        : List.of();
  }

  private void checkColumns(Check check) {
    Stream<String> predicted =
        endpoints.stream()
            .flatMap(one -> Stream.concat(Stream.of(one.risk()), curveColumns(one).stream()));
    Stream<String> observed = endpoints.stream().flatMap(one -> Stream.of(one.event(), one.time()));
    check.differ("risk_columns", Stream.concat(Stream.of(caseColumn), predicted).toList());
    check.differ("event_columns", Stream.concat(Stream.of(caseColumn), observed).toList());
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

    List<Endpoint> endpoints() {
      List<String> risks = names(settings.text("risk_columns"));
      List<String> events = columns("event_columns", risks.size());
      List<String> times = columns("time_columns", risks.size());
      List<String> prefixes =
          settings.text("survival_prefixes").isEmpty()
              ? risks
              : columns("survival_prefixes", risks.size());
      if (risks.isEmpty()) {
        error("risk_columns", "name at least one column, several with commas between them");
      }
      List<Endpoint> endpoints = new ArrayList<>();
      for (int i = 0; i < risks.size() && !failed; i++) {
        endpoints.add(new Endpoint(risks.get(i), events.get(i), times.get(i), prefixes.get(i)));
        // An event stands in the keys of metrics, whose grammar is that of MetricInfo.
        if (risks.size() > 1 && !events.get(i).matches("[!-~&&[^,=\\[\\]]]{1,64}")) {
          error("event_columns", "a name is 1 to 64 visible ASCII characters without = [ ]");
        }
      }
      return endpoints;
    }

    private List<String> columns(String setting, int size) {
      List<String> columns = names(settings.text(setting));
      if (columns.size() != size && size > 0) {
        error(setting, "name as many columns as there are risk_columns: " + size);
      }
      return columns;
    }

    void differ(String setting, List<String> columns) {
      Set<String> taken = new HashSet<>();
      for (String column : columns) {
        if (column.isBlank()) {
          error(setting, "a column has an empty name: is there a comma too many?");
        } else if (!taken.add(column)) {
          error(setting, "two columns of one file are called \"" + column + "\"");
        }
      }
    }

    double[] times(List<String> names) {
      double[] times = names.stream().mapToDouble(Check::number).toArray();
      for (int i = 0; i < times.length; i++) {
        boolean isRising = i == 0 || times[i] > times[i - 1];
        if (!isRising || !(times[i] > 0) || Double.isInfinite(times[i])) {
          error("times", "state times above 0, in ascending order: 365,730,1825");
          return times;
        }
      }
      return times;
    }

    double[] tolerances() {
      double[] numbers =
          Stream.of(settings.numbers("tie_tolerance")).flatMapToDouble(Arrays::stream).toArray();
      boolean isTwice = Arrays.stream(numbers).distinct().count() < numbers.length;
      if (isTwice || !Arrays.stream(numbers).allMatch(number -> number >= 0)) {
        error("tie_tolerance", "state different numbers from 0: each gives metrics of its own");
      }
      return Arrays.stream(numbers).map(number -> number + 0.0).toArray();
    }

    OptionalDouble tau(double[] times) {
      String text = settings.text("tau");
      if (text.equals("none") || (text.isEmpty() && times.length == 0)) {
        return OptionalDouble.empty();
      }
      if (text.isEmpty()) {
        return OptionalDouble.of(times[times.length - 1]);
      }
      double tau = number(text);
      if (!(tau > 0) || Double.isInfinite(tau)) {
        error("tau", "state a time above 0, none, or nothing for the last of the times");
      }
      return OptionalDouble.of(tau);
    }

    private static double number(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Decimal.parse(bytes, 0, bytes.length);
    }

    private void error(String setting, String message) {
      failed = true;
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
