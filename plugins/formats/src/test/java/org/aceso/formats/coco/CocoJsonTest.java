package org.aceso.formats.coco;

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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.formats.json.JsonText;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class CocoJsonTest {
  private static final BoxesReader<String> SHOWN =
      (image, boxes, issues) ->
          boxes.stream()
              .map(
                  box ->
                      box.category()
                          + ":"
                          + box.left()
                          + "/"
                          + box.top()
                          + "/"
                          + box.width()
                          + "/"
                          + box.height()
                          + "/"
                          + box.score())
              .collect(Collectors.joining(" "));
  private static final CocoJson<String> RESULTS = CocoJson.results(List.of("1", "18"), SHOWN);
  private static final CocoJson<String> TRUTH = CocoJson.annotations(List.of("1", "18"), SHOWN);
  private static final CaseList CASES = new TwoImages();

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void results_areReadInTheOrderOfTheFile() throws IOException {
    Cases<String> cases =
        RESULTS.open(
            file(
                """
                [{"image_id":42,"category_id":18,"bbox":[1,2.5,3,4],"score":0.5},
                 {"image_id":"42","category_id":1,"bbox":[0,0,0,0],"score":-1,"segmentation":{"counts":[[1]]}}]
                """),
            CASES,
            issues::add);
    assertEquals(List.of(), issues);
    assertEquals("1:1.0/2.5/3.0/4.0/0.5 0:0.0/0.0/0.0/0.0/-1.0", cases.read(0, issues::add));
    assertEquals(1, cases.locate(0).line());
    assertFalse(cases.has(1));
    assertEquals("", RESULTS.whenAbsent(CASES.get(1)).orElseThrow());
  }

  @Test
  void annotations_listTheirImages() throws IOException {
    String text =
        "{\"info\":{},\"images\":[{\"id\":42,\"width\":640,\"height\":480,\"file_name\":\"x\"},"
            + "{\"id\":\"b\"}],\"annotations\":[{\"id\":1,\"image_id\":42,\"category_id\":1,"
            + "\"bbox\":[1,2,3,4],\"area\":12,\"iscrowd\":0}],\"categories\":[{\"id\":1}]}";
    List<String> found = new ArrayList<>();
    TRUTH.listCases(file(text), (id, attributes) -> found.add(id + attributes), issues::add);
    assertEquals(List.of("42{height=480, width=640}", "b{}"), found);
    Cases<String> cases = TRUTH.open(file(text), CASES, issues::add);
    assertEquals("0:1.0/2.0/3.0/4.0/0.0", cases.read(0, issues::add));
    assertEquals(List.of(), issues);
  }

  @Test
  void everyBadObject_isReportedWithItsPlace() throws IOException {
    Cases<String> cases =
        RESULTS.open(
            file(
                """
                [{"image_id":42,"category_id":2,"bbox":[1,2,3],"score":null},
                {"image_id":"b","category_id":1,"bbox":[1,2,-3,4],"score":1e400},
                {"image_id":7,"category_id":1,"bbox":[1,2,3,4],"score":1},
                {"image_id":1.5,"category_id":1,"bbox":[1,2,3,4],"score":1}]
                """),
            CASES,
            issues::add);
    assertEquals(
        List.of(
            "not_a_choice 1 42 category_id",
            "bad_member 1 42 bbox",
            "bad_member 1 42 score",
            "bad_member 2 b bbox",
            "bad_member 2 b score",
            "unknown_case 3 7 image_id",
            "bad_member 4  image_id"),
        places());
    assertFalse(cases.has(0) || cases.has(1));
  }

  @Test
  void otherFiles_endTheReading() throws IOException {
    for (String text : List.of("", "{}", "[", "[{\"image_id\":1", "image_id,score\n", "[]x")) {
      issues.clear();
      assertNull(RESULTS.open(file(text), CASES, issues::add), text);
      assertEquals("not_json", issues.get(0).code(), text);
    }
    issues.clear();
    TRUTH.open(file("{\"images\":[]}"), CASES, issues::add);
    TRUTH.listCases(file("{}"), (id, attributes) -> {}, issues::add);
    assertEquals(List.of("missing_member 0  ", "missing_member 0  "), places());
    issues.clear();
  }

  @Test
  void crowd_isToldByAnnotationsAlone() throws IOException {
    String box =
        "{\"image_id\":42,\"category_id\":1,\"bbox\":[1,2,3,4],\"score\":1,\"iscrowd\":%s}";
    BoxesReader<Boolean> isCrowd = (image, boxes, found) -> boxes.get(0).isCrowd();
    for (String value : List.of("0", "1", "0.5", "true", "\"1\"")) {
      String text = "{\"annotations\":[" + String.format(Locale.ROOT, box, value) + "]}";
      Cases<Boolean> truth =
          CocoJson.annotations(List.of("1"), isCrowd).open(file(text), CASES, issues::add);
      assertEquals(value.length() == 1, truth.has(0), value);
      assertTrue(!truth.has(0) || truth.read(0, issues::add) == value.equals("1"), value);
    }
    assertEquals(Collections.nCopies(3, "bad_member 1 42 iscrowd"), places());
    issues.clear();
    String results = "[" + String.format(Locale.ROOT, box, "1") + "]";
    assertFalse(
        CocoJson.results(List.of("1"), isCrowd)
            .open(file(results), CASES, issues::add)
            .read(0, issues::add));
    assertEquals(List.of(), issues);
  }

  @Test
  void sample_isReadWithoutIssues() throws IOException {
    for (CocoJson<String> format : List.of(RESULTS, TRUTH)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      format.writeSample(CASES, out);
      Cases<String> cases =
          format.open(file(out.toString(StandardCharsets.UTF_8)), CASES, issues::add);
      assertEquals(List.of(), issues);
      assertTrue(cases.has(0) && cases.has(1));
    }
    assertEquals("\"a\\\"\\\\\\u0001\"", JsonText.quoted("a\"\\\u0001"));
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

  private static Artifact file(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Entry entry =
        new Entry() {
          @Override
          public String name() {
            return "results.json";
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
        return false;
      }
    };
  }

  /** The images 42 and b. */
  private static final class TwoImages implements CaseList {
    private static final List<String> IDS = List.of("42", "b");

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
