package org.aceso.formats.csv;

import java.io.IOException;
import java.util.List;
import org.aceso.spi.CaseList;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Takes the records after the header one by one, checks them and stores their values. */
final class RowCollector {
  private final List<Column> columns;
  private final int[] places;
  private final int caseColumn;
  private final int width;
  private final CsvReader reader;
  private final CsvRecord record;
  private final CaseFinder finder;
  private final Issues issues;
  private final ColumnValues[] values;
  private final RowSlots slots;
  private final RowIdCheck rowIds;
  private boolean sawRows;

  /**
   * @param places where each column stands in the file
   * @param caseColumn which of the columns holds the case
   * @param reader standing on the header
   * @param slots where the values of each row go
   * @param rowIds looks at the id of each row that has one
   */
  RowCollector(
      List<Column> columns,
      int[] places,
      int caseColumn,
      CsvReader reader,
      CaseList cases,
      RowSlots slots,
      RowIdCheck rowIds,
      Issues issues) {
    this.columns = columns;
    this.places = places;
    this.caseColumn = caseColumn;
    this.width = reader.record().size();
    this.reader = reader;
    this.record = reader.record();
    this.finder = new CaseFinder(cases);
    this.issues = issues;
    this.slots = slots;
    this.rowIds = rowIds;
    this.values = new ColumnValues[columns.size()];
    for (int column = 0; column < values.length; column++) {
      values[column] = ColumnValues.of(columns.get(column), slots.expected());
    }
  }

  /** Reads all rows; false when the rest of the file could not be read. */
  boolean collect() throws IOException {
    while (reader.next()) {
      sawRows = true;
      take();
    }
    return !reader.broken();
  }

  /** Whether anything follows the header. */
  boolean sawRows() {
    return sawRows;
  }

  ColumnValues[] values() {
    return values;
  }

  private void take() {
    if (record.fault() == Fault.BLANK || record.size() <= places[caseColumn]) {
      malformed(Location.line(reader.file(), record.line()));
      return;
    }
    int index = finder.find(record, places[caseColumn]);
    if (index < 0) {
      unknown();
    } else if (slots.earlierLine(index) != 0) {
      issues.error(
          "duplicate_case",
          "the case has a row on line " + slots.earlierLine(index) + " already: keep one of them",
          place());
    } else {
      boolean isGood = isWellFormed() && store(slots.slot(index));
      slots.fill(index, (int) Math.min(Integer.MAX_VALUE, record.line()), isGood);
    }
  }

  private boolean isWellFormed() {
    if (record.fault() != null || record.size() != width) {
      malformed(place());
      return false;
    }
    return true;
  }

  private void malformed(Location place) {
    if (record.fault() != null) {
      issues.error(record.fault().code(), record.fault().message(), place);
      return;
    }
    issues.error(
        "wrong_column_count",
        "the row has " + record.size() + " cells, the header has " + width,
        place);
  }

  private void unknown() {
    int cell = places[caseColumn];
    if (!isWellFormed()) {
      return;
    }
    String name = columns.get(caseColumn).name();
    Location place = Location.line(reader.file(), record.line()).inField(name);
    if (record.isEmpty(cell)) {
      issues.error("empty_cell", "the row names no case", place);
      return;
    }
    String id = record.text(cell);
    rowIds.accepts(record);
    String hint = id.equals(id.strip()) ? "remove the row" : "remove the spaces around the id";
    issues.error(
        "unknown_case", Shown.of(id) + " is no case of this phase: " + hint, place.inCase(id));
  }

  /** Stores every cell of the row and reports each that is wrong; true when none is. */
  private boolean store(int slot) {
    boolean isGood = rowIds.accepts(record);
    for (int column = 0; column < values.length; column++) {
      if (column == caseColumn) {
        continue;
      }
      int cell = places[column];
      CellProblem problem =
          record.isEmpty(cell)
              ? new CellProblem("empty_cell", "the cell is empty: every cell needs a value")
              : values[column].store(slot, record, cell);
      if (problem != null) {
        issues.error(
            problem.code(), problem.message(), place().inField(columns.get(column).name()));
        isGood = false;
      }
    }
    return isGood;
  }

  private Location place() {
    return Location.line(reader.file(), record.line()).inCase(record.text(places[caseColumn]));
  }
}
