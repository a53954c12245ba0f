package org.aceso.formats.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
  private static final JsonLines<String> FORMAT =
      JsonLines.of(
          "A word for each case.",
          List.of(Column.caseId("id"), Column.choice("word", List.of(), "the word")),
          "\"word\":\"\"",
          (forCase, json, place, issues) -> {
            StringBuilder word = new StringBuilder();
            ObjectMembers members = new ObjectMembers(json, issues);
            members.read(
                Map.of("id", at -> json.skip(), "word", at -> word.append(members.string(at))),
                Set.of(),
                place);
            return word.toString();
          });
  private static final CaseList CASES = new TwoCases();

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void lines_areReadInAnyOrderWithMarkAndAnyEnds() throws IOException {
    Cases<String> cases =
        open("\uFEFF{\"word\":\"é\",\"id\":\"b\"}\r\n{ \"id\" : \"\\u0061\", \"word\" : \"x\" }");

    assertEquals("x", cases.read(0, issues::add));
    assertEquals("é", cases.read(1, issues::add));
    assertEquals(2, cases.locate(0).line());
    assertEquals(List.of(), issues);
  }

  @Test
  void everyProblem_isReportedWithItsPlace() throws IOException {
    Cases<String> cases =
        open(
            """
            {"id":"a","word":1}
            {"id":"a","word":"again"}

            {"id":"c","word":""}
            {"id":3,"word":""}
            {"id":"b","word":"x"} 1
            """);

    assertTrue(cases.has(0));
    assertFalse(cases.has(1));
    cases.read(0, issues::add);
    assertEquals(
        List.of(
            "duplicate_case 2 a id",
            "blank_line 3  ",
            "unknown_case 4 c id",
            "bad_member 5  id",
            "not_json 6  ",
            "bad_member 1 a word"),
        places());
  }

  @Test
  void emptyFilesFoldersAndEndlessLines_areRefused() throws IOException {
    open("");
    assertNull(FORMAT.open(file(new byte[0], true), CASES, issues::add));
    byte[] endless = new byte[Lines.LONGEST + 2];
    FORMAT.open(file(endless, false), CASES, issues::add);

    assertEquals(List.of("empty_file 0  ", "not_a_single_file 0  ", "line_too_long 1  "), places());
  }

  @Test
  void samplesAndReferences_listTheirCases() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FORMAT.writeSample(CASES, out);
    List<String> found = new ArrayList<>();
    FORMAT.listCases(
        file(out.toByteArray(), false), (id, attributes) -> found.add(id), issues::add);

    assertEquals(List.of("a", "b"), found);
    assertEquals("", open(out.toString(StandardCharsets.UTF_8)).read(1, issues::add));
    assertEquals(List.of(), issues);
  }

  private Cases<String> open(String text) throws IOException {
    return FORMAT.open(file(text.getBytes(StandardCharsets.UTF_8), false), CASES, issues::add);
  }

  private List<String> places() {
    return issues.stream()
        .map(
            issue ->
                String.join(
                    " ",
                    issue.code(),
                    Long.toString(issue.location().line()),
                    issue.location().caseId(),
                    issue.location().field()))
        .toList();
  }

  private static Artifact file(byte[] bytes, boolean isContainer) {
    Entry entry =
        new Entry() {
          @Override
          public String name() {
            return "words.jsonl";
          }

          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(bytes);
          }
        };
    return new Artifact() {
      @Override
      public List<Entry> entries() {
        return List.of(entry);
      }

      @Override
      public boolean isContainer() {
        return isContainer;
      }
    };
  }

  /** The cases a and b. */
  private static final class TwoCases implements CaseList {
    private static final List<String> IDS = List.of("a", "b");

    @Override
    public int size() {
      return IDS.size();
    }

    @Override
    public Case get(int index) {
      return new Case(index, IDS.get(index), Map.of());
    }

    @Override
    public int indexOf(CharSequence id) {
      return IDS.indexOf(id.toString());
    }
  }
}
