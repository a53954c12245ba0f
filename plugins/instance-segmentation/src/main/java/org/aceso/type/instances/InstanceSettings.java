package org.aceso.type.instances;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.formats.csv.CsvTable;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Artifact;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param classes in the order of their numbers; one without a column when there are none
 * @param images the public images with their sizes; null when no list was stated
 * @param maps how label maps come; empty for run lengths
 */
record InstanceSettings(
    String caseColumn,
    String instanceColumn,
    String classColumn,
    String rleColumn,
    List<String> classes,
    Map<String, Map<String, String>> images,
    Optional<MapSettings> maps) {

  /** An image of the list. */
  private record Image(String id, double width, double height) {}

  /** The settings, or null when a problem was reported. */
  static InstanceSettings check(Settings settings, Issues issues) throws IOException {
    InstanceCheck check = new InstanceCheck(settings, issues);
    String caseColumn = settings.text("case_column");
    check.columns();
    List<String> classes = check.classes();
    List<String> sizes = check.sizeColumns();
    Optional<MapSettings> maps = new MapCheck(settings, check).settings(classes.size());
    if (check.failed()) {
      return null;
    }
    Map<String, Map<String, String>> images =
        settings.has("image_list")
            ? images(settings.file("image_list"), caseColumn, sizes, check::report)
            : null;
    return check.failed()
        ? null
        : new InstanceSettings(
            caseColumn,
            settings.text("instance_column"),
            settings.text("class_column"),
            settings.text("rle_column"),
            classes,
            images,
            maps);
  }

  private static Map<String, Map<String, String>> images(
      Artifact file, String caseColumn, List<String> sizes, Issues issues) throws IOException {
    CsvTable<Image> table =
        CsvTable.of(
                "One row an image.",
                List.of(
                    Column.caseId(caseColumn),
                    Column.integer(sizes.get(0), 1, 1 << 30, "width in pixels"),
                    Column.integer(sizes.get(1), 1, 1 << 30, "height in pixels")),
                (row, found) -> new Image(row.location().caseId(), row.number(1), row.number(2)))
            .inAnyColumnOrder();
    Map<String, Map<String, String>> images = new LinkedHashMap<>();
    for (Image image : table.readAll(file, issues)) {
      images.put(
          image.id,
          Map.of(
              "width", ShortestDecimal.of(image.width),
              "height", ShortestDecimal.of(image.height)));
    }
    return images;
  }
}
