package org.aceso.formats.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that a phase expects of everybody: the id of each with its case, all of it public.
 *
 * @param caseOf the case of each row id, in the order in which a sample lists them
 * @param isComplete whether every row must be there
 */
public record RowList(Map<String, String> caseOf, boolean isComplete) {
  public RowList {
    caseOf = Collections.unmodifiableMap(new LinkedHashMap<>(caseOf));
  }
}
