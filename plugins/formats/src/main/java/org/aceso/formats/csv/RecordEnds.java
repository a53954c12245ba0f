package org.aceso.formats.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where records end, told by line feeds and quotation marks alone, as {@link CsvReader} would. */
final class RecordEnds {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long MARKS = '"' * ONES;

  private RecordEnds() {}

  /**
   * The place behind the last line feed that ends a record, whatever follows.
   *
   * @param from where a record begins
   * @param end exclusive
   * @return {@code from} when there is none
   */
  static int last(byte[] text, int from, int end, int separator) {
    int last = from;
    int outside = from;
    int mark = nextMark(text, from, end);
    while (mark < end) {
      if (mark == from || beginsCell(text[mark - 1], separator)) {
        last = Math.max(last, behindLineFeed(text, outside, mark));
        outside = behindQuoted(text, mark + 1, end);
        mark = nextMark(text, outside, end);
      } else {
        // A mark within a cell is a fault of that record, and opens nothing.
        mark = nextMark(text, mark + 1, end);
      }
    }
    return Math.max(last, behindLineFeed(text, outside, end));
  }

  private static boolean beginsCell(byte before, int separator) {
    return before == separator || before == '\n' || before == '\r';
  }

  /** The place behind the mark that closes a cell, or the end when none surely does. */
  private static int behindQuoted(byte[] text, int from, int end) {
    int mark = nextMark(text, from, end);
    while (mark + 1 < end && text[mark + 1] == '"') {
      mark = nextMark(text, mark + 2, end);
    }
    return mark + 1 < end ? mark + 1 : end;
  }

  /** The place behind the last line feed, or 0. */
  private static int behindLineFeed(byte[] text, int from, int end) {
    for (int at = end - 1; at >= from; at--) {
      if (text[at] == '\n') {
        return at + 1;
      }
    }
    return 0;
  }

  /** The place of the next quotation mark, or the end: most files have none. */
  private static int nextMark(byte[] text, int from, int end) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long differing = (long) EIGHT.get(text, at) ^ MARKS;
      if (((differing - ONES) & ~differing & (ONES << 7)) != 0) {
        break;
      }
    }
    while (at < end && text[at] != '"') {
      at++;
    }
    return at;
  }
}
