package org.aceso.formats.csv;

import java.io.IOException;
import java.util.Arrays;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;

/**
 * Some records of a table, read before anybody knows what stands before them: their cases and
 * values, up to the first about which something is to be said. That and those behind it wait until
 * all before them are in the table. Used again and again, by one thread.
 */
final class Slice {
  private static final int FIRST_SIZE = 64;

  private final RowCollector table;
  private final RowCollector records;
  private final CsvReader reader;
  private final ColumnValues[] values;
  private int[] cases = new int[FIRST_SIZE];
  private long[] lines = new long[FIRST_SIZE];
  private int rows;

  /** Whether the reader stands on a record that is not among the rows. */
  private boolean isCutShort;

  /** What the reader said before its turn: only what ends the reading. */
  private Issue said;

  private boolean isInTurn;

  Slice(RowCollector table) {
    this.table = table;
    this.records = table.ofPart(this::hear);
    this.reader = records.reader();
    this.values = table.room(FIRST_SIZE);
  }

  /** Where its records are handed over to. */
  CsvReader reader() {
    return reader;
  }

  /** Reads the records that were handed over. */
  void read() throws IOException {
    rows = 0;
    isCutShort = false;
    isInTurn = false;
    while (!isCutShort && reader.next()) {
      int index = records.storeQuietly(values, rows);
      if (index < 0) {
        isCutShort = true;
      } else {
        note(index, reader.record().line());
      }
    }
  }

  private void note(int index, long line) {
    if (rows == cases.length) {
      cases = Arrays.copyOf(cases, 2 * rows);
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    cases[rows] = index;
    lines[rows++] = line;
  }

  /**
   * Puts the rows into the table and reads what is left as one thread would.
   *
   * @param before how many lines there are before this slice
   * @return false when the file cannot be read on
   */
  boolean take(long before) throws IOException {
    isInTurn = true;
    reader.skipLines(before);
    for (int row = 0; row < rows; row++) {
      lines[row] += before;
    }
    table.take(values, cases, lines, rows);
    if (said != null) {
      Location at = said.location();
      table
          .issues()
          .report(
              new Issue(
                  said.severity(),
                  said.code(),
                  said.message(),
                  Location.line(at.file(), at.line() + before)));
    }
    if (isCutShort) {
      records.take();
      records.collect();
    }
    return !reader.broken();
  }

  private void hear(Issue issue) {
    if (isInTurn) {
      table.issues().report(issue);
    } else {
      said = issue;
    }
  }
}
