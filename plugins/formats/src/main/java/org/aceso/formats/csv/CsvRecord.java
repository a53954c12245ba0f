package org.aceso.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One record: where its cells lie in the window, and what is wrong with it as such. */
final class CsvRecord {
  private final Window window;

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;
  private boolean ascii;
  private Fault fault;
  private long line;

  CsvRecord(Window window) {
    this.window = window;
  }

  void begin(long newLine) {
    line = newLine;
    size = 0;
    ascii = true;
    fault = null;
  }

  /** Counts so many lines before it. */
  void skipLines(long lines) {
    line += lines;
  }

  /** Adds a cell by its bounds, counted from the start of the record. */
  void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  /** Takes notice of a character of a cell, 0 to 255. */
  void notice(int character) {
    ascii &= character < 0x80;
  }

  /** Notes a fault; the first stays, but for one that ends the reading. */
  void note(Fault found) {
    fault = fault == null || found == Fault.UNCLOSED ? found : fault;
  }

  /** Looks for what shows only in the whole record. */
  void check() {
    if (size == 1 && isEmpty(0)) {
      note(Fault.BLANK);
    }
    for (int cell = 0; cell < size && !ascii; cell++) {
      if (!Utf8.isValid(bytes(), start(cell), end(cell))) {
        note(Fault.ENCODING);
      }
    }
  }

  /** What is wrong with the record as such; null when nothing is. */
  Fault fault() {
    return fault;
  }

  /** The physical line on which it starts, from 1. */
  long line() {
    return line;
  }

  /** How many cells it has; at least 1. */
  int size() {
    return size;
  }

  /** The array in which the cells lie, valid until the next record. */
  byte[] bytes() {
    return window.bytes();
  }

  int start(int cell) {
    return window.start() + starts[cell];
  }

  int end(int cell) {
    return window.start() + ends[cell];
  }

  boolean isEmpty(int cell) {
    return starts[cell] == ends[cell];
  }

  /** Whether it consists of ASCII alone. */
  boolean isAscii() {
    return ascii;
  }

  String text(int cell) {
    int from = start(cell);
    return new String(bytes(), from, end(cell) - from, StandardCharsets.UTF_8);
  }
}
