package org.aceso.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aceso.runner.IssueReport;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;

/** Issues for people: one line each, as compilers write them. */
final class IssueText {
  private IssueText() {}

  static void print(IssueReport report, PrintWriter to) {
    print(report, "field ", to);
  }

  /** Issues about settings, whose field is the setting. */
  static void printSettings(IssueReport report, PrintWriter to) {
    print(report, "--set ", to);
  }

  private static void print(IssueReport report, String field, PrintWriter to) {
    for (Issue issue : report.issues()) {
      to.println(
          place(issue.location(), field)
              + issue.severity().name().toLowerCase(Locale.ROOT)
              + " "
              + issue.code()
              + ": "
              + issue.message());
    }
    report
        .counts()
        .forEach(
            (code, count) -> {
              long shown =
                  report.issues().stream().filter(issue -> issue.code().equals(code)).count();
              if (count > shown) {
                to.println("… and " + (count - shown) + " more " + code);
              }
            });
  }

  private static String place(Location location, String fieldLabel) {
    List<String> parts = new ArrayList<>();
    if (!location.file().isEmpty()) {
      parts.add(location.file());
    }
    if (location.line() > 0) {
      parts.add(Long.toString(location.line()));
    }
    String place = String.join(":", parts);
    String of = location.caseId().isEmpty() ? "" : " case " + location.caseId();
    String field = location.field().isEmpty() ? "" : " " + fieldLabel + location.field();
    String whole = (place + of + field).strip();
    return whole.isEmpty() ? "" : whole + ": ";
  }
}
