package org.aceso.formats.csv;

/**
 * How a large table is cut into slices for several threads.
 *
 * @param threads how many read it, at least 1
 * @param bytes of one slice, 1 to {@link Window#LONGEST_RECORD}
 * @param least how large a table is cut
 */
record Slicing(int threads, int bytes, long least) {
  /** So that a slice stays in the cache of a core. */
  private static final int BYTES = 1 << 18;

  private static final long LEAST = 1L << 20;

  /** One thread hands out the slices: it cannot feed any number of others. */
  private static final int MOST_THREADS = 16;

  /** As many threads as there are cores. */
  static Slicing standard() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Slicing(Math.min(MOST_THREADS, cores), BYTES, LEAST);
  }

  /** Whether a file of so many bytes, or of -1 when nobody knows, is cut. */
  boolean cuts(long size) {
    return threads > 1 && size >= least;
  }
}
