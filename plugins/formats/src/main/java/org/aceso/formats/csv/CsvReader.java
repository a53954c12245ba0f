package org.aceso.formats.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The records of a CSV file (RFC 4180), one at a time, as byte ranges with their physical line.
 *
 * <p>UTF-8 with or without a byte order mark; lines end in LF or CR LF; a cell in quotation marks
 * may hold separators, line breaks and doubled marks. What is wrong with one record is its {@link
 * CsvRecord#fault}; what makes the rest unreadable is reported here and ends the reading as {@link
 * #broken}.
 */
final class CsvReader implements Closeable {
  private static final int END = -1;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final String file;
  private final int separator;
  private final Issues issues;
  private final InputStream in;
  private final Window window;

  private final CsvRecord record;

  /** Where the current cell ends so far, counted from the start of the record. */
  private int written;

  private long nextLine = 1;
  private boolean broken;

  CsvReader(Entry entry, char separator, Issues issues) throws IOException {
    this(entry.name(), separator, issues, entry.open());
  }

  private CsvReader(String file, int separator, Issues issues, InputStream in) {
    this.file = file;
    this.separator = separator;
    this.issues = issues;
    this.in = in;
    this.window = new Window(in);
    this.record = new CsvRecord(window);
  }

  /** A reader of whole records that this one {@linkplain #handOver hands over}, none at first. */
  CsvReader ofParts(Issues heard) {
    return new CsvReader(file, separator, heard, InputStream.nullInputStream());
  }

  /**
   * Hands some of the next records over to another reader, which counts lines from 1 then; this one
   * goes on behind them.
   *
   * @param most how many bytes
   * @return false when no record surely ends within them, or nothing is left
   */
  boolean handOver(CsvReader part, int most) {
    part.nextLine = 1;
    return !broken && window.handOver(part.window, most, separator);
  }

  /** Counts so many lines before the next record, and before the one that was read last. */
  void skipLines(long lines) {
    nextLine += lines;
    record.skipLines(lines);
  }

  /** Leaves what follows unread, as another reader could not read on. */
  void giveUp() {
    broken = true;
  }

  /** How many lines were counted. */
  long lines() {
    return nextLine - 1;
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
    record.begin(nextLine);
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
    int start = window.length();
    written = start;
    int next = window.peek() == '"' ? quoted() : plain();
    record.add(start, written);
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
        record.note(Fault.QUOTE);
      }
      record.notice(next);
      written++;
    }
  }

  /** A cell in quotation marks; its content is moved over the marks, in place. */
  private int quoted() throws IOException {
    long opened = nextLine;
    window.read();
    for (; ; ) {
      int next = window.read();
      if (next == '"' && window.peek() != '"') {
        return afterQuoted();
      }
      if (next == END) {
        nextLine = opened;
        record.note(Fault.UNCLOSED);
        return END;
      }
      if (next == 0) {
        return binary();
      }
      record.notice(next);
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
    record.note(Fault.QUOTE);
    int kept = written;
    int last = plain();
    written = kept;
    return last;
  }

  private int lineEnd() throws IOException {
    if (window.peek() == '\n') {
      window.read();
    } else {
      record.note(Fault.LINE_BREAK);
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
    } else if (record.fault() == Fault.UNCLOSED) {
      stop(record.fault().code(), record.fault().message());
    } else {
      record.check();
    }
  }

  private void stop(String code, String message) {
    broken = true;
    issues.error(code, message, Location.line(file, nextLine));
  }

  /** Whether the rest of the file cannot be read; the issue was reported. */
  boolean broken() {
    return broken;
  }

  /** The record that was read last; one object throughout. */
  CsvRecord record() {
    return record;
  }

  String file() {
    return file;
  }

  char separator() {
    return (char) separator;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
