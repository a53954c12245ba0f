package org.aceso.formats.csv;

import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The rows of one file, several of which may belong to a case. */
final class StoredCases<T> implements Cases<T> {
  private final String file;
  private final CaseList cases;
  private final ColumnValues[] columns;
  private final RowsReader<T> reader;
  private final ManyRowsACase rows;
  private final int[][] slots;

  StoredCases(
      String file,
      CaseList cases,
      ColumnValues[] columns,
      RowsReader<T> reader,
      ManyRowsACase rows) {
    this.file = file;
    this.cases = cases;
    this.columns = columns;
    this.reader = reader;
    this.rows = rows;
    this.slots = rows.slotsByCase();
  }

  @Override
  public boolean has(int index) {
    return slots[index].length > 0 && !rows.isFlawed(index);
  }

  @Override
  public T read(int index, Issues issues) {
    List<Row> own = new ArrayList<>(slots[index].length);
    for (int slot : slots[index]) {
      own.add(new StoredRow(columns, slot, any -> place(any, index)));
    }
    return reader.read(cases.get(index), own, issues);
  }

  @Override
  public Location locate(int index) {
    return slots[index].length == 0
        ? Location.file(file).inCase(cases.get(index).id())
        : place(slots[index][0], index);
  }

  private Location place(int slot, int index) {
    return Location.line(file, rows.line(slot)).inCase(cases.get(index).id());
  }
}
