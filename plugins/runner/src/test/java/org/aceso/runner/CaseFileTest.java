package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaseFileTest {
  @TempDir private Path folder;

  @Test
  void read_ordersCasesByTheirUtf8Bytes() throws IOException {
    CaseList cases = read("case,shape\n\uD83D\uDE00,3\nb,\n\uFFFD,2\nB,1\n").get();
    assertEquals(
        List.of("B", "b", "\uFFFD", "\uD83D\uDE00"),
        IntStream.range(0, 4).mapToObj(i -> cases.get(i).id()).toList());
    assertEquals(new Case(0, "B", Map.of("shape", "1")), cases.get(0));
    assertEquals(Map.of(), cases.get(1).attributes());
  }

  @Test
  void write_isReadBackTheSame() throws IOException {
    CaseList cases = read("case,z,a\n\"x,1\",\"say \"\"hi\"\"\",2\ny,,3\n").get();
    Path copy = folder.resolve("copy.csv");
    CaseFile.write(cases, copy);
    assertEquals("case,a,z\n\"x,1\",2,\"say \"\"hi\"\"\"\ny,3,\n", Files.readString(copy));
    CaseList back = CaseFile.read(copy).get();
    assertEquals(cases.get(0), back.get(0));
    assertEquals(cases.get(1), back.get(1));
  }

  @Test
  void read_findsAllProblemsWithTheirLines() throws IOException {
    IssueReport report = read("case,s\na,1\n,2\na,3\n c,4\nd\n\ne,\"x\ny\"\n").issues();
    assertEquals(
        List.of(
            "3 empty_id", "4 duplicate_case", "5 bad_case_id", "6 ragged_row", "8 bad_attribute"),
        report.issues().stream().map(i -> i.location().line() + " " + i.code()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | bad_header",
        "id,s | bad_header",
        "case,s,s | bad_header",
        "case,case | bad_header",
        "case,a b | bad_header",
        "case | no_cases",
      })
  void read_refusesFilesThatAreNoCaseList(String content, String code) throws IOException {
    assertEquals(code, read(content).issues().issues().get(0).code());
  }

  @Test
  void read_takesAByteOrderMark() throws IOException {
    assertEquals("b", read("\uFEFFcase,s\nb,1\n").get().get(0).id());
    assertEquals("b", read("\uFEFF\"case\",s\nb,1\n").get().get(0).id());
    assertEquals(1, read("\uFEFF").issues().counts().get("bad_header"));
  }

  @Test
  void read_refusesOtherEncodings() throws IOException {
    Path file = folder.resolve("cases.csv");
    Files.write(file, "case\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(1, CaseFile.read(file).issues().counts().get("not_utf8"));
    assertTrue(read("case\n\"a\n").value().isEmpty());
    assertThrows(NoSuchFileException.class, () -> CaseFile.read(folder.resolve("absent")));
  }

  @Test
  void indexOf_findsEachOfManyAndNoOther() {
    List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "case-" + i * 7).toList();
    CaseList cases = CaseTable.of(ids);
    for (String id : ids) {
      assertEquals(id, cases.get(cases.indexOf(CharBuffer.wrap(id))).id());
    }
    assertEquals(-1, cases.indexOf("case-1"));
    assertEquals(-1, cases.indexOf(""));
    assertEquals(-1, CaseTable.EMPTY.indexOf("a"));
  }

  private Checked<CaseList> read(String content) throws IOException {
    return CaseFile.read(Files.writeString(folder.resolve("cases.csv"), content));
  }
}
