package org.aceso.formats.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The records of a CSV file (RFC 4180), one at a time, as byte ranges with their physical line.
 *
 * <p>UTF-8 with or without a byte order mark; lines end in LF or CR LF; a cell in quotation marks
 * may hold separators, line breaks and doubled marks. What is wrong with one record is its {@link
 * #fault}; what makes the rest unreadable is reported here and ends the reading as {@link #broken}.
 */
final class CsvReader implements Closeable {
  private static final int END = -1;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final String file;
  private final int separator;
  private final Issues issues;
  private final InputStream in;
  private final Window window;

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;
  private int written;
  private boolean ascii;
  private Fault fault;
  private long line = 1;
  private long nextLine = 1;
  private boolean broken;

  CsvReader(Entry entry, char separator, Issues issues) throws IOException {
    this.file = entry.name();
    this.separator = separator;
    this.issues = issues;
    this.in = entry.open();
    this.window = new Window(in);
  }

  /**
   * Looks at the first bytes: false, with an issue, when they are those of another kind of file.
   */
  boolean isText() throws IOException {
    for (Signature signature : Signature.values()) {
      if (window.skip(signature.bytes())) {
        stop(signature.code(), signature.message());
        return false;
      }
    }
    window.skip(BYTE_ORDER_MARK);
    return true;
  }

  /** Goes to the next record; false at the end of the file or when the rest is unreadable. */
  boolean next() throws IOException {
    window.begin();
    line = nextLine;
    size = 0;
    written = 0;
    ascii = true;
    fault = null;
    if (broken || window.peek() == END) {
      return false;
    }
    int after = cell();
    while (after == separator) {
      after = cell();
    }
    if (!broken) {
      checkRecord();
    }
    nextLine++;
    return !broken;
  }

  /** Reads one cell and answers what ends it: the separator, a line feed or the end. */
  private int cell() throws IOException {
    int before = window.length();
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = before;
    written = before;
    int next = window.peek() == '"' ? quoted() : plain();
    ends[size++] = written;
    return next;
  }

  private int plain() throws IOException {
    for (; ; ) {
      written += window.skipPlain(separator);
      int next = window.read();
      if (next == separator || next == '\n' || next == END) {
        return next;
      }
      if (next == '\r') {
        return lineEnd();
      }
      if (next == 0) {
        return binary();
      }
      if (next == '"') {
        note(Fault.QUOTE);
      }
      ascii &= next < 0x80;
      written++;
    }
  }

  /** A cell in quotation marks; its content is moved over the marks, in place. */
  private int quoted() throws IOException {
    long opened = nextLine;
    starts[size] = written;
    window.read();
    for (; ; ) {
      int next = window.read();
      if (next == '"' && window.peek() != '"') {
        return afterQuoted();
      }
      if (next == END) {
        nextLine = opened;
        note(Fault.UNCLOSED);
        return END;
      }
      if (next == 0) {
        return binary();
      }
      ascii &= next < 0x80;
      if (next == '"') {
        window.read();
      } else if (next == '\n') {
        nextLine++;
      }
      window.bytes()[window.start() + written++] = (byte) next;
    }
  }

  private int afterQuoted() throws IOException {
    int next = window.read();
    if (next == separator || next == '\n' || next == END) {
      return next;
    }
    if (next == '\r') {
      return lineEnd();
    }
    note(Fault.QUOTE);
    int kept = written;
    int last = plain();
    written = kept;
    return last;
  }

  private int lineEnd() throws IOException {
    if (window.peek() == '\n') {
      window.read();
    } else {
      note(Fault.LINE_BREAK);
    }
    return '\n';
  }

  private int binary() {
    stop("not_text", "a zero byte stands here: this is no text file; hand in CSV");
    return END;
  }

  private void checkRecord() {
    if (window.isOverfull()) {
      stop("line_too_long", "a row is longer than 1 MiB: is a line break or a quote missing?");
    } else if (fault == Fault.UNCLOSED) {
      stop(fault.code(), fault.message());
    }
    if (size == 1 && isEmpty(0)) {
      note(Fault.BLANK);
    }
    if (!ascii) {
      for (int cell = 0; cell < size; cell++) {
        if (!Utf8.isValid(bytes(), start(cell), end(cell))) {
          note(Fault.ENCODING);
        }
      }
    }
  }

  private void note(Fault found) {
    fault = fault == null || found == Fault.UNCLOSED ? found : fault;
  }

  private void stop(String code, String message) {
    broken = true;
    issues.error(code, message, Location.line(file, nextLine));
  }

  /** Whether the rest of the file cannot be read; the issue was reported. */
  boolean broken() {
    return broken;
  }

  /** What is wrong with the record as such; null when nothing is. */
  Fault fault() {
    return fault;
  }

  String file() {
    return file;
  }

  char separator() {
    return (char) separator;
  }

  /** The physical line on which the record starts, from 1. */
  long line() {
    return line;
  }

  /** How many cells the record has; at least 1. */
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

  /** Whether the record consists of ASCII alone. */
  boolean isAscii() {
    return ascii;
  }

  String text(int cell) {
    int from = start(cell);
    return new String(bytes(), from, end(cell) - from, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
