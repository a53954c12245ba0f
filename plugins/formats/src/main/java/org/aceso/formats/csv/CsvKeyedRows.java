package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * A CSV file with one row for each of some keys of each case, such as its landmarks or visits:
 * {@link CsvRows} in which no key stands twice and, unless the table says otherwise, none is
 * missing. Unlike there, a reference lists its cases: those that have a row. Immutable.
 *
 * @param <T> the value of one case
 */
public final class CsvKeyedRows<T> implements DataFormat<T> {
  private final CsvRows<T> rows;
  private final List<Column> columns;
  private final int caseColumn;
  private final int keyColumn;
  private final List<String> sample;

  private CsvKeyedRows(CsvRows<T> rows, List<Column> columns, int keyColumn) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.caseColumn = CaseColumn.in(columns);
    this.keyColumn = keyColumn;
    this.sample = SampleCells.of(columns);
  }

  /**
   * A table of columns in any order.
   *
   * @param description for people: what one row is
   * @param columns exactly one of them of kind {@code CASE}
   * @param keyColumn the place of the one whose choices are the keys
   * @param isEveryKeyNeeded whether a key without a row is the issue {@code missing_key}
   * @param reader makes the value of a case from its rows in the order of the keys, null for a key
   *     without one; not called after an issue about the keys
   */
  public static <T> CsvKeyedRows<T> of(
      String description,
      List<Column> columns,
      int keyColumn,
      boolean isEveryKeyNeeded,
      RowsReader<T> reader) {
    Keys keys = new Keys(columns.get(keyColumn), keyColumn, isEveryKeyNeeded);
    CsvRows<T> rows =
        CsvRows.of(
            description,
            columns,
            (forCase, found, issues) -> {
              List<Row> sorted = keys.sort(forCase, found, issues);
              return sorted == null ? null : reader.read(forCase, sorted, issues);
            });
    return new CsvKeyedRows<>(rows, columns, keyColumn);
  }

  /** The rows of a case by their keys. */
  private record Keys(Column column, int place, boolean isEachNeeded) {

    /** Null after an issue. */
    List<Row> sort(Case forCase, List<Row> found, Issues issues) {
      Row[] sorted = new Row[column.choices().size()];
      boolean isGood = true;
      for (Row row : found) {
        int key = row.choice(place);
        if (sorted[key] == null) {
          sorted[key] = row;
        } else {
          isGood = false;
          duplicate(key, row, sorted[key], issues);
        }
      }
      for (int key = 0; key < sorted.length && isEachNeeded; key++) {
        if (sorted[key] == null) {
          isGood = false;
          missing(key, forCase, found.get(0).location().file(), issues);
        }
      }
      return isGood ? Arrays.asList(sorted) : null;
    }

    private void duplicate(int key, Row row, Row first, Issues issues) {
      issues.error(
          "duplicate_key",
          Shown.of(column.choices().get(key))
              + " of this case stands on line "
              + first.location().line()
              + " already: keep one of them",
          row.location().inField(column.name()));
    }

    private void missing(int key, Case forCase, String file, Issues issues) {
      issues.error(
          "missing_key",
          Shown.of(column.choices().get(key)) + " of this case has no row: add it",
          Location.file(file).inCase(forCase.id()).inField(column.name()));
    }
  }

  @Override
  public FormatInfo info() {
    return rows.info();
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    return rows.open(artifact, cases, issues);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    Entry file = SingleFile.of(reference, issues);
    if (file == null) {
      return;
    }
    try (CsvReader reader = new CsvReader(file, ',', issues)) {
      int[] places = new Header(columns, true, reader, issues).read();
      Set<String> seen = new HashSet<>();
      while (places != null && reader.next()) {
        CsvRecord record = reader.record();
        // A row that names no case is reported when the table is opened.
        boolean isNamed = record.fault() == null && record.size() > places[caseColumn];
        String id = isNamed ? record.text(places[caseColumn]) : "";
        if (!id.isEmpty() && seen.add(id)) {
          found.accept(id, Map.of());
        }
      }
    }
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      for (String key : columns.get(keyColumn).choices()) {
        List<String> row = new ArrayList<>(sample);
        row.add(caseColumn, cases.get(index).id());
        row.set(keyColumn, key);
        all.add(row);
      }
    }
    new CsvWriter(out, ',').write(columns, all);
  }
}
