package org.aceso.runner;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Location;

/**
 * The public case list as a file: UTF-8 CSV with the header {@code case} and one column for each
 * attribute, behind a byte order mark or not. An empty cell is an attribute that the case does not
 * have.
 */
public final class CaseFile {
  static final String ID_COLUMN = "case";

  private final CaseListBuilder builder = new CaseListBuilder();
  private final String file;
  private List<String> header = List.of();

  private CaseFile(String file) {
    this.file = file;
  }

  /**
   * Reads a case list.
   *
   * @throws IOException when storage fails
   */
  public static Checked<CaseList> read(Path path) throws IOException {
    CaseFile reading = new CaseFile(String.valueOf(path.getFileName()));
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()));
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(false)
                .ofCsvRecord(behindMark(text))) {
      csv.forEach(reading::take);
    } catch (CharacterCodingException | CsvParseException | UncheckedIOException e) {
      reading.report(e);
    }
    if (reading.header.isEmpty()) {
      reading.badHeader(1, "the file is empty: its first line is a header that starts with case");
    }
    return reading.builder.build();
  }

  /**
   * Writes a case list that {@link #read} reads back, with attributes in the order of their names.
   *
   * @throws IOException when storage fails
   */
  public static void write(CaseList cases, Path path) throws IOException {
    List<String> columns = new ArrayList<>(List.of(ID_COLUMN));
    columns.addAll(attributeNames(cases));
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path)) {
      csv.writeRecord(columns);
      for (int i = 0; i < cases.size(); i++) {
        Case row = cases.get(i);
        csv.writeRecord(
            columns.stream()
                .map(name -> name.equals(ID_COLUMN) ? row.id() : row.attributes().get(name))
                .map(cell -> cell == null ? "" : cell)
                .toList());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The text behind a byte order mark, which spreadsheets put before tables. */
  private static Reader behindMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private void take(CsvRecord record) {
    long line = record.getStartingLineNumber();
    List<String> cells = record.getFields();
    if (header.isEmpty()) {
      takeHeader(cells, line);
    } else if (cells.size() != header.size()) {
      builder
          .issues()
          .error(
              "ragged_row",
              "the row has " + cells.size() + " cells, the header " + header.size(),
              Location.line(file, line));
    } else {
      Map<String, String> attributes = new HashMap<>();
      for (int i = 1; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          attributes.put(header.get(i), cells.get(i));
        }
      }
      builder.add(cells.get(0), attributes, Location.line(file, line));
    }
  }

  private void takeHeader(List<String> cells, long line) {
    header = cells;
    if (!cells.get(0).equals(ID_COLUMN)) {
      badHeader(line, "the first column must be called case");
    }
    Set<String> names = new HashSet<>();
    for (String name : cells.subList(1, cells.size())) {
      if (!CaseListBuilder.isAttributeName(name) || !names.add(name)) {
        badHeader(line, "the column \"" + name + "\" has no name of its own that can be one");
      }
    }
  }

  private void badHeader(long line, String message) {
    builder.issues().error("bad_header", message, Location.line(file, line));
  }

  private void report(Exception e) throws IOException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        builder.issues().error("not_utf8", "the file is not UTF-8", Location.file(file));
        return;
      }
      if (cause instanceof IOException storage) {
        throw storage;
      }
    }
    builder
        .issues()
        .error(
            "bad_csv",
            "the file cannot be read as CSV: is a quote left open?",
            Location.file(file));
  }

  private static List<String> attributeNames(CaseList cases) {
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < cases.size(); i++) {
      names.addAll(cases.get(i).attributes().keySet());
    }
    return List.copyOf(names);
  }
}
