package org.aceso.formats.csv;

import java.nio.charset.StandardCharsets;
import org.aceso.spi.CaseList;

/** Finds the case of a cell, without a String where the id is ASCII. */
final class CaseFinder {
  private final CaseList cases;
  private final AsciiCell view = new AsciiCell();

  CaseFinder(CaseList cases) {
    this.cases = cases;
  }

  /** The index of the case that the cell names, or -1. */
  int find(CsvRecord record, int cell) {
    return cases.indexOf(record.isAscii() ? view.on(record, cell) : record.text(cell));
  }

  /** A cell of ASCII as characters; valid until the next record. */
  private static final class AsciiCell implements CharSequence {
    private byte[] bytes = {};
    private int start;
    private int end;

    AsciiCell on(CsvRecord record, int cell) {
      bytes = record.bytes();
      start = record.start(cell);
      end = record.end(cell);
      return this;
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      return (char) bytes[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return toString().substring(from, to);
    }

    @Override
    public String toString() {
      return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
  }
}
