package org.aceso.formats.json;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a text, one at a time, with their line. */
final class JsonInput {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream in;
  private final byte[] buffer;
  private int at;
  private int limit;
  private long line = 1;

  JsonInput(InputStream in) throws IOException {
    this.in = in;
    buffer = new byte[1 << 16];
    boolean hasMark = peek() >= 0 && limit >= BYTE_ORDER_MARK.length;
    for (int place = 0; hasMark && place < BYTE_ORDER_MARK.length; place++) {
      hasMark = (buffer[place] & 0xFF) == BYTE_ORDER_MARK[place];
    }
    at = hasMark ? BYTE_ORDER_MARK.length : 0;
  }

  /** Of bytes that are at hand, without a byte order mark. */
  JsonInput(byte[] text) {
    in = InputStream.nullInputStream();
    buffer = text;
    limit = text.length;
  }

  long line() {
    return line;
  }

  /** The next byte, 0 to 255, or -1 at the end. */
  int peek() throws IOException {
    if (at == limit) {
      at = 0;
      limit = in.readNBytes(buffer, 0, buffer.length);
    }
    return at == limit ? -1 : buffer[at] & 0xFF;
  }

  int read() throws IOException {
    int next = peek();
    if (next >= 0) {
      at++;
      line += next == '\n' ? 1 : 0;
    }
    return next;
  }

  /** Steps over white space and answers the byte after it. */
  int peekToken() throws IOException {
    int next = peek();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      read();
      next = peek();
    }
    return next;
  }

  NotJson fault(String message) throws IOException {
    return new NotJson(peek() < 0 ? "the text ends too early: " + message : message, line);
  }

  void close() throws IOException {
    in.close();
  }
}
