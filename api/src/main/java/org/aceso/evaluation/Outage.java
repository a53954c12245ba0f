package org.aceso.evaluation;

import java.io.IOException;
import org.aceso.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a store that is away from a file that is lost. While it is away nothing is said about any
 * submission: whoever needs a file waits until the store is back.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final BlobStore store;
  private volatile boolean closing;

  Outage(BlobStore store) {
    this.store = store;
  }

  /**
   * Whether the store is away. Where it answers, and refuses one file again and again, the
   * evaluation has to end.
   */
  boolean isNow() {
    return !answers();
  }

  private boolean answers() {
    try {
      store.check();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Waits a little, and as long as the store does not answer; in vain once this process ends. Never
   * throws, as its caller goes on whatever happens.
   */
  void await(IOException e) {
    LOG.warn("a file cannot be had, a worker waits for the store: {}", e.toString());
    try {
      do {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } while (!closing && !answers());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody waits any longer. */
  void close() {
    closing = true;
  }
}
