package org.aceso.formats.csv;

/** First bytes that tell a file which is no CSV, so that one clear issue replaces thousands. */
enum Signature {
  UTF_16_LITTLE("invalid_encoding", "the file is UTF-16: save it as UTF-8", "\u00FF\u00FE"),
  UTF_16_BIG("invalid_encoding", "the file is UTF-16: save it as UTF-8", "\u00FE\u00FF"),
  ZIP(
      "not_text",
      "the file is a zip or an Excel workbook: hand in the CSV file itself",
      "PK\u0003\u0004"),
  GZIP("not_text", "the file is compressed with gzip: hand in the CSV file itself", "\u001F\u008B"),
  EXCEL("not_text", "the file is an Excel workbook: save it as CSV", "\u00D0\u00CF\u0011\u00E0"),
  PARQUET("not_text", "the file is Parquet: save it as CSV", "PAR1");

  private final String code;
  private final String message;
  private final String bytes;

  Signature(String code, String message, String bytes) {
    this.code = code;
    this.message = message;
    this.bytes = bytes;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }

  /** One character for each byte. */
  String bytes() {
    return bytes;
  }
}
