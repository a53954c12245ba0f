package org.aceso.runner;

import org.aceso.runner.artifact.Bounds;
import org.aceso.spi.FormatInfo;

/**
 * What bounds an artifact whose format states no size of a case. Where a format does, the bound is
 * cases x size and no ratio is asked for; where each case has files of its own, none of them is
 * larger than a case.
 *
 * @param maxBytes the most inflated bytes in all
 * @param maxRatio the most inflated bytes for one compressed byte, after the first MiB
 */
public record Limits(long maxBytes, int maxRatio) {
  /** For what belongs to no case, such as a file of notes. */
  private static final long HEADERS = 1 << 20;

  private static final long MAX_ENTRIES_UNKNOWN = 1_000_000;

  /** How many cases have two files each among the most that are taken. */
  private static final int MOST_CASES = 500_000;

  /** 2 GiB, and 200 : 1. */
  public static Limits standard() {
    return new Limits(2L << 30, 200);
  }

  /** At most 2 entries a case and 100 more. */
  Bounds forCases(FormatInfo format, int cases) {
    long entries = 2L * cases + 100;
    long perCase = format.bytesPerCase();
    if (perCase == 0) {
      return new Bounds(entries, maxBytes, maxRatio);
    }
    long all = saturatedBytes(perCase, cases);
    boolean isOneFileForAll = format.fileNames().isEmpty();
    return new Bounds(entries, all, isOneFileForAll ? all : Math.max(perCase, HEADERS), 0);
  }

  /**
   * For an artifact that has yet to say how many cases there are. Where its format states the size
   * of one, it is held to what so many files may hold, so that no reference is refused here that
   * could be checked and scored against.
   */
  Bounds forUnknownCases(FormatInfo format) {
    return format.bytesPerCase() == 0 ? withoutCases() : forCases(format, MOST_CASES);
  }

  /** For an artifact that is not about cases. */
  Bounds withoutCases() {
    return new Bounds(MAX_ENTRIES_UNKNOWN, maxBytes, maxRatio);
  }

  private static long saturatedBytes(long perCase, int cases) {
    return cases > 0 && perCase > (Long.MAX_VALUE - HEADERS) / cases
        ? Long.MAX_VALUE
        : perCase * cases + HEADERS;
  }
}
