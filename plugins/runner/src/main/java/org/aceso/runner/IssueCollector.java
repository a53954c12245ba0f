package org.aceso.runner;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.aceso.runner.text.PlainText;
import org.aceso.runner.text.Utf8Order;
import org.aceso.spi.CaseList;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Counts issues and keeps the first 100 of each code by place, not by arrival, so that a report is
 * the same at any thread count.
 */
final class IssueCollector implements Issues {
  private static final int KEPT = 100;
  private static final int MAX_CODES = 200;
  private static final int MAX_MESSAGE = 1_000;
  private static final int MAX_NAME = 300;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Comparator<Issue> BY_PLACE =
      Comparator.comparing((Issue issue) -> issue.location().file(), Utf8Order.INSTANCE)
          .thenComparingLong(issue -> issue.location().line())
          .thenComparing(issue -> issue.location().caseId(), Utf8Order.INSTANCE)
          .thenComparing(issue -> issue.location().field())
          .thenComparing(Issue::code)
          .thenComparing(Issue::message)
          .thenComparing(Issue::severity);

  private final CaseList cases;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final SortedMap<String, PriorityQueue<Issue>> kept = new TreeMap<>();
  private final BitSet flawed = new BitSet();

  /** Read for every case by every thread: waiting for a lock would take longer than the reading. */
  private volatile boolean errors;

  IssueCollector() {
    this(CaseTable.EMPTY);
  }

  IssueCollector(CaseList cases) {
    this.cases = cases;
  }

  @Override
  public synchronized void report(Issue reported) {
    Issue issue = checked(reported);
    if (counts.merge(issue.code(), 1L, Long::sum) == 1 && counts.size() > MAX_CODES) {
      throw new EvaluatorException(
          Fault.PLUGIN, "more than " + MAX_CODES + " different codes of issues are reported");
    }
    PriorityQueue<Issue> first =
        kept.computeIfAbsent(issue.code(), code -> new PriorityQueue<>(BY_PLACE.reversed()));
    first.add(issue);
    if (first.size() > KEPT) {
      first.remove();
    }
    if (issue.severity() == Issue.Severity.ERROR) {
      errors = true;
      int index = cases.indexOf(reported.location().caseId());
      if (index >= 0) {
        flawed.set(index);
      }
    }
  }

  private static Issue checked(Issue issue) {
    if (issue == null
        || issue.severity() == null
        || issue.location() == null
        || issue.message() == null
        || issue.code() == null
        || !CODE.matcher(issue.code()).matches()) {
      throw new EvaluatorException(
          Fault.PLUGIN, "an issue is reported without its parts: " + issue);
    }
    return new Issue(
        issue.severity(), issue.code(), cut(issue.message(), MAX_MESSAGE), cut(issue.location()));
  }

  /** What a file holds in the place of an id may be as long as the file, and of any characters. */
  private static Location cut(Location place) {
    return new Location(
        cut(place.file(), MAX_NAME),
        place.line(),
        cut(place.caseId(), MAX_NAME),
        cut(place.field(), MAX_NAME));
  }

  private static String cut(String text, int most) {
    String first = PlainText.first(most, text);
    return PlainText.of(first) + (first.length() < text.length() ? "..." : "");
  }

  boolean hasErrors() {
    return errors;
  }

  /** Whether nothing was reported, not even a warning. */
  synchronized boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Whether an error was reported about this case. */
  synchronized boolean isFlawed(int index) {
    return flawed.get(index);
  }

  synchronized IssueReport toReport() {
    List<Issue> ordered =
        kept.values().stream().flatMap(PriorityQueue::stream).sorted(BY_PLACE).toList();
    return new IssueReport(ordered, counts);
  }
}
