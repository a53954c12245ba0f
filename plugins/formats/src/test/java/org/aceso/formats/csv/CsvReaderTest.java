package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class CsvReaderTest {
  private static final long SEED = 20_261_124;
  private final List<Issue> issues = new ArrayList<>();

  @Test
  void records_areSplitAtSeparatorsAndLineEnds() throws IOException {
    assertEquals(
        List.of("1:[a, b, ]", "2:[, c d, e]", "3:[ü, €]"), read("a,b,\r\n,c d,e\nü,€", 1 << 20));
  }

  @Test
  void lastLineEnd_isOptional() throws IOException {
    assertEquals(read("a,b\n", 99), read("a,b", 99));
  }

  @Test
  void quotedCells_mayHoldSeparatorsMarksAndLineBreaks() throws IOException {
    assertEquals(
        List.of("1:[a,b, say \"hi\", ]", "2:[x\ny, z, \"]", "4:[end, 1, 2]"),
        read("\"a,b\",\"say \"\"hi\"\"\",\"\"\n\"x\ny\",z,\"\"\"\"\nend,1,2\n", 1));
  }

  @Test
  void cells_areTheSameHoweverTheStreamIsCut() throws IOException {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    long line = 1;
    for (int row = 0; row < 9_000; row++) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < 4; cell++) {
        cells.add(randomCell(random));
      }
      expected.add(line + ":" + cells);
      line += 1 + String.join("", cells).chars().filter(c -> c == '\n').count();
      text.append(cells.stream().map(CsvReaderTest::quoted).collect(Collectors.joining(",")));
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    assertEquals(expected, read(text.toString(), 1 + random.nextInt(999)), "seed " + SEED);
    assertEquals(expected, read(text.toString(), 1 << 20), "seed " + SEED);
  }

  @Test
  void markInsideACell_isAFaultOfThatRecordAlone() throws IOException {
    assertEquals(
        List.of("1:[a, b]", "2:QUOTE", "3:QUOTE", "4:[e, f]"),
        read("a,b\nc\"c,d\n\"c\"c,d\ne,f\n", 99));
  }

  @Test
  void loneCarriageReturn_endsALineAndIsAFault() throws IOException {
    assertEquals(List.of("1:LINE_BREAK", "2:LINE_BREAK"), read("a,b\rc,d\r", 99));
  }

  @Test
  void emptyLine_isAFault() throws IOException {
    assertEquals(List.of("1:[a, b]", "2:BLANK", "3:[c, d]"), read("a,b\n\nc,d\n", 99));
  }

  @Test
  void unclosedMark_endsTheReadingAtItsLine() throws IOException {
    assertEquals(List.of("1:[a, b]"), read("a,b\nc,\"d\n1,2\n", 99));
    assertIssue("bad_quote", 2);
  }

  @Test
  void zeroByte_endsTheReading() throws IOException {
    assertEquals(List.of("1:[a, b]"), read("a,b\nc,\0d\n1,2\n", 99));
    assertIssue("not_text", 2);
  }

  @Test
  void endlessLine_endsTheReading() throws IOException {
    assertEquals(List.of("1:[a, b]"), read("a,b\n" + "x".repeat(2 << 20), 9_999));
    assertIssue("line_too_long", 2);
  }

  @Test
  void byteOrderMark_isSkipped() throws IOException {
    assertEquals(List.of("1:[a, b]"), read("\uFEFFa,b\n", 1));
  }

  @Test
  void invalidUtf8_isAFaultOfThatRecordAlone() throws IOException {
    byte[] text = "a,b\nc,é\ne,f\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(List.of("1:[a, b]", "2:ENCODING", "3:[e, f]"), read(text, 99));
  }

  @Test
  void otherKindsOfFiles_areToldByTheirFirstBytes() throws IOException {
    for (String start : new String[] {"PK\3\4", "\u001F\u008B", "\u00FF\u00FE", "PAR1"}) {
      issues.clear();
      byte[] text = (start + "rest").getBytes(StandardCharsets.ISO_8859_1);
      try (CsvReader reader = new CsvReader(TestArtifact.file(text, 1), ',', issues::add)) {
        assertFalse(reader.isText());
        assertTrue(reader.broken());
      }
      assertEquals(1, issues.size());
    }
  }

  private void assertIssue(String code, long line) {
    assertEquals(1, issues.size(), issues::toString);
    assertEquals(code, issues.get(0).code());
    assertEquals(line, issues.get(0).location().line());
  }

  private List<String> read(String text, int piece) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), piece);
  }

  private List<String> read(byte[] text, int piece) throws IOException {
    List<String> records = new ArrayList<>();
    try (CsvReader reader = new CsvReader(TestArtifact.file(text, piece), ',', issues::add)) {
      assertTrue(reader.isText());
      while (reader.next()) {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < reader.record().size(); cell++) {
          cells.add(reader.record().text(cell));
        }
        records.add(
            reader.record().line()
                + ":"
                + (reader.record().fault() == null ? cells : reader.record().fault()));
      }
    }
    return records;
  }

  private static String randomCell(Random random) {
    String alphabet = "ab,\"\n é€😀1";
    StringBuilder cell = new StringBuilder("x");
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      cell.appendCodePoint(alphabet.codePoints().skip(random.nextInt(11)).findFirst().orElse('z'));
    }
    return cell.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
