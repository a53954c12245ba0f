package org.aceso.formats.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, without a byte order mark and without what ends them. */
final class Lines implements Closeable {
  /** The most bytes of a line. */
  static final int LONGEST = 1 << 24;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private long number;
  private boolean isTooLong;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line; null at the end, or when the line is too long. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    number++;
    boolean isThere = false;
    while (at < limit || fill()) {
      isThere = true;
      int end = at;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, end - at);
      boolean isWhole = end < limit;
      at = isWhole ? end + 1 : end;
      isTooLong = line.size() > LONGEST;
      if (isWhole || isTooLong) {
        break;
      }
    }
    return isThere && !isTooLong ? content(line.toByteArray()) : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = in.readNBytes(buffer, 0, buffer.length);
    return limit > 0;
  }

  private byte[] content(byte[] line) {
    int mark = BYTE_ORDER_MARK.length;
    boolean hasMark =
        number == 1
            && line.length >= mark
            && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark);
    int end = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return Arrays.copyOfRange(line, hasMark ? mark : 0, end);
  }

  /** The number of the line last asked for, from 1. */
  long number() {
    return number;
  }

  boolean isTooLong() {
    return isTooLong;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
