package org.aceso.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as text: a table, then what was left out and why, then what is off. */
final class Report {
  private static final int SHOWN = 20;
  private static final List<String> HEADER =
      List.of("type", "folder", "compared", "equal", "worst error", "not compared", "refused");

  private final StringBuilder text = new StringBuilder();

  private Report() {}

  static String of(List<Result> results) {
    Report report = new Report();
    report.table(results);
    results.forEach(report::reasons);
    results.forEach(report::problems);
    return report.text.toString();
  }

  private void table(List<Result> results) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    results.forEach(result -> rows.add(row(result)));
    rows.add(
        List.of(
            "all",
            "" + results.size(),
            "" + results.stream().mapToInt(Result::compared).sum(),
            "" + results.stream().mapToInt(Result::equal).sum(),
            error(results.stream().mapToDouble(Result::worst).max().orElse(0)),
            "" + results.stream().mapToInt(Result::leftOut).sum(),
            refused(
                results.stream().mapToInt(Result::refused).sum(),
                results.stream().mapToInt(Result::invalid).sum())));
    for (List<String> row : rows) {
      line(row, rows);
    }
  }

  private static List<String> row(Result result) {
    return List.of(
        result.type(),
        result.folder(),
        "" + result.compared(),
        "" + result.equal(),
        error(result.worst()),
        "" + result.leftOut(),
        refused(result.refused(), result.invalid()));
  }

  private static String refused(int refused, int invalid) {
    return refused + " of " + invalid;
  }

  private static String error(double worst) {
    return worst == 0 ? "0" : String.format(Locale.ROOT, "%.1e", worst);
  }

  private void line(List<String> row, List<List<String>> rows) {
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(1);
      String format = column < 2 ? "%-" + width + "s  " : "%" + width + "s  ";
      text.append(String.format(Locale.ROOT, format, row.get(column)));
    }
    text.setLength(text.length() - 2);
    text.append('\n');
  }

  private void reasons(Result result) {
    if (!result.notCompared().isEmpty()) {
      text.append("\nnot compared in ").append(result.folder()).append(":\n");
      Map<String, Integer> reasons = new LinkedHashMap<>(result.notCompared());
      reasons.forEach((reason, count) -> text.append(String.format("  %d: %s%n", count, reason)));
    }
  }

  private void problems(Result result) {
    List<String> problems = result.problems();
    if (!problems.isEmpty()) {
      text.append("\nOFF in ").append(result.folder()).append(":\n");
      problems.stream().limit(SHOWN).forEach(problem -> text.append("  " + problem + "\n"));
      if (problems.size() > SHOWN) {
        text.append("  and " + (problems.size() - SHOWN) + " more\n");
      }
    }
  }
}
