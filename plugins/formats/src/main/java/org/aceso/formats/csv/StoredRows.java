package org.aceso.formats.csv;

import java.util.function.IntFunction;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The rows of one file, in columns by the index of their case. */
final class StoredRows<T> implements Cases<T> {
  private final String file;
  private final CaseList cases;
  private final ColumnValues[] columns;
  private final RowReader<T> rows;

  /** The line of each case: 0 when it has no row, negative when its row has errors. */
  private final int[] lines;

  private final IntFunction<Location> places = this::locate;

  StoredRows(String file, CaseList cases, ColumnValues[] columns, RowReader<T> rows, int[] lines) {
    this.file = file;
    this.cases = cases;
    this.columns = columns;
    this.rows = rows;
    this.lines = lines;
  }

  @Override
  public boolean has(int index) {
    return lines[index] > 0;
  }

  @Override
  public T read(int index, Issues issues) {
    return rows.read(new StoredRow(columns, index, places), issues);
  }

  @Override
  public Location locate(int index) {
    return Location.line(file, Math.abs(lines[index])).inCase(cases.get(index).id());
  }
}
