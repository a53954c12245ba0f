package org.aceso.metrics;

/**
 * Sorts ranges of keys and what belongs to them: spreads a range by the upper bits in which its
 * keys differ, after which few are far from their place, and moves each there. Where many are far,
 * because the keys crowd, goes through their digits instead. One thread.
 */
final class KeySort {
  private static final int FEW = 24;
  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** How many steps a key may be moved on average. */
  private static final int MOST_STEPS = 8;

  private final long[] keys;
  private final int[] owners;
  private long[] spareKeys = {};
  private int[] spareOwners = {};

  KeySort(long[] keys, int[] owners) {
    this.keys = keys;
    this.owners = owners;
  }

  /** Sorts the keys from {@code start} to {@code end}, exclusive. */
  void sort(int start, int end) {
    int size = end - start;
    if (size <= FEW) {
      moved(start, end, Long.MAX_VALUE);
      return;
    }
    long least = keys[start];
    long most = keys[start];
    for (int i = start + 1; i < end; i++) {
      least = Math.min(least, keys[i]);
      most = Math.max(most, keys[i]);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
    if (bits == 0) {
      return;
    }
    makeRoom(size);
    int slots = Integer.highestOneBit(size);
    spread(start, end, least, Math.max(0, bits - Integer.numberOfTrailingZeros(slots)), slots);
    if (!moved(start, end, MOST_STEPS * (long) size)) {
      digits(start, end, least, bits);
    }
  }

  private void makeRoom(int size) {
    if (size > spareKeys.length) {
      spareKeys = new long[size + size / 2];
      spareOwners = new int[size + size / 2];
    }
  }

  /** Insertion; false when it takes more steps than it may, the keys being there in some order. */
  private boolean moved(int start, int end, long steps) {
    long left = steps;
    for (int i = start + 1; i < end && left >= 0; i++) {
      long key = keys[i];
      int owner = owners[i];
      int at = i;
      for (; at > start && keys[at - 1] > key; at--) {
        keys[at] = keys[at - 1];
        owners[at] = owners[at - 1];
      }
      keys[at] = key;
      owners[at] = owner;
      left -= i - at;
    }
    return left >= 0;
  }

  /** From the lowest digit to the highest, each pass keeping the order of the one before it. */
  private void digits(int start, int end, long least, int bits) {
    for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
      spread(start, end, least, shift, DIGITS);
    }
  }

  /** Orders the range by some bits of what each key exceeds the least by. */
  private void spread(int start, int end, long least, int shift, int slots) {
    int mask = slots - 1;
    int[] places = new int[slots];
    for (int i = start; i < end; i++) {
      places[(int) ((keys[i] - least) >>> shift) & mask]++;
    }
    int next = 0;
    for (int slot = 0; slot < slots; slot++) {
      int count = places[slot];
      places[slot] = next;
      next += count;
    }
    for (int i = start; i < end; i++) {
      int place = places[(int) ((keys[i] - least) >>> shift) & mask]++;
      spareKeys[place] = keys[i];
      spareOwners[place] = owners[i];
    }
    System.arraycopy(spareKeys, 0, keys, start, end - start);
    System.arraycopy(spareOwners, 0, owners, start, end - start);
  }
}
