package org.aceso.type.boxes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowList;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Artifact;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;

/**
 * The images and rows that a phase publishes.
 *
 * @param images by id their attributes; null when no list was stated
 * @param rows null when row ids are free
 */
record PublicImages(Map<String, Map<String, String>> images, RowList rows) {
  static final PublicImages UNKNOWN = new PublicImages(null, null);

  /** A line of a list: the id of a row or an image, the image, and its size. */
  private record Line(String id, String image, Map<String, String> attributes) {}

  /** The images of a list with a row for each of them. */
  static PublicImages ofImages(Artifact file, String caseColumn, List<String> sizes, Issues issues)
      throws IOException {
    List<Column> columns = new ArrayList<>(List.of(Column.caseId(caseColumn)));
    addSizes(columns, sizes);
    Map<String, Map<String, String>> images = new LinkedHashMap<>();
    for (Line line : read(file, columns, -1, sizes.size(), issues)) {
      images.put(line.id, line.attributes);
    }
    return new PublicImages(images, null);
  }

  /** The rows of a list of row ids with their images. */
  static PublicImages ofRows(
      Artifact file, BoxSettings.Names names, List<String> sizes, boolean isComplete, Issues issues)
      throws IOException {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(names.rowId()));
    columns.add(Column.choice(names.image(), List.of(), "image of the row"));
    addSizes(columns, sizes);
    Map<String, Map<String, String>> images = new LinkedHashMap<>();
    Map<String, String> rows = new LinkedHashMap<>();
    for (Line line : read(file, columns, 1, sizes.size(), issues)) {
      rows.put(line.id, line.image);
      images.putIfAbsent(line.image, line.attributes);
    }
    return new PublicImages(images, new RowList(rows, isComplete));
  }

  /** The images of this list with the rows of another. */
  PublicImages withRows(RowList newRows) {
    return new PublicImages(images, newRows);
  }

  private static void addSizes(List<Column> columns, List<String> sizes) {
    sizes.forEach(name -> columns.add(Column.number(name, 0, 1e9, "size of the image")));
  }

  private static List<Line> read(
      Artifact file, List<Column> columns, int image, int sizes, Issues issues) throws IOException {
    int first = columns.size() - sizes;
    return CsvTable.of(
            "One row of a public list.",
            columns,
            (row, found) ->
                new Line(
                    row.location().caseId(),
                    image < 0 ? "" : row.text(image),
                    sizes == 0 ? Map.of() : attributes(row, first)))
        .inAnyColumnOrder()
        .readAll(file, issues);
  }

  private static Map<String, String> attributes(Row row, int first) {
    return Map.of(
        ImageSize.WIDTH, ShortestDecimal.of(row.number(first)),
        ImageSize.HEIGHT, ShortestDecimal.of(row.number(first + 1)));
  }
}
