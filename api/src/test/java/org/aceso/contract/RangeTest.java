package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of files, as RFC 9110 has them. */
final class RangeTest {
  private static final World WORLD = World.shared();
  private static final String TEXT = "0123456789";

  private static Trial trial;
  private static String path;
  private static String tag;
  private static String digest;

  @BeforeAll
  static void bring() {
    trial = WORLD.trial();
    path = "/v1/datasets/" + trial.dataset("ORGANISERS", TEXT) + "/files/truth.csv";
    Reply whole = trial.organiser().get(path).expect(200);
    tag = whole.header("ETag");
    digest = whole.header("Repr-Digest");
    assertEquals("bytes", whole.header("Accept-Ranges"));
    assertEquals(digest, whole.header("Content-Digest"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0-0",
    "bytes=0-4, 01234, 0-4",
    "bytes=3-, 3456789, 3-9",
    "bytes=9-9, 9, 9-9",
    "bytes=5-999999999999999999, 56789, 5-9",
    "bytes=-1, 9, 9-9",
    "bytes=-4, 6789, 6-9",
    "bytes=-99, 0123456789, 0-9",
    "bytes=0-, 0123456789, 0-9"
  })
  void part_isAnsweredAlone(String range, String bytes, String sent) {
    Reply part = trial.organiser().with("Range", range).get(path).expect(206);
    assertEquals(bytes, part.text());
    assertEquals("bytes " + sent + "/10", part.header("Content-Range"));
    assertEquals(Integer.toString(bytes.length()), part.header("Content-Length"));
    assertEquals(digest, part.header("Repr-Digest"), "of the whole");
    assertEquals("", part.header("Content-Digest"));
    assertEquals(tag, part.header("ETag"));
    assertEquals("text/csv", part.header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
  void partThatIsNotThere_isTold(String range) {
    Reply refused = trial.organiser().with("Range", range).get(path).expect(416);
    assertEquals("/problems/range-not-satisfiable", refused.get("type"));
    assertEquals("bytes */10", refused.header("Content-Range"));
    assertEquals("", refused.header("Repr-Digest"));
    assertEquals("", refused.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "bytes=4-3",
        "bytes=-",
        "bytes=a-b",
        "bytes",
        "lines=0-1",
        "bytes=1",
        "bytes=99999999999999999999-",
        "bytes =0-1"
      })
  void rangeThatIsNotReadAsOnePart_getsTheWhole(String range) {
    Reply whole = trial.organiser().with("Range", range).get(path).expect(200);
    assertEquals(TEXT, whole.text());
  }

  @Test
  void ifRange_guardsTheRestOfADownload() {
    Caller part = trial.organiser().with("Range", "bytes=5-");
    assertEquals("56789", part.with("If-Range", tag).get(path).expect(206).text());
    for (String other :
        List.of("\"x\"", "W/" + tag, "Wed, 21 Oct 2015 07:28:00 GMT", tag + ", \"x\"")) {
      assertEquals(TEXT, part.with("If-Range", other).get(path).expect(200).text());
    }
  }

  @Test
  void ifNoneMatch_comesFirst() {
    Caller knowing = trial.organiser().with("If-None-Match", tag);
    assertEquals("", knowing.with("Range", "bytes=5-").get(path).expect(304).text());
    assertEquals("", knowing.with("Range", "bytes=50-").get(path).expect(304).text());
  }

  @Test
  void head_tellsOfTheWhole() {
    Reply head = trial.organiser().with("Range", "bytes=0-1").head(path).expect(200);
    assertEquals("10", head.header("Content-Length"));
    assertEquals("bytes", head.header("Accept-Ranges"));
    assertEquals(digest, head.header("Repr-Digest"));
    assertEquals(tag, head.header("ETag"));
    assertEquals("", head.text());
  }

  @Test
  void everyFile_comesInParts() {
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    Trial.Team team = trial.team();
    String submission = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
    for (String file :
        List.of(
            "/v1/phases/" + phase + "/cases",
            "/v1/phases/" + phase + "/sample",
            "/v1/submissions/" + submission + "/file")) {
      String whole = team.captain().get(file).expect(200).text();
      Reply part = team.captain().with("Range", "bytes=2-5").get(file).expect(206);
      assertEquals(whole.substring(2, 6), part.text());
    }
  }

  @Test
  void emptyFile_hasNoParts() {
    String empty = "/v1/datasets/" + trial.dataset("ORGANISERS", "") + "/files/truth.csv";
    assertEquals("", trial.organiser().get(empty).expect(200).text());
    Reply refused = trial.organiser().with("Range", "bytes=0-").get(empty).expect(416);
    assertTrue(refused.header("Content-Range").endsWith("*/0"));
  }
}
