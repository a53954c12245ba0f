package org.aceso.runner.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  /** The first outputs of Vigna's splitmix64.c for the state 1234567. */
  @Test
  void splitMix_isTheKnownGenerator() {
    SplitMix64 generator = new SplitMix64(1234567);
    assertEquals(6457827717110365317L, generator.next());
    assertEquals(3203168211198807973L, generator.next());
    assertEquals(new BigInteger("9817491932198370423").longValue(), generator.next());
  }

  @Test
  void counts_addUpToTheNumberOfCases() {
    for (int n : new int[] {1, 2, 7, 1_000}) {
      Bootstrap bootstrap = new Bootstrap(5, n);
      for (int replicate = 0; replicate < 20; replicate++) {
        assertEquals(n, Arrays.stream(bootstrap.counts(replicate)).sum());
      }
    }
  }

  /** Fixed for all time: a stored replicate must be made again years later. */
  @Test
  void counts_areTheseForASeed() {
    assertArrayEquals(GOLDEN, new Bootstrap(42, 10).counts(3));
  }

  @Test
  void counts_differBetweenReplicatesAndSeeds() {
    Bootstrap bootstrap = new Bootstrap(1, 50);
    assertFalse(Arrays.equals(bootstrap.counts(0), bootstrap.counts(1)));
    assertFalse(Arrays.equals(bootstrap.counts(0), new Bootstrap(2, 50).counts(0)));
    assertArrayEquals(bootstrap.counts(7), new Bootstrap(1, 50).counts(7));
  }

  @Test
  void below_drawsEachNumberAboutAsOften() {
    SplitMix64 generator = new SplitMix64(99);
    int[] drawn = new int[7];
    for (int i = 0; i < 70_000; i++) {
      drawn[generator.below(7)]++;
    }
    for (int times : drawn) {
      assertTrue(Math.abs(times - 10_000) < 500, () -> Arrays.toString(drawn));
    }
  }

  @Test
  void bootstrap_needsACase() {
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1, 0));
  }

  private static final int[] GOLDEN = {3, 1, 0, 1, 2, 0, 3, 0, 0, 0};
}
