package org.aceso.runner.resample;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The counts of the replicates of a {@link Bootstrap}. All submissions of a phase meet the same
 * ones, so those drawn last are kept for the next submission, if they are not too many. Any thread.
 */
public final class ReplicateCounts {
  /** So many numbers are kept at most: 16 MiB. */
  static final long MOST_KEPT = 1L << 22;

  private static final AtomicReference<ReplicateCounts> LATEST = new AtomicReference<>();

  private final long seed;
  private final int cases;
  private final Bootstrap bootstrap;
  private final AtomicReferenceArray<int[]> kept;

  private ReplicateCounts(long seed, int cases, int replicates) {
    this.seed = seed;
    this.cases = cases;
    this.bootstrap = new Bootstrap(seed, cases);
    this.kept = new AtomicReferenceArray<>(replicates);
  }

  /**
   * Counts of so many replicates.
   *
   * @throws IllegalArgumentException when there is no case
   */
  public static ReplicateCounts of(long seed, int cases, int replicates) {
    ReplicateCounts latest = LATEST.get();
    if (latest != null && latest.isFor(seed, cases, replicates)) {
      return latest;
    }
    boolean isKept = (long) cases * replicates <= MOST_KEPT;
    ReplicateCounts drawn = new ReplicateCounts(seed, cases, isKept ? replicates : 0);
    if (isKept) {
      LATEST.set(drawn);
    }
    return drawn;
  }

  private boolean isFor(long otherSeed, int otherCases, int replicates) {
    return seed == otherSeed && cases == otherCases && kept.length() == replicates;
  }

  /** The counts of a replicate, which the caller may change. */
  public int[] get(int replicate) {
    if (replicate >= kept.length()) {
      return bootstrap.counts(replicate);
    }
    int[] counts = kept.get(replicate);
    if (counts == null) {
      counts = bootstrap.counts(replicate);
      kept.set(replicate, counts);
    }
    return counts.clone();
  }
}
