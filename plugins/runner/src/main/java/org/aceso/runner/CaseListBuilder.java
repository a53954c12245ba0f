package org.aceso.runner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.aceso.spi.CaseList;
import org.aceso.spi.Location;

/** Gathers cases and everything that is wrong with their ids and attributes. */
final class CaseListBuilder {
  private static final int MAX_ID_BYTES = 255;
  private static final int MAX_VALUE = 1_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final IssueCollector issues = new IssueCollector();
  private final Set<String> seen = new HashSet<>();
  private final List<CaseTable.Row> rows = new ArrayList<>();

  IssueCollector issues() {
    return issues;
  }

  void add(String id, Map<String, String> attributes, Location location) {
    if (id.isEmpty()) {
      issues.error("empty_id", "a case needs an id", location);
      return;
    }
    Location at = location.inCase(id);
    if (!isClean(id) || !id.equals(id.strip()) || byteLength(id) > MAX_ID_BYTES) {
      issues.error(
          "bad_case_id",
          "an id has 1 to 255 bytes, no control characters and no spaces at its ends",
          at);
    }
    if (!seen.add(id)) {
      issues.error("duplicate_case", "the id is there more than once", at);
    }
    attributes.forEach((name, value) -> checkAttribute(name, value, at));
    rows.add(new CaseTable.Row(id, Map.copyOf(attributes)));
  }

  Checked<CaseList> build() {
    if (rows.isEmpty() && !issues.hasErrors()) {
      issues.error("no_cases", "there is not a single case", Location.NOWHERE);
    }
    return Checked.of(issues.hasErrors() ? CaseTable.EMPTY : new CaseTable(rows), issues);
  }

  private void checkAttribute(String name, String value, Location at) {
    if (!isAttributeName(name) || !isClean(value) || value.length() > MAX_VALUE) {
      issues.error(
          "bad_attribute",
          "an attribute has a name of letters, digits, . _ and -, and a value of at most "
              + MAX_VALUE
              + " characters in one line",
          at.inField(name));
    }
  }

  static boolean isAttributeName(String name) {
    return NAME.matcher(name).matches() && !name.equals(CaseFile.ID_COLUMN);
  }

  private static boolean isClean(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private static int byteLength(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
