package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aceso.spi.Column;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * A file that is about one case: a header, and rows whose order means something, such as hours. As
 * strict as {@link CsvTable}. Immutable.
 *
 * @param <T> the value of one row
 */
public final class RowFile<T> {
  private final List<Column> columns;
  private final RowReader<T> rows;
  private final char separator;
  private final boolean amongOthers;

  private RowFile(List<Column> columns, RowReader<T> rows, char separator, boolean amongOthers) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.separator = separator;
    this.amongOthers = amongOthers;
  }

  /**
   * Rows whose cells are separated by commas.
   *
   * @param columns in the order of the header, none of kind {@code CASE}
   * @param rows makes the value of a row; it sees columns by their place in this list
   */
  public static <T> RowFile<T> of(List<Column> columns, RowReader<T> rows) {
    return new RowFile<>(columns, rows, ',', false);
  }

  /** The same with another separator. */
  public RowFile<T> separatedBy(char newSeparator) {
    return new RowFile<>(columns, rows, newSeparator, amongOthers);
  }

  /** The same where the columns may stand anywhere among others, whose cells nobody looks at. */
  public RowFile<T> amongOthers() {
    return new RowFile<>(columns, rows, separator, true);
  }

  /** What its rows hold. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * Reads the rows.
   *
   * @return their values in the order of the file; incomplete when an error was reported
   */
  public List<T> read(Entry file, Issues issues) throws IOException {
    List<T> values = new ArrayList<>();
    try (CsvReader reader = new CsvReader(file, separator, issues)) {
      Header header = new Header(columns, false, reader, issues);
      int[] places = (amongOthers ? header.amongOthers() : header).read();
      if (places != null) {
        Rows each = new Rows(reader, places, issues);
        while (reader.next()) {
          each.take(values);
        }
      }
    }
    return values;
  }

  /**
   * Writes the header and one row over and over; leaves the stream open.
   *
   * @param cells one for each column, none of which needs quotation marks
   */
  public void writeSample(List<String> cells, long times, OutputStream out) throws IOException {
    String between = String.valueOf(separator);
    String header = columns.stream().map(Column::name).collect(Collectors.joining(between));
    out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] row = (String.join(between, cells) + "\n").getBytes(StandardCharsets.UTF_8);
    for (long i = 0; i < times; i++) {
      out.write(row);
    }
  }

  /** Takes the records one by one; the cells of the current one lie in slot 0 of the columns. */
  private final class Rows implements Row {
    private final CsvReader reader;
    private final CsvRecord record;
    private final int[] places;
    private final int width;
    private final Issues issues;
    private final List<ColumnValues> values;

    Rows(CsvReader reader, int[] places, Issues issues) {
      this.reader = reader;
      this.record = reader.record();
      this.places = places;
      this.width = record.size();
      this.issues = issues;
      this.values = columns.stream().map(column -> ColumnValues.of(column, 1)).toList();
    }

    void take(List<T> into) {
      if (record.fault() != null) {
        issues.error(record.fault().code(), record.fault().message(), location());
      } else if (record.size() != width) {
        issues.error(
            "wrong_column_count",
            "the row has " + record.size() + " cells, the header has " + width,
            location());
      } else if (store()) {
        into.add(rows.read(this, issues));
      }
    }

    private boolean store() {
      boolean isGood = true;
      for (int column = 0; column < places.length; column++) {
        int cell = places[column];
        CellProblem problem =
            record.isEmpty(cell)
                ? new CellProblem("empty_cell", "the cell is empty: every cell needs a value")
                : values.get(column).store(0, record, cell);
        if (problem != null) {
          Location place = location().inField(columns.get(column).name());
          issues.error(problem.code(), problem.message(), place);
          isGood = false;
        }
      }
      return isGood;
    }

    @Override
    public double number(int column) {
      return values.get(column).number(0);
    }

    @Override
    public int choice(int column) {
      return values.get(column).choice(0);
    }

    @Override
    public String text(int column) {
      return values.get(column).text(0);
    }

    @Override
    public Location location() {
      return Location.line(reader.file(), record.line());
    }
  }
}
