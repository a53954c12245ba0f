package org.aceso.formats.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The first record held against the columns that are expected. */
final class Header {
  private final List<String> expected;
  private final boolean anyOrder;
  private final boolean amongOthers;
  private final CsvReader reader;
  private final Issues issues;

  Header(List<Column> columns, boolean anyOrder, CsvReader reader, Issues issues) {
    this(columns.stream().map(Column::name).toList(), anyOrder, false, reader, issues);
  }

  private Header(
      List<String> expected,
      boolean anyOrder,
      boolean amongOthers,
      CsvReader reader,
      Issues issues) {
    this.expected = expected;
    this.anyOrder = anyOrder;
    this.amongOthers = amongOthers;
    this.reader = reader;
    this.issues = issues;
  }

  /** The same where other columns may stand before, between and after those expected. */
  Header amongOthers() {
    return new Header(expected, true, true, reader, issues);
  }

  /**
   * Reads the header.
   *
   * @return where each expected column stands in the file; null when a column is missing, so that
   *     rows cannot be read. Whatever is not exactly as expected was reported
   */
  int[] read() throws IOException {
    if (!reader.isText()) {
      return null;
    }
    if (!reader.next()) {
      if (!reader.broken()) {
        issues.error(
            "empty_file",
            "the file is empty; expected is the header " + joined() + " and one row a case",
            Location.file(reader.file()));
      }
      return null;
    }
    CsvRecord record = reader.record();
    Location place = Location.line(reader.file(), record.line());
    if (record.fault() != null) {
      issues.error(record.fault().code(), record.fault().message(), place);
      return null;
    }
    List<String> found = new ArrayList<>();
    for (int cell = 0; cell < record.size(); cell++) {
      found.add(record.text(cell));
    }
    if (!isAsExpected(found)) {
      issues.error("wrong_header", problem(found), place);
    }
    return found.containsAll(expected)
        ? expected.stream().mapToInt(found::indexOf).toArray()
        : null;
  }

  private boolean isAsExpected(List<String> found) {
    if (amongOthers) {
      return expected.stream().allMatch(name -> Collections.frequency(found, name) == 1);
    }
    return anyOrder
        ? found.size() == expected.size() && found.containsAll(expected)
        : found.equals(expected);
  }

  private String joined() {
    return String.join(String.valueOf(reader.separator()), expected);
  }

  private String problem(List<String> found) {
    String how = amongOthers ? "the header must have once each " : "the header must be exactly ";
    StringBuilder problem = new StringBuilder(how).append(joined());
    List<String> missing = without(expected, found);
    List<String> unknown = amongOthers ? List.of() : without(found, expected);
    if (!missing.isEmpty()) {
      problem.append("; missing: ").append(Shown.of(missing));
    }
    if (!unknown.isEmpty()) {
      problem.append("; unknown: ").append(Shown.of(unknown));
    }
    if (missing.isEmpty() && unknown.isEmpty()) {
      boolean repeated = found.size() > expected.size();
      problem.append(repeated ? "; a column is repeated" : "; the columns are in another order");
    }
    return problem.append(hint(found)).toString();
  }

  private String hint(List<String> found) {
    String first = found.get(0);
    for (char other : new char[] {',', ';', '\t', '|'}) {
      if (found.size() == 1 && other != reader.separator() && first.indexOf(other) >= 0) {
        String name = other == '\t' ? "tabs" : "\"" + other + "\"";
        return "; cells are separated by "
            + name
            + " and must be by \""
            + reader.separator()
            + "\"";
      }
    }
    if (found.stream().map(String::strip).toList().containsAll(expected)) {
      return "; remove the spaces around the names";
    }
    return "";
  }

  private static List<String> without(List<String> names, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return names.stream().filter(name -> !known.contains(name)).distinct().toList();
  }
}
