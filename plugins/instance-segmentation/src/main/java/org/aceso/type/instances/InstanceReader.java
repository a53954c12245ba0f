package org.aceso.type.instances;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowsReader;
import org.aceso.formats.decimal.Decimal;
import org.aceso.formats.rle.RunLengths;
import org.aceso.metrics.detection.Instances;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/** Makes the instances of an image from its rows, and reports those that cannot be. */
record InstanceReader(InstanceSettings settings) implements RowsReader<Instances> {
  private static final int NUMBER = 1;
  private static final int CLASS = 2;
  private static final double MOST_PIXELS = 1 << 30;

  @Override
  public Instances read(Case forCase, List<Row> rows, Issues issues) {
    int pixels = pixels(forCase);
    if (pixels < 0) {
      issues.error(
          "invalid_case_list",
          "the case list has no width and height of 1 to 2^30 pixels: tell the organiser",
          rows.get(0).location());
      return null;
    }
    int size = rows.size();
    Instances instances = new Instances(new int[size], new int[size][], new int[size][]);
    Map<Double, Long> lines = new HashMap<>();
    boolean isGood = true;
    for (int one = 0; one < size; one++) {
      Row row = rows.get(one);
      isGood &= isNew(row, lines, issues);
      isGood &= fill(instances, one, row, pixels, issues);
    }
    if (isGood) {
      checkOverlap(instances, rows, issues);
    }
    return instances;
  }

  /** How many pixels the image has; -1 when the case list does not say. */
  private static int pixels(Case forCase) {
    double width = attribute(forCase, "width");
    double height = attribute(forCase, "height");
    boolean isSize = width >= 1 && height >= 1 && width * height <= MOST_PIXELS;
    return isSize && width == Math.rint(width) && height == Math.rint(height)
        ? (int) (width * height)
        : -1;
  }

  private static double attribute(Case forCase, String name) {
    byte[] text = forCase.attributes().getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
    return Decimal.parse(text, 0, text.length);
  }

  private boolean isNew(Row row, Map<Double, Long> lines, Issues issues) {
    Long first = lines.putIfAbsent(row.number(NUMBER), row.location().line());
    if (first != null) {
      issues.error(
          "duplicate_instance",
          "the image has an instance of this number on line " + first + " already",
          row.location().inField(settings.instanceColumn()));
    }
    return first == null;
  }

  private boolean fill(Instances instances, int one, Row row, int pixels, Issues issues) {
    boolean hasClass = !settings.classColumn().isEmpty();
    instances.classes()[one] = hasClass ? row.choice(CLASS) : 0;
    try {
      RunLengths runs = RunLengths.parse(row.text(hasClass ? CLASS + 1 : CLASS), pixels);
      instances.starts()[one] = runs.starts();
      instances.ends()[one] = runs.ends();
      return true;
    } catch (RunLengths.Malformed e) {
      issues.error(e.code(), e.getMessage(), row.location().inField(settings.rleColumn()));
      return false;
    }
  }

  private void checkOverlap(Instances instances, List<Row> rows, Issues issues) {
    int[] pair = instances.firstOverlap();
    if (pair != null) {
      int later = Math.max(pair[0], pair[1]);
      int earlier = Math.min(pair[0], pair[1]);
      issues.error(
          "overlapping_instances",
          "a pixel belongs to the instance on line "
              + rows.get(earlier).location().line()
              + ", too",
          rows.get(later).location().inField(settings.rleColumn()));
    }
  }
}
