package org.aceso.formats.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.spi.CaseList;
import org.aceso.spi.Column;

/** Writes the same cells for each case; leaves the stream open. */
final class CsvWriter {
  private final Writer out;
  private final char separator;

  CsvWriter(OutputStream out, char separator) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.separator = separator;
  }

  void write(List<Column> columns, int caseColumn, CaseList cases, List<String> cells)
      throws IOException {
    writeRow(columns.stream().map(Column::name).toList());
    for (int index = 0; index < cases.size(); index++) {
      List<String> row = new ArrayList<>(cells);
      row.add(caseColumn, cases.get(index).id());
      writeRow(row);
    }
    out.flush();
  }

  /** The same with a row for each id, which goes into a column of its own, beside its case. */
  void write(
      List<Column> columns,
      int caseColumn,
      int idColumn,
      Map<String, String> caseOf,
      List<String> cells)
      throws IOException {
    writeRow(columns.stream().map(Column::name).toList());
    for (Map.Entry<String, String> row : caseOf.entrySet()) {
      List<String> filled = new ArrayList<>(cells);
      filled.add(caseColumn, row.getValue());
      filled.set(idColumn, row.getKey());
      writeRow(filled);
    }
    out.flush();
  }

  /** Writes rows as they are. */
  void write(List<Column> columns, List<List<String>> rows) throws IOException {
    writeRow(columns.stream().map(Column::name).toList());
    for (List<String> row : rows) {
      writeRow(row);
    }
    out.flush();
  }

  /** Writes one row; {@link #flush} makes sure that it arrives. */
  void writeRow(List<String> cells) throws IOException {
    String between = String.valueOf(separator);
    out.write(cells.stream().map(this::quoted).collect(Collectors.joining(between, "", "\n")));
  }

  void flush() throws IOException {
    out.flush();
  }

  private String quoted(String cell) {
    boolean isPlain =
        cell.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
