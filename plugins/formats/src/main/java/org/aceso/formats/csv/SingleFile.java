package org.aceso.formats.csv;

import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The one file that an artifact must be. */
final class SingleFile {
  private SingleFile() {}

  /** The file; null, with an issue, for a folder or an archive. */
  static Entry of(Artifact artifact, Issues issues) {
    Entry first = artifact.entries().get(0);
    if (!artifact.isContainer()) {
      return first;
    }
    boolean isWorkbook =
        artifact.entries().stream().anyMatch(entry -> entry.name().equals("xl/workbook.xml"));
    issues.error(
        "not_a_single_file",
        isWorkbook
            ? "this is an Excel workbook: save the sheet as CSV and hand in that file"
            : "this is an archive or a folder of "
                + artifact.entries().size()
                + " files: hand in the CSV file itself, not packed",
        Location.NOWHERE);
    return null;
  }
}
