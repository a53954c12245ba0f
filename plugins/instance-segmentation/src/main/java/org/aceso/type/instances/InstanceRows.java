package org.aceso.type.instances;

import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.csv.CsvRows;
import org.aceso.metrics.detection.Instances;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;

/** The table of submissions and references, which are alike: one row an instance. */
record InstanceRows(InstanceSettings settings) {
  private static final double LARGEST_ID = 1e12;

  DataFormat<Instances> format(String description) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    columns.add(
        Column.integer(
            settings.instanceColumn(), 1, LARGEST_ID, "number of the instance, once in an image"));
    List<String> sample = new ArrayList<>(List.of("1"));
    if (!settings.classColumn().isEmpty()) {
      columns.add(Column.choice(settings.classColumn(), settings.classes(), "class"));
      sample.add(settings.classes().get(0));
    }
    columns.add(Column.choice(settings.rleColumn(), List.of(), "start and length of each run"));
    sample.add("1 1");
    CsvRows<Instances> rows =
        CsvRows.of(description, columns, new InstanceReader(settings))
            .withSample(sample)
            .withNone(Instances.NONE);
    // Images without instances are in no row: a list of those with rows would tell which they are.
    return settings.images() == null ? rows : rows.listing(settings.images());
  }
}
