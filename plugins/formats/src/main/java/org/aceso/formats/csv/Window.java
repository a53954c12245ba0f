package org.aceso.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of the current record and what follows it in the stream, without copying cells. */
final class Window {
  /** The most bytes that one record may have. */
  static final int LONGEST_RECORD = 1 << 20;

  private static final int FIRST_SIZE = 1 << 16;

  private final InputStream in;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int start;
  private int at;
  private int limit;
  private boolean overfull;

  /** What reading ahead met: whoever comes to that place meets it. */
  private IOException failure;

  Window(InputStream in) {
    this.in = in;
  }

  /** Forgets everything before the next byte: the record starts there. */
  void begin() {
    start = at;
  }

  /** The array that holds the record, valid until the next call of this object. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the record starts in {@link #bytes}. */
  int start() {
    return start;
  }

  /** How many bytes of the record were read. */
  int length() {
    return at - start;
  }

  /** Whether reading stopped because the record is longer than {@link #LONGEST_RECORD}. */
  boolean isOverfull() {
    return overfull;
  }

  /** The next byte, 0 to 255, or -1 at the end of the stream or of what a record may hold. */
  int read() throws IOException {
    if (at == limit && !more()) {
      return -1;
    }
    return bytes[at++] & 0xFF;
  }

  /**
   * Steps over bytes that are at hand, ASCII, above the quotation mark and not the separator, which
   * are most of a file.
   *
   * @return how many
   */
  int skipPlain(int separator) {
    byte[] buffer = bytes;
    int end = limit;
    int next = at;
    while (next < end && buffer[next] > '"' && buffer[next] != separator) {
      next++;
    }
    int count = next - at;
    at = next;
    return count;
  }

  /** The byte that {@link #read} would answer, without reading it. */
  int peek() throws IOException {
    return at == limit && !more() ? -1 : bytes[at] & 0xFF;
  }

  /** Steps over the next bytes when they are these, given as one character a byte. */
  boolean skip(String expected) throws IOException {
    while (limit - at < expected.length()) {
      if (!more()) {
        return false;
      }
    }
    for (int i = 0; i < expected.length(); i++) {
      if ((bytes[at + i] & 0xFF) != expected.charAt(i)) {
        return false;
      }
    }
    at += expected.length();
    return true;
  }

  /**
   * Moves the bytes of whole records to a window, in place of what that holds.
   *
   * @param most how many bytes, at most {@link #LONGEST_RECORD}
   * @return whether there are any
   */
  boolean handOver(Window target, int most, int separator) {
    begin();
    readAhead(most);
    int end = RecordEnds.last(bytes, at, Math.min(limit, at + most), separator);
    int length = end - at;
    if (target.bytes.length < length) {
      target.bytes = new byte[most];
    }
    System.arraycopy(bytes, at, target.bytes, 0, length);
    target.start = 0;
    target.at = 0;
    target.limit = length;
    at = end;
    start = end;
    return length > 0;
  }

  /** Has so many bytes at hand, or what is left. */
  private void readAhead(int count) {
    try {
      boolean isMore = true;
      while (isMore && limit - at < count) {
        isMore = more();
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private boolean more() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      at -= start;
      limit -= start;
      start = 0;
    }
    if (limit >= LONGEST_RECORD) {
      overfull = true;
      return false;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int count = in.read(bytes, limit, bytes.length - limit);
    if (count > 0) {
      limit += count;
    }
    return count > 0;
  }
}
