package org.aceso.formats.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells one table of many rows a case from another, beside its columns.
 *
 * @param sample a cell for each column but that of the case
 * @param rowIds the column of row ids, or -1
 * @param list the rows that are expected; null when row ids are free
 * @param refusesNoRows whether a header alone is refused
 * @param none the value of a case without rows; null when each needs one
 * @param known the public cases with their attributes; null when a reference cannot tell
 */
record RowOptions<T>(
    String description,
    List<String> sample,
    int rowIds,
    RowList list,
    boolean refusesNoRows,
    T none,
    Map<String, Map<String, String>> known) {
  private static final int NO_IDS = -1;

  RowOptions {
    sample = List.copyOf(sample);
    known = known == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(known));
  }

  static <T> RowOptions<T> of(String description, List<String> sample) {
    return new RowOptions<>(description, sample, NO_IDS, null, false, null, null);
  }

  boolean hasRowIds() {
    return rowIds != NO_IDS;
  }

  RowOptions<T> withSample(List<String> cells) {
    return new RowOptions<>(description, cells, rowIds, list, refusesNoRows, none, known);
  }

  RowOptions<T> withRowIds(int column, RowList newList) {
    return new RowOptions<>(description, sample, column, newList, refusesNoRows, none, known);
  }

  RowOptions<T> withNone(T newNone) {
    return new RowOptions<>(description, sample, rowIds, list, refusesNoRows, newNone, known);
  }

  RowOptions<T> refusingNoRows() {
    return new RowOptions<>(description, sample, rowIds, list, true, none, known);
  }

  RowOptions<T> listing(Map<String, Map<String, String>> newKnown) {
    return new RowOptions<>(description, sample, rowIds, list, refusesNoRows, none, newKnown);
  }
}
