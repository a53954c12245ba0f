package org.aceso.formats.csv;

import java.util.HashMap;
import java.util.Map;
import org.aceso.spi.CaseList;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The ids of the rows of one file: each once and, where they are fixed, each beside its case.
 *
 * @param name of their column
 * @param idPlace where that stands in the file
 * @param casePlace where the column of cases stands
 * @param list the rows that the phase expects; null when ids are free
 * @param lines the line of each id so far
 */
record RowIds(
    String file,
    String name,
    int idPlace,
    int casePlace,
    RowList list,
    Map<String, Long> lines,
    Issues issues)
    implements RowIdCheck {

  RowIds(String file, String name, int idPlace, int casePlace, RowList list, Issues issues) {
    this(file, name, idPlace, casePlace, list, new HashMap<>(), issues);
  }

  @Override
  public boolean accepts(CsvRecord record) {
    if (record.isEmpty(idPlace)) {
      // An empty cell is reported with the other cells of the row.
      return false;
    }
    String id = record.text(idPlace);
    Location place =
        Location.line(file, record.line()).inCase(record.text(casePlace)).inField(name);
    Long first = lines.putIfAbsent(id, record.line());
    if (first != null) {
      issues.error(
          "duplicate_row_id",
          Shown.of(id) + " stands on line " + first + " already: keep one of them",
          place);
      return false;
    }
    return list == null || isListed(id, record.text(casePlace), place);
  }

  private boolean isListed(String id, String caseId, Location place) {
    String expected = list.caseOf().get(id);
    if (expected == null) {
      issues.error(
          "unknown_row_id", Shown.of(id) + " is none of the ids of this phase's rows", place);
    } else if (!expected.equals(caseId)) {
      issues.error(
          "row_of_another_case",
          Shown.of(id) + " is the id of a row of " + Shown.of(expected),
          place);
    }
    return caseId.equals(expected);
  }

  /** Reports the rows of the list that the file does not have. */
  void reportMissing(CaseList cases) {
    list.caseOf()
        .forEach(
            (id, caseId) -> {
              if (!lines.containsKey(id) && cases.indexOf(caseId) >= 0) {
                issues.error(
                    "missing_row",
                    "the row with the id " + Shown.of(id) + " is missing",
                    Location.file(file).inCase(caseId).inField(name));
              }
            });
  }
}
