package org.aceso.limit;

import java.time.Duration;

/**
 * So many requests in a window. The window of a key begins with its first request.
 *
 * @param name what it is called in headers and problems
 * @param quota how many requests a window has; 0 when there is no limit
 * @param exact whether each request is counted in the database; else each server counts a batch by
 *     itself before it does
 */
public record Policy(String name, long quota, Duration window, boolean exact) {

  /** Whether it limits anything. */
  public boolean isOn() {
    return quota > 0;
  }

  /**
   * How many requests a server counts by itself: by so many each server may let through more than
   * the quota. A twentieth, 100 at most.
   */
  public long batch() {
    return exact ? 0 : Math.max(1, Math.min(100, quota / 20));
  }

  /** A changed quota or window is another count. */
  String row(String key) {
    return name + ":" + quota + ":" + window.toSeconds() + ":" + key;
  }
}
