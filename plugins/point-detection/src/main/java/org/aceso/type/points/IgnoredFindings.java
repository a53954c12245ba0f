package org.aceso.type.points;

import java.io.IOException;
import java.util.Map;
import org.aceso.formats.csv.CsvRows;
import org.aceso.metrics.detection.Findings;
import org.aceso.spi.Artifact;
import org.aceso.spi.Issues;

/** Reads the findings that nobody must find, by image. */
record IgnoredFindings(PointSettings settings, Issues issues) {

  Map<String, Findings> read(Artifact file) throws IOException {
    return CsvRows.of(
            "One row a finding that is ignored.",
            settings.columnsOfFindings(),
            (image, rows, found) -> settings.findings(rows))
        .readAll(file, issues);
  }
}
