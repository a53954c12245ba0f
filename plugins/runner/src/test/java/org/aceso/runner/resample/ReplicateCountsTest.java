package org.aceso.runner.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ReplicateCountsTest {

  @Test
  void counts_areThoseOfTheBootstrapHoweverOftenAndInWhicheverOrder() {
    Bootstrap bootstrap = new Bootstrap(9, 30);
    ReplicateCounts counts = ReplicateCounts.of(9, 30, 4);
    for (int replicate : new int[] {3, 0, 3, 2, 1, 0}) {
      assertArrayEquals(bootstrap.counts(replicate), counts.get(replicate));
    }
  }

  @Test
  void counts_surviveACallerWhoChangesThem() {
    ReplicateCounts counts = ReplicateCounts.of(9, 30, 4);
    Arrays.fill(counts.get(2), -1);
    assertArrayEquals(new Bootstrap(9, 30).counts(2), counts.get(2));
  }

  @Test
  void nextSubmission_meetsTheSameUnlessAnythingDiffers() {
    ReplicateCounts first = ReplicateCounts.of(1, 30, 4);
    assertSame(first, ReplicateCounts.of(1, 30, 4));
    assertNotSame(first, ReplicateCounts.of(2, 30, 4));
    assertArrayEquals(new Bootstrap(2, 30).counts(0), ReplicateCounts.of(2, 30, 4).get(0));
    assertArrayEquals(new Bootstrap(2, 31).counts(0), ReplicateCounts.of(2, 31, 4).get(0));
    assertArrayEquals(new Bootstrap(2, 31).counts(4), ReplicateCounts.of(2, 31, 5).get(4));
  }

  @Test
  void tooManyToKeep_areDrawnEachTime() {
    int cases = 1 << 12;
    int replicates = (int) (ReplicateCounts.MOST_KEPT / cases) + 1;
    ReplicateCounts counts = ReplicateCounts.of(3, cases, replicates);
    assertNotSame(counts, ReplicateCounts.of(3, cases, replicates));
    assertArrayEquals(new Bootstrap(3, cases).counts(replicates - 1), counts.get(replicates - 1));
  }
}
