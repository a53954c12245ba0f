package org.aceso.testkit.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.spi.CaseList;

/** Case lists as challenges publish them: with the ids in a column of any name. */
final class CaseColumns {
  private static final String CASE = "case";

  private CaseColumns() {}

  /**
   * Reads a table of cases; its other columns are attributes.
   *
   * @param idColumn the column with the ids; null for the one called {@code case}, else the first
   * @throws IllegalArgumentException when it is no case list
   */
  static CaseList read(Path table, String idColumn) {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(table)) {
      List<List<String>> rows = csv.stream().map(CsvRecord::getFields).toList();
      return cases(table, rows, idColumn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseList cases(Path table, List<List<String>> rows, String idColumn)
      throws IOException {
    int id = rows.get(0).indexOf(idColumn == null ? CASE : idColumn);
    if (id < 0 && idColumn != null) {
      throw new IllegalArgumentException(table.getFileName() + " has no column " + idColumn);
    }
    Path rewritten = Files.createTempFile("cases", ".csv");
    try {
      write(rows, Math.max(id, 0), rewritten);
      Checked<CaseList> read = CaseFile.read(rewritten);
      return read.value()
          .orElseThrow(() -> new IllegalArgumentException(table + ": " + read.issues().summary()));
    } finally {
      Files.delete(rewritten);
    }
  }

  private static void write(List<List<String>> rows, int id, Path target) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(target)) {
      for (int i = 0; i < rows.size(); i++) {
        List<String> cells = new ArrayList<>(rows.get(i));
        String first = cells.remove(id);
        cells.add(0, i == 0 ? CASE : first);
        csv.writeRecord(cells);
      }
    }
  }
}
