package org.aceso.spi;

import java.util.List;

/**
 * A format as data: what a client shows beside an upload field and a script can check against.
 *
 * @param name short name, such as {@code csv} or {@code nifti-zip}
 * @param mediaType what a client sends as {@code Content-Type}, such as {@code text/csv}
 * @param extension the usual file extension without a dot, such as {@code csv}
 * @param description for people: what one row, file or entry is
 * @param columns the columns of a table, the fields of a record, or the one number that a pixel or
 *     voxel holds; empty for other data
 * @param bytesPerCase an upper bound for the inflated size of one case, from which the host derives
 *     the limits of an archive; 0 when no bound is known
 * @param fileNames how the files of a case may be called in a folder or zip, with <code>{case}
 *     </code> for its id, such as <code>{case}.nii.gz</code>; empty when one file holds all cases.
 *     Where there are names, a host may have ranges of cases observed in several places, each of
 *     which opens the artifact
 */
public record FormatInfo(
    String name,
    String mediaType,
    String extension,
    String description,
    List<Column> columns,
    long bytesPerCase,
    List<String> fileNames) {

  public FormatInfo {
    columns = List.copyOf(columns);
    // Descriptions that are stored may be older than this component.
    fileNames = fileNames == null ? List.of() : List.copyOf(fileNames);
  }

  /** A format in which one file holds all cases. */
  public FormatInfo(
      String name,
      String mediaType,
      String extension,
      String description,
      List<Column> columns,
      long bytesPerCase) {
    this(name, mediaType, extension, description, columns, bytesPerCase, List.of());
  }
}
