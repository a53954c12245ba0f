package org.aceso.runner;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;

/**
 * All problems of one input.
 *
 * @param issues the first 100 of each code, in the order of file, line, case and field
 * @param counts by code, how many there are in all
 */
public record IssueReport(List<Issue> issues, SortedMap<String, Long> counts) {

  public static final IssueReport NONE = new IssueReport(List.of(), new TreeMap<>());

  public IssueReport {
    issues = List.copyOf(issues);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** The first problem and the number of all, in one line. */
  public String summary() {
    if (issues.isEmpty()) {
      return "no problems";
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    Issue first = issues.get(0);
    return first.code()
        + ": "
        + first.message()
        + place(first.location())
        + (all > 1 ? " and " + (all - 1) + " more" : "");
  }

  private static String place(Location at) {
    StringJoiner place = new StringJoiner(", ", " (", ")").setEmptyValue("");
    if (!at.file().isEmpty()) {
      place.add(at.file());
    }
    if (at.line() > 0) {
      place.add("line " + at.line());
    }
    if (!at.caseId().isEmpty()) {
      place.add("case " + at.caseId());
    }
    if (!at.field().isEmpty()) {
      place.add(at.field());
    }
    return place.toString();
  }
}
