package org.aceso.formats.csv;

import java.util.Arrays;

/**
 * The ids that a file named so far, and on which line: their bytes in one array, as millions of
 * Strings would not fit into memory.
 */
final class SeenIds {
  private byte[] text = new byte[256];
  private int[] ends = new int[16];
  private int[] lines = new int[16];
  private int size;

  /**
   * By hash, the number of an id plus 1; 0 where none is. Empty as long as each id is greater than
   * the one before it, as in most files: then none is repeated.
   */
  private int[] slots = {};

  /** Notes an id; the line on which it stood before, or 0 when it did not. */
  int earlierLine(CsvRecord record, int cell) {
    byte[] bytes = record.bytes();
    int start = record.start(cell);
    int end = record.end(cell);
    int line = (int) Math.min(Integer.MAX_VALUE, record.line());
    if (slots.length == 0) {
      if (size == 0
          || Arrays.compareUnsigned(text, start(size - 1), ends[size - 1], bytes, start, end) < 0) {
        append(bytes, start, end, line);
        return 0;
      }
      index();
    }
    int slot = hash(bytes, start, end) & (slots.length - 1);
    for (; slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int number = slots[slot] - 1;
      if (Arrays.equals(text, start(number), ends[number], bytes, start, end)) {
        return lines[number];
      }
    }
    append(bytes, start, end, line);
    slots[slot] = size;
    if (size > slots.length / 2) {
      index();
    }
    return 0;
  }

  private void append(byte[] bytes, int start, int end, int line) {
    int at = size == 0 ? 0 : ends[size - 1];
    int newEnd = Math.addExact(at, end - start);
    if (newEnd > text.length) {
      text = Arrays.copyOf(text, Math.max(newEnd, Math.addExact(text.length, text.length / 2)));
    }
    System.arraycopy(bytes, start, text, at, end - start);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + size / 2);
      lines = Arrays.copyOf(lines, size + size / 2);
    }
    ends[size] = newEnd;
    lines[size++] = line;
  }

  /** Makes room for as many again. */
  private void index() {
    slots = new int[4 * Integer.highestOneBit(size)];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hash(text, start(number), ends[number]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    // The last steps of MurmurHash3: ids that count up would crowd in some slots.
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }
}
