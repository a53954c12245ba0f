package org.aceso.spi;

import java.util.List;

/**
 * A format as data: what a client shows beside an upload field and a script can check against.
 *
 * @param name short name, such as {@code csv} or {@code nifti-zip}
 * @param mediaType what a client sends as {@code Content-Type}, such as {@code text/csv}; {@code
 *     application/zip} when each case is files of its own: then a host may have ranges of cases
 *     observed in several places, each of which opens the artifact
 * @param extension the usual file extension without a dot, such as {@code csv}
 * @param description for people: what one row, file or entry is
 * @param columns the columns of a table, or the fields of a record; empty for other data
 * @param bytesPerCase an upper bound for the inflated size of one case, from which the host derives
 *     the limits of an archive; 0 when no bound is known
 */
public record FormatInfo(
    String name,
    String mediaType,
    String extension,
    String description,
    List<Column> columns,
    long bytesPerCase) {

  public FormatInfo {
    columns = List.copyOf(columns);
  }
}
