package org.aceso.type.instances;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.formats.csv.RowFile;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.spi.Column;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The file beside a label map that says which class each of its instances has. */
final class ClassTable {
  private static final int SHOWN = 20;
  private static final int NOT_STATED = -1;

  private final String instanceColumn;
  private final List<String> classes;
  private final String fileName;
  private final RowFile<Stated> rows;

  /** A row. */
  private record Stated(int number, int type, Location at) {}

  /**
   * @param fileName how the file is called, with <code>{case}</code>
   */
  ClassTable(InstanceSettings settings, String fileName) {
    this.instanceColumn = settings.instanceColumn();
    this.classes = settings.classes();
    this.fileName = fileName;
    this.rows =
        RowFile.of(
            List.of(
                Column.integer(
                    settings.instanceColumn(), 1, AllowedLabels.LARGEST, "value of its pixels"),
                Column.choice(settings.classColumn(), classes, "class of the instance")),
            (row, issues) -> new Stated((int) row.number(0), row.choice(1), row.location()));
  }

  String fileName() {
    return fileName;
  }

  Column classColumn() {
    return rows.columns().get(1);
  }

  /**
   * The class of each instance of an image.
   *
   * @param numbers of its instances, rising; null when they are not known, as something was
   *     reported about the image: then the table is looked at alone
   */
  int[] read(CaseFile file, int[] numbers, Issues issues) throws IOException {
    Entry table = file.beside(fileName).orElse(null);
    if (table == null) {
      return withoutTable(file, numbers, issues);
    }
    ErrorWatch watch = new ErrorWatch(issues);
    List<Stated> once = once(rows.read(table, watch), watch);
    if (numbers == null || watch.sawError()) {
      return new int[0];
    }
    int[] types = new int[numbers.length];
    Arrays.fill(types, NOT_STATED);
    for (Stated row : once) {
      int one = Arrays.binarySearch(numbers, row.number);
      if (one < 0) {
        issues.error(
            "unknown_instance",
            "the image has no pixel of instance " + row.number + ": remove the row",
            row.at.inField(instanceColumn));
      } else {
        types[one] = row.type;
      }
    }
    reportMissing(table, numbers, types, issues);
    return types;
  }

  private int[] withoutTable(CaseFile file, int[] numbers, Issues issues) {
    if (numbers != null && numbers.length > 0) {
      issues.error(
          "no_class_file",
          "the image has instances, and there is no file with their classes: "
              + fileName.replace("{case}", file.forCase().id()),
          file.whole());
    }
    return new int[0];
  }

  private List<Stated> once(List<Stated> all, Issues issues) {
    long[] lines = new long[AllowedLabels.LARGEST + 1];
    List<Stated> once = new ArrayList<>();
    for (Stated row : all) {
      if (lines[row.number] > 0) {
        issues.error(
            "duplicate_instance",
            "the class of this instance is on line " + lines[row.number] + " already",
            row.at.inField(instanceColumn));
      } else {
        lines[row.number] = row.at.line();
        once.add(row);
      }
    }
    return once;
  }

  private void reportMissing(Entry table, int[] numbers, int[] types, Issues issues) {
    List<String> missing = new ArrayList<>();
    for (int one = 0; one < types.length; one++) {
      if (types[one] == NOT_STATED) {
        missing.add(Integer.toString(numbers[one]));
      }
    }
    if (!missing.isEmpty()) {
      String shown = String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size())));
      issues.error(
          "missing_instance",
          missing.size()
              + " instances of the image have no row: "
              + shown
              + (missing.size() > SHOWN ? " …" : ""),
          Location.file(table.name()).inField(instanceColumn));
    }
  }

  /** One instance, number 1, of the first class. */
  void writeSample(OutputStream out) throws IOException {
    rows.writeSample(List.of("1", classes.get(0)), 1, out);
  }
}
