package org.aceso.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aceso.audit.NotedHead;

/**
 * What a backup consists of. It is written last: a backup without it was interrupted.
 *
 * @param format of the folder
 * @param application the version that wrote it
 * @param takenAt the database's clock at the snapshot
 * @param schema the version of the last migration
 * @param migrations the checksums of all, by version
 * @param tables all but that of the migrations
 * @param sequences the last number that each gave, for those that gave any
 * @param blobs the stored files
 * @param auditHead the end of the audit log's chain; null when nothing was sealed yet
 */
public record Manifest(
    String format,
    String application,
    Instant takenAt,
    String schema,
    Map<String, Integer> migrations,
    List<TableCopy> tables,
    Map<String, Long> sequences,
    Blobs blobs,
    NotedHead auditHead) {
  static final String FORMAT = "aceso-backup/1";

  /**
   * The stored files.
   *
   * @param count how many
   * @param bytes of all together
   * @param list the file that lists their digests
   */
  public record Blobs(long count, long bytes, Part list) {}

  /** What it holds, in one line. */
  @Override
  public String toString() {
    return "schema "
        + schema
        + ", "
        + tables.size()
        + " tables with "
        + tables.stream().mapToLong(TableCopy::rows).sum()
        + " rows, "
        + blobs.count()
        + " files with "
        + blobs.bytes()
        + " bytes, taken at "
        + takenAt;
  }
}
