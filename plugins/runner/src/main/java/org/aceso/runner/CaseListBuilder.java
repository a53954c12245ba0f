package org.aceso.runner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aceso.spi.CaseList;
import org.aceso.spi.Location;

/** Gathers cases and everything that is wrong with their ids and attributes. */
final class CaseListBuilder {
  private static final int MAX_ID_BYTES = 255;
  private static final int MAX_VALUE = 1_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final IssueCollector issues = new IssueCollector();
  private final IdPool ids = new IdPool();

  /** One map a case, from the first case that has any; none at all until then. */
  private final List<Map<String, String>> attributesOf = new ArrayList<>();

  IssueCollector issues() {
    return issues;
  }

  void add(String id, Map<String, String> attributes, Location location) {
    if (id.isEmpty()) {
      issues.error("empty_id", "a case needs an id", location);
      return;
    }
    if (!isClean(id) || !id.equals(id.strip()) || isTooLong(id)) {
      issues.error(
          "bad_case_id",
          "an id has 1 to 255 bytes, no control characters and no spaces at its ends",
          location.inCase(id));
    }
    if (!ids.add(id)) {
      issues.error("duplicate_case", "the id is there more than once", location.inCase(id));
    } else if (!attributes.isEmpty() || !attributesOf.isEmpty()) {
      addAttributes(Map.copyOf(attributes));
    }
    if (!attributes.isEmpty()) {
      Location at = location.inCase(id);
      attributes.forEach((name, value) -> checkAttribute(name, value, at));
    }
  }

  private void addAttributes(Map<String, String> attributes) {
    while (attributesOf.size() < ids.size() - 1) {
      attributesOf.add(Map.of());
    }
    attributesOf.add(attributes);
  }

  Checked<CaseList> build() {
    if (ids.size() == 0 && !issues.hasErrors()) {
      issues.error("no_cases", "there is not a single case", Location.NOWHERE);
    }
    return Checked.of(issues.hasErrors() ? CaseTable.EMPTY : inOrder(), issues);
  }

  private CaseTable inOrder() {
    int[] order = ids.order();
    if (order == null) {
      return new CaseTable(ids, List.copyOf(attributesOf));
    }
    IdPool sorted = new IdPool();
    List<Map<String, String>> sortedAttributes = new ArrayList<>();
    for (int number : order) {
      sorted.add(ids.get(number));
      if (!attributesOf.isEmpty()) {
        sortedAttributes.add(attributesOf.get(number));
      }
    }
    return new CaseTable(sorted, List.copyOf(sortedAttributes));
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
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A character has at most three bytes, or four as a pair. */
  private static boolean isTooLong(String id) {
    return id.length() > MAX_ID_BYTES / 3
        && id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES;
  }
}
