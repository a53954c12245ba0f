package org.aceso.metrics.segmentation;

/**
 * Passes over the background of an image in blocks, which the machine compares faster than labels
 * one by one. No number exceeds that of the labels, of which there may be 2^31 - 9.
 */
final class BackgroundRun {
  static final int BLOCK = 1 << 12;

  private BackgroundRun() {}

  /** Where the first label of a block is. */
  interface Block {
    /** Counted from {@code at} on, among {@code size} places; negative when there is none. */
    int firstLabelled(int at, int size);
  }

  /** The first place from {@code from} on with a label, at most {@code to}. */
  static int end(int from, int to, Block labels) {
    int at = from;
    while (at < to) {
      int size = Math.min(BLOCK, to - at);
      int first = labels.firstLabelled(at, size);
      if (first >= 0) {
        return at + first;
      }
      at += size;
    }
    return to;
  }
}
