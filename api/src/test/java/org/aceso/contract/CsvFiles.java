package org.aceso.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files in and out of the format. */
final class CsvFiles {
  private CsvFiles() {}

  /**
   * One file.
   *
   * @param issues code, line, case and field of each, - for what is absent, in their order
   */
  record Sent(Question question, String name, byte[] file, List<String> issues) {
    @Override
    public String toString() {
      return question + " " + name;
    }
  }

  static Stream<Sent> accepted(Question question) {
    String plain = question.prediction();
    return Stream.of(
        sent(question, "byte order mark", "\uFEFF" + plain),
        sent(question, "CR LF", plain.replace("\n", "\r\n")),
        sent(question, "both", "\uFEFF" + plain.replace("\n", "\r\n")),
        sent(question, "no last line end", plain.strip()),
        sent(question, "quoted ids", plain.replaceAll("(?m)^([PS][0-9][.a-z]*),", "\"$1\",")));
  }

  static Stream<Sent> risk() {
    return Stream.of(
            cells(
                Question.RISK,
                "P2,0.2",
                "P2,",
                "not_finite 3 P2 probability",
                "NaN",
                "nan",
                "Infinity",
                "-inf",
                "1e400",
                "-1e400"),
            cells(
                Question.RISK,
                "P2,0.2",
                "P2,",
                "not_a_number 3 P2 probability",
                "0x1p-2",
                "0x0.4p0",
                "\"0,2\"",
                ".2",
                "2.",
                "+0.2",
                " 0.2",
                "0.2f",
                "20%",
                "1_0",
                "0.2 ",
                "\u0660.\u0662",
                "NA"),
            cells(
                Question.RISK,
                "P2,0.2",
                "P2,",
                "out_of_range 3 P2 probability",
                "1.5",
                "-0.1",
                "2"),
            cells(Question.RISK, "P2,0.2", "P2", "wrong_column_count 3 P2 -", ",0,2", ""),
            cells(Question.RISK, "P2,0.2", "P2,", "empty_cell 3 P2 probability", "", "\"\""),
            Stream.of(
                changed(
                    Question.RISK,
                    "several at once",
                    "P2,0.2\nP3,0.3\n",
                    "P3,NaN\nP3,0.5\nP9,2\n,0.1\n\n",
                    "missing_case - P2 -",
                    "not_finite 3 P3 probability",
                    "duplicate_case 4 P3 -",
                    "unknown_case 5 P9 id",
                    "empty_cell 6 - id",
                    "blank_line 7 - -")),
            common(Question.RISK, "P2,0.2", "P2", "id"))
        .flatMap(files -> files);
  }

  static Stream<Sent> ordinal() {
    return Stream.of(
            cells(
                Question.ORDINAL,
                "S2.tif,0,0,1,0",
                "S2.tif,0,0,",
                "not_finite 3 S2.tif 2",
                "NaN,0",
                "Infinity,0",
                "1e400,0"),
            cells(
                Question.ORDINAL,
                "S2.tif,0,0,1,0",
                "S2.tif,0,0,",
                "not_a_number 3 S2.tif 2",
                "0x1,0",
                "\"1,0\",0",
                "1.,0"),
            cells(
                Question.ORDINAL,
                "S2.tif,0,0,1,0",
                "S2.tif,",
                "not_one_hot 3 S2.tif -",
                "0,0,0,0",
                "0,1,1,0",
                "0,0,0.7,0.3",
                "1,1,1,1"),
            common(Question.ORDINAL, "S2.tif,0,0,1,0", "S2.tif", "filename"))
        .flatMap(files -> files);
  }

  /** What goes wrong with the rows and bytes of any table. */
  private static Stream<Sent> common(Question question, String row, String id, String field) {
    String plain = question.prediction();
    String unknown = row.replace(id, "X9");
    String[] missing =
        plain
            .lines()
            .skip(1)
            .map(line -> "missing_case - " + line.split(",")[0] + " -")
            .toArray(String[]::new);
    return Stream.of(
        sent(question, "duplicate row", plain + row + "\n", "duplicate_case 8 " + id + " -"),
        changed(question, "missing row", row + "\n", "", "missing_case - " + id + " -"),
        sent(question, "unknown row", plain + unknown + "\n", "unknown_case 8 X9 " + field),
        sent(question, "header alone", plain.lines().findFirst().orElseThrow() + "\n", missing),
        sent(question, "empty file", "", "empty_file - - -"),
        sent(question, "byte order mark alone", "\uFEFF", "empty_file - - -"),
        sent(question, "semicolons", plain.replace(',', ';'), "wrong_header 1 - -"),
        bytes(
            question,
            "Latin-1",
            plain.replace(id, "é").getBytes(StandardCharsets.ISO_8859_1),
            "missing_case - " + id + " -",
            "invalid_encoding 3 \uFFFD -"),
        bytes(
            question,
            "UTF-16",
            ("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE),
            "invalid_encoding 1 - -"),
        bytes(
            question,
            "zip",
            "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1),
            "bad_archive - - -"),
        bytes(question, "rubbish", rubbish(), "not_text 1 - -"));
  }

  private static Stream<Sent> cells(
      Question question, String row, String start, String issue, String... cells) {
    return Stream.of(cells).map(cell -> changed(question, start + cell, row, start + cell, issue));
  }

  private static Sent changed(
      Question question, String name, String from, String to, String... issues) {
    return sent(question, name, question.prediction().replace(from, to), issues);
  }

  private static Sent sent(Question question, String name, String file, String... issues) {
    return bytes(question, name, file.getBytes(StandardCharsets.UTF_8), issues);
  }

  private static Sent bytes(Question question, String name, byte[] file, String... issues) {
    return new Sent(question, name, file, List.of(issues));
  }

  private static byte[] rubbish() {
    byte[] bytes = new byte[5_000];
    IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) (i * 131));
    return bytes;
  }
}
