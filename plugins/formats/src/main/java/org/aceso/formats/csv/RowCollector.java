package org.aceso.formats.csv;

import java.io.IOException;
import java.util.List;
import java.util.Set;
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
  private final CaseList cases;
  private final CaseFinder finder;
  private final Issues issues;
  private final RowSlots slots;
  private final RowIdCheck rowIds;
  private Set<String> blanks = Set.of();
  private ColumnValues[] values;
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
    this.cases = cases;
    this.finder = new CaseFinder(cases);
    this.issues = issues;
    this.slots = slots;
    this.rowIds = rowIds;
    this.values = room(slots.expected());
  }

  /** Takes the records of another reader into the values of the same table. */
  private RowCollector(RowCollector table, CsvReader reader) {
    this.columns = table.columns;
    this.places = table.places;
    this.caseColumn = table.caseColumn;
    this.width = table.width;
    this.reader = reader;
    this.record = reader.record();
    this.cases = table.cases;
    this.finder = new CaseFinder(cases);
    this.issues = table.issues;
    this.slots = table.slots;
    this.rowIds = table.rowIds;
    this.blanks = table.blanks;
    this.values = table.values;
  }

  /** Lets cells of some columns of numbers be blank. */
  void allowBlanks(Set<String> names) {
    if (!names.isEmpty()) {
      blanks = names;
      values = room(slots.expected());
    }
  }

  /** Room for values of the columns apart from those of the table. */
  ColumnValues[] room(int expected) {
    ColumnValues[] room = new ColumnValues[columns.size()];
    for (int place = 0; place < room.length; place++) {
      Column column = columns.get(place);
      // Ids are looked up, and not kept.
      int slots = place == caseColumn ? 0 : expected;
      room[place] =
          blanks.contains(column.name())
              ? new BlankableNumbers(new NumberValues(column, slots))
              : ColumnValues.of(column, slots);
    }
    return room;
  }

  /** A collector of the same table whose records come from a part of the file. */
  RowCollector ofPart(Issues heard) {
    return new RowCollector(this, reader.ofParts(heard));
  }

  CsvReader reader() {
    return reader;
  }

  /** Who hears what is wrong. */
  Issues issues() {
    return issues;
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

  /**
   * Stores the record in a slot of values that are not the table's, if nothing is to be said about
   * it.
   *
   * @return the index of its case, or -1
   */
  int storeQuietly(ColumnValues[] apart, int slot) {
    if (record.fault() != null || record.size() != width) {
      return -1;
    }
    int index = finder.find(record, places[caseColumn]);
    for (int column = 0; column < apart.length && index >= 0; column++) {
      if (column != caseColumn && storeCell(apart[column], slot, places[column]) != null) {
        return -1;
      }
    }
    return index;
  }

  /**
   * Takes rows that were stored quietly, of records of which there was at least one.
   *
   * @param indices of their cases, in the order of the file; of no use afterwards
   * @param lines of the file
   */
  void take(ColumnValues[] apart, int[] indices, long[] lines, int size) {
    sawRows = true;
    for (int row = 0; row < size; row++) {
      int index = indices[row];
      if (slots.earlierLine(index) != 0) {
        duplicate(index, Location.line(reader.file(), lines[row]).inCase(cases.get(index).id()));
        indices[row] = ColumnValues.NOWHERE;
      } else {
        indices[row] = slots.slot(index);
        slots.fill(index, (int) Math.min(Integer.MAX_VALUE, lines[row]), true);
      }
    }
    for (int column = 0; column < apart.length; column++) {
      if (column != caseColumn) {
        values[column].take(apart[column], indices, size);
      }
    }
  }

  /** Takes the record that was read last. */
  void take() {
    if (record.fault() == Fault.BLANK || record.size() <= places[caseColumn]) {
      malformed(Location.line(reader.file(), record.line()));
      return;
    }
    int index = finder.find(record, places[caseColumn]);
    if (index < 0) {
      unknown();
    } else if (slots.earlierLine(index) != 0) {
      duplicate(index, place());
    } else {
      boolean isGood = isWellFormed() && store(slots.slot(index));
      slots.fill(index, (int) Math.min(Integer.MAX_VALUE, record.line()), isGood);
    }
  }

  private void duplicate(int index, Location place) {
    issues.error(
        "duplicate_case",
        "the case has a row on line " + slots.earlierLine(index) + " already: keep one of them",
        place);
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
      CellProblem problem = storeCell(values[column], slot, places[column]);
      if (problem != null) {
        issues.error(
            problem.code(), problem.message(), place().inField(columns.get(column).name()));
        isGood = false;
      }
    }
    return isGood;
  }

  private CellProblem storeCell(ColumnValues into, int slot, int cell) {
    return record.isEmpty(cell) ? into.storeBlank(slot) : into.store(slot, record, cell);
  }

  private Location place() {
    return Location.line(reader.file(), record.line()).inCase(record.text(places[caseColumn]));
  }
}
