package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.runner.artifact.Bounds;
import org.aceso.spi.FormatInfo;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  private static final long MIB = 1 << 20;

  @Test
  void fileOfACase_isNoLargerThanACase() {
    Bounds bounds = bounds(4 * MIB, List.of("{case}.psv"));
    assertEquals(new Bounds(500, 801 * MIB, 4 * MIB, 0), bounds);
    assertEquals(MIB, bounds(10, List.of("{case}.psv")).maxEntryBytes());
  }

  @Test
  void fileOfAllCases_mayHoldTheBytesOfAll() {
    assertEquals(new Bounds(500, 801 * MIB, 801 * MIB, 0), bounds(4 * MIB, List.of()));
    assertEquals(2L << 30, bounds(0, List.of("{case}.psv")).maxEntryBytes());
  }

  @Test
  void unknownCases_areHeldToTheSizeOfOneAsKnownOnesAre() {
    FormatInfo format = format(4 * MIB, List.of("{case}.nii.gz"));
    Bounds bounds = Limits.standard().forUnknownCases(format);
    assertEquals(4 * MIB, bounds.maxEntryBytes());
    assertEquals(0, bounds.maxRatio());
    assertEquals(
        Limits.standard().withoutCases(),
        Limits.standard().forUnknownCases(format(0, List.of("{case}.psv"))));
  }

  private static Bounds bounds(long bytesPerCase, List<String> fileNames) {
    return Limits.standard().forCases(format(bytesPerCase, fileNames), 200);
  }

  private static FormatInfo format(long bytesPerCase, List<String> fileNames) {
    return new FormatInfo("f", "application/zip", "zip", "", List.of(), bytesPerCase, fileNames);
  }
}
