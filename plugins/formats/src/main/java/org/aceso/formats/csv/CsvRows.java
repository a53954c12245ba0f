package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * A CSV file with a header and any number of rows a case, such as one for each box: what {@link
 * CsvTable} is for one row a case. Columns are found by name. Immutable.
 *
 * @param <T> the value of one case
 */
public final class CsvRows<T> implements DataFormat<T> {
  private final List<Column> columns;
  private final int caseColumn;
  private final RowsReader<T> rows;
  private final RowOptions<T> options;

  private CsvRows(List<Column> columns, RowsReader<T> rows, RowOptions<T> options) {
    this.columns = List.copyOf(columns);
    this.caseColumn = CaseColumn.in(columns);
    this.rows = rows;
    this.options = options;
  }

  /**
   * A table whose cells are separated by commas, in which each case needs a row.
   *
   * @param description for people: what one row is
   * @param columns exactly one of them of kind {@code CASE}
   * @param rows makes the value of a case; it sees columns by their place in this list
   * @throws IllegalArgumentException when two columns share a name, or not one is of kind CASE
   */
  public static <T> CsvRows<T> of(String description, List<Column> columns, RowsReader<T> rows) {
    return new CsvRows<>(columns, rows, RowOptions.of(description, SampleCells.of(columns)));
  }

  /**
   * The same table with other cells in its sample.
   *
   * @param cells one for each column but that of the case
   */
  public CsvRows<T> withSample(List<String> cells) {
    if (cells.size() != columns.size() - 1) {
      throw new IllegalArgumentException("a sample row needs " + (columns.size() - 1) + " cells");
    }
    return new CsvRows<>(columns, rows, options.withSample(cells));
  }

  /**
   * The same table with an id in each row, once in the file.
   *
   * @param column its place, of kind {@code TEXT}
   * @param list the rows that are expected; null when ids are free
   */
  public CsvRows<T> withRowIds(int column, RowList list) {
    return new CsvRows<>(columns, rows, options.withRowIds(column, list));
  }

  /** The same table, in which a case without rows has this value. */
  public CsvRows<T> withNone(T none) {
    return new CsvRows<>(columns, rows, options.withNone(none));
  }

  /** The same table, refused when it has a header alone. */
  public CsvRows<T> refusingNoRows() {
    return new CsvRows<>(columns, rows, options.refusingNoRows());
  }

  /** The same table, which lists these public cases: its rows do not tell which there are. */
  public CsvRows<T> listing(Map<String, Map<String, String>> known) {
    return new CsvRows<>(columns, rows, options.listing(known));
  }

  @Override
  public FormatInfo info() {
    return new FormatInfo("csv", "text/csv", "csv", options.description(), columns, 0);
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Entry file = SingleFile.of(artifact, issues);
    if (file == null) {
      return null;
    }
    try (CsvReader reader = new CsvReader(file, ',', issues)) {
      int[] places = new Header(columns, true, reader, issues).read();
      return places == null ? null : collect(reader, places, cases, issues);
    }
  }

  /**
   * Reads a table that belongs to no case list, such as one of a setting.
   *
   * @return the value of each case, in the order of their first rows; incomplete when an error was
   *     reported
   */
  public Map<String, T> readAll(Artifact artifact, Issues issues) throws IOException {
    // Whatever is wrong is found again, and reported, by opening the table.
    OwnCases own = OwnCases.ofRows(artifact, columns);
    Map<String, T> values = new LinkedHashMap<>();
    try (Cases<T> opened = open(artifact, own, issues)) {
      for (int index = 0; opened != null && index < own.size(); index++) {
        if (opened.has(index)) {
          values.put(own.get(index).id(), opened.read(index, issues));
        }
      }
    }
    return values;
  }

  private Cases<T> collect(CsvReader reader, int[] places, CaseList cases, Issues issues)
      throws IOException {
    ManyRowsACase slots = new ManyRowsACase(cases.size());
    RowIds ids = !options.hasRowIds() ? null : rowIds(reader, places, issues);
    RowIdCheck check = ids == null ? RowIdCheck.NONE : ids;
    RowCollector collector =
        new RowCollector(columns, places, caseColumn, reader, cases, slots, check, issues);
    if (!collector.collect()) {
      return null;
    }
    if (ids != null && options.list() != null && options.list().isComplete()) {
      ids.reportMissing(cases);
    }
    if (options.refusesNoRows() && !collector.sawRows()) {
      issues.error(
          "no_rows",
          "the file has a header and no rows: hand in what you predict",
          Location.file(reader.file()));
    }
    return new StoredCases<>(reader.file(), cases, collector.values(), rows, slots);
  }

  private RowIds rowIds(CsvReader reader, int[] places, Issues issues) {
    return new RowIds(
        reader.file(),
        columns.get(options.rowIds()).name(),
        places[options.rowIds()],
        places[caseColumn],
        options.list(),
        issues);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    if (options.known() == null) {
      DataFormat.super.listCases(reference, found, issues);
    } else {
      options.known().forEach(found);
    }
  }

  @Override
  public Optional<T> whenAbsent(Case forCase) {
    return Optional.ofNullable(options.none());
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    CsvWriter writer = new CsvWriter(out, ',');
    if (!options.hasRowIds()) {
      writer.write(columns, caseColumn, cases, options.sample());
    } else {
      writer.write(columns, caseColumn, options.rowIds(), sampleIds(cases), options.sample());
    }
  }

  /** The expected rows of these cases; where ids are free, numbers from 1. */
  private Map<String, String> sampleIds(CaseList cases) {
    Map<String, String> ids = new LinkedHashMap<>();
    if (options.list() == null) {
      for (int index = 0; index < cases.size(); index++) {
        ids.put(Integer.toString(index + 1), cases.get(index).id());
      }
    } else {
      options.list().caseOf().forEach((id, caseId) -> putKnown(ids, id, caseId, cases));
    }
    return ids;
  }

  private static void putKnown(Map<String, String> ids, String id, String caseId, CaseList cases) {
    if (cases.indexOf(caseId) >= 0) {
      ids.put(id, caseId);
    }
  }
}
