package org.aceso.runner.artifact;

/**
 * How large an artifact may be once inflated.
 *
 * @param maxEntries the most files and folders in it
 * @param maxBytes the most bytes in all files together
 * @param maxEntryBytes the most bytes in one file of a folder or zip
 * @param maxRatio the most inflated bytes for one compressed byte, after the first MiB; 0 for no
 *     bound, because an honest mask of a scan compresses 750 : 1
 */
public record Bounds(long maxEntries, long maxBytes, long maxEntryBytes, int maxRatio) {
  static final long RATIO_FREE = 1 << 20;

  /** Where one file may hold all. */
  public Bounds(long maxEntries, long maxBytes, int maxRatio) {
    this(maxEntries, maxBytes, maxBytes, maxRatio);
  }

  boolean ratioExceeded(long inflated, long compressed) {
    return maxRatio > 0 && inflated > RATIO_FREE && inflated / maxRatio > compressed;
  }
}
