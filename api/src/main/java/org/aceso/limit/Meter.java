package org.aceso.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.util.concurrent.batch.BatchHelper;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What this server knows of one count: the shared bucket, what was taken from it and not used, and
 * whether it is known to be empty. A refusal is remembered until the window ends, so that refusing
 * costs no look into the database.
 */
final class Meter {
  private final Policy policy;
  private final Bucket bucket;
  private final LongSupplier nanos;

  private long endsAt = Long.MIN_VALUE;
  private long remaining;
  private long unused;
  private boolean empty;

  /**
   * @param nanos the clock of the bucket
   */
  Meter(Policy policy, Bucket bucket, LongSupplier nanos) {
    this.policy = policy;
    this.bucket = bucket;
    this.nanos = nanos;
  }

  Standing take() {
    synchronized (this) {
      if (isKnownEmpty()) {
        return standing(false);
      }
      if (unused > 0) {
        unused--;
        return standing(true);
      }
    }
    ConsumptionProbe probe = consume();
    synchronized (this) {
      endsAt =
          nanos.getAsLong()
              + (probe.isConsumed()
                  ? probe.getNanosToWaitForReset()
                  : probe.getNanosToWaitForRefill());
      remaining = Math.max(0, probe.getRemainingTokens());
      empty = !probe.isConsumed();
      return standing(probe.isConsumed());
    }
  }

  /**
   * Of several first requests of one key in one batch, the library lets those fail that came before
   * the bucket was there; by then it is.
   */
  private ConsumptionProbe consume() {
    for (int left = 3; ; left--) {
      try {
        return bucket.tryConsumeAndReturnRemaining(1);
      } catch (BucketNotFoundException | BatchHelper.BatchFailedException e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** What was taken and not used is the next that is taken, within the same window. */
  synchronized void giveBack() {
    forgetEndedWindow();
    unused = Math.min(unused + 1, policy.quota());
  }

  synchronized boolean isKnownEmpty() {
    forgetEndedWindow();
    return empty && unused == 0;
  }

  private void forgetEndedWindow() {
    if (nanos.getAsLong() >= endsAt) {
      unused = 0;
      empty = false;
    }
  }

  private Standing standing(boolean allowed) {
    long left = Math.max(0, endsAt - nanos.getAsLong());
    long seconds = Duration.ofNanos(left).plusNanos(999_999_999).toSeconds();
    return new Standing(policy, allowed, remaining + unused, Math.max(1, seconds));
  }
}
