package org.aceso.formats.csv;

/** What can be wrong with one record. */
enum Fault {
  BLANK("blank_line", "the line is empty: remove it"),
  QUOTE(
      "bad_quote",
      "a quotation mark stands inside a cell: put the whole cell in quotation marks and write a"
          + " mark within it twice"),
  UNCLOSED("bad_quote", "the quotation mark that opens a cell on this line is never closed"),
  LINE_BREAK(
      "bad_line_break", "a carriage return stands without a line feed: end lines with LF or CR LF"),
  ENCODING(
      "invalid_encoding",
      "the line is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252");

  private final String code;
  private final String message;

  Fault(String code, String message) {
    this.code = code;
    this.message = message;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }
}
