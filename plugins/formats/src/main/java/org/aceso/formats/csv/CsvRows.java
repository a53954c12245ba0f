package org.aceso.formats.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
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
  private static final int NO_IDS = -1;

  private final List<Column> columns;
  private final int caseColumn;
  private final RowsReader<T> rows;
  private final Options<T> options;

  /**
   * @param rowIds the column of row ids, or {@link #NO_IDS}
   * @param list null when row ids are free
   * @param none the value of a case without rows; null when each needs one
   * @param known the public cases with their attributes; null when a reference cannot tell
   */
  private record Options<T>(
      String description,
      List<String> sample,
      int rowIds,
      RowList list,
      boolean refusesNoRows,
      T none,
      Map<String, Map<String, String>> known) {}

  private CsvRows(List<Column> columns, RowsReader<T> rows, Options<T> options) {
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
    List<String> sample = SampleCells.of(columns);
    return new CsvRows<>(
        columns, rows, new Options<>(description, sample, NO_IDS, null, false, null, null));
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
    Options<T> o = options;
    return with(
        new Options<>(
            o.description, List.copyOf(cells), o.rowIds, o.list, o.refusesNoRows, o.none, o.known));
  }

  /**
   * The same table with an id in each row, once in the file.
   *
   * @param column its place, of kind {@code TEXT}
   * @param list the rows that are expected; null when ids are free
   */
  public CsvRows<T> withRowIds(int column, RowList list) {
    Options<T> o = options;
    return with(
        new Options<>(o.description, o.sample, column, list, o.refusesNoRows, o.none, o.known));
  }

  /** The same table, in which a case without rows has this value. */
  public CsvRows<T> withNone(T none) {
    Options<T> o = options;
    return with(
        new Options<>(o.description, o.sample, o.rowIds, o.list, o.refusesNoRows, none, o.known));
  }

  /** The same table, refused when it has a header alone. */
  public CsvRows<T> refusingNoRows() {
    Options<T> o = options;
    return with(new Options<>(o.description, o.sample, o.rowIds, o.list, true, o.none, o.known));
  }

  /** The same table, which lists these public cases: its rows do not tell which there are. */
  public CsvRows<T> listing(Map<String, Map<String, String>> known) {
    Options<T> o = options;
    return with(
        new Options<>(
            o.description,
            o.sample,
            o.rowIds,
            o.list,
            o.refusesNoRows,
            o.none,
            Collections.unmodifiableMap(new LinkedHashMap<>(known))));
  }

  private CsvRows<T> with(Options<T> newOptions) {
    return new CsvRows<>(columns, rows, newOptions);
  }

  @Override
  public FormatInfo info() {
    return new FormatInfo("csv", "text/csv", "csv", options.description, columns, 0);
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

  private Cases<T> collect(CsvReader reader, int[] places, CaseList cases, Issues issues)
      throws IOException {
    ManyRowsACase slots = new ManyRowsACase(cases.size());
    RowIds ids = options.rowIds == NO_IDS ? null : rowIds(reader, places, issues);
    RowIdCheck check = ids == null ? RowIdCheck.NONE : ids;
    RowCollector collector =
        new RowCollector(columns, places, caseColumn, reader, cases, slots, check, issues);
    if (!collector.collect()) {
      return null;
    }
    if (ids != null && options.list != null && options.list.isComplete()) {
      ids.reportMissing(cases);
    }
    if (options.refusesNoRows && !collector.sawRows()) {
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
        columns.get(options.rowIds).name(),
        places[options.rowIds],
        places[caseColumn],
        options.list,
        issues);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    if (options.known == null) {
      DataFormat.super.listCases(reference, found, issues);
    } else {
      options.known.forEach(found);
    }
  }

  @Override
  public Optional<T> whenAbsent(Case forCase) {
    return Optional.ofNullable(options.none);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    CsvWriter writer = new CsvWriter(out, ',');
    if (options.rowIds == NO_IDS) {
      writer.write(columns, caseColumn, cases, options.sample);
    } else {
      writer.write(columns, caseColumn, options.rowIds, sampleIds(cases), options.sample);
    }
  }

  /** The expected rows of these cases; where ids are free, numbers from 1. */
  private Map<String, String> sampleIds(CaseList cases) {
    Map<String, String> ids = new LinkedHashMap<>();
    if (options.list == null) {
      for (int index = 0; index < cases.size(); index++) {
        ids.put(Integer.toString(index + 1), cases.get(index).id());
      }
    } else {
      options.list.caseOf().forEach((id, caseId) -> putKnown(ids, id, caseId, cases));
    }
    return ids;
  }

  private static void putKnown(Map<String, String> ids, String id, String caseId, CaseList cases) {
    if (cases.indexOf(caseId) >= 0) {
      ids.put(id, caseId);
    }
  }
}
