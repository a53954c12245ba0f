package org.aceso.contract;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies and parameters that do not fit: all that is wrong is said at once, and nothing is done.
 */
final class BadInputTest {
  private static final World WORLD = World.shared();
  private static final Caller ORGANISER = WORLD.person(World.ORGANISER);
  private static final Trial TRIAL = WORLD.trial();

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("blank", " \n"),
        Arguments.of("cut off", "{\"displayName\":\"Ada\""),
        Arguments.of("no JSON", "displayName=Ada"),
        Arguments.of("trailing comma", "{\"displayName\":\"Ada\",}"),
        Arguments.of("comment", "{/**/\"displayName\":\"Ada\"}"),
        Arguments.of("single quotes", "{'displayName':'Ada'}"),
        Arguments.of("member twice", "{\"displayName\":\"Ada\",\"displayName\":\"Eve\"}"),
        Arguments.of("trailing garbage", "{\"displayName\":\"Ada\"} x"),
        Arguments.of("two documents", "{\"displayName\":\"Ada\"}{}"),
        Arguments.of("nesting bomb", "{\"displayName\":" + "[".repeat(10_000)),
        Arguments.of(
            "closed nesting bomb",
            "{\"displayName\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
        Arguments.of("huge number", "{\"displayName\":" + "9".repeat(1_000_000) + "}"),
        Arguments.of("NaN", "{\"displayName\":NaN}"),
        Arguments.of("control character", "{\"displayName\":\"A\u0001da\"}"),
        Arguments.of("long name of a member", "{\"" + "n".repeat(10_000) + "\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformedJson_isRefused(String name, String body) {
    person(body.getBytes(StandardCharsets.UTF_8))
        .statusCode(400)
        .body("type", equalTo("/problems/malformed-request"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xC0, 0xFF, 0xED})
  void invalidUtf8_isRefused(int lead) {
    byte[] body = "{\"displayName\":\"A?da\"}".getBytes(StandardCharsets.UTF_8);
    body[17] = (byte) lead;
    person(body).statusCode(400);
  }

  /** JSON is UTF-8: what stands before the server must not read another body than the server. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32"})
  void otherEncodings_areRefused(String encoding) {
    person("{\"displayName\":\"Ada\"}".getBytes(Charset.forName(encoding))).statusCode(400);
  }

  @Test
  void instantsAndSlugs_areExplained() {
    Map<String, Object> wrong = Map.of("slug", "ab", "opensAt", "2026-01-05T08:00:00");
    Reply challenge = ORGANISER.post("/v1/challenges", wrong).expect(422);
    assertTrue(challenge.text().contains("a slug is 3 to 48 small letters"), challenge::text);
    Reply phase = ORGANISER.post(TRIAL.path() + "/phases", wrong).expect(422);
    assertTrue(phase.text().contains("such as 2026-01-05T08:00:00Z"), phase::text);
  }

  @Test
  void byteOrderMark_isIgnored() {
    byte[] body = "\ufeff{\"displayName\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
    person(body).statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00a"})
  void textThatNoDatabaseHolds_isRefused(String text) {
    String body = "{\"displayName\":\"" + text + "\"}";
    person(body.getBytes(StandardCharsets.UTF_8)).statusCode(oneOf(400, 422));
  }

  /**
   * Trojan Source: what reads otherwise than it is written is stored nowhere, not in Markdown
   * either.
   */
  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x1B, 0x7F, 0x85, 0x202A, 0x202E, 0x2066, 0x2069})
  void textThatReadsOtherwiseThanItIsWritten_isRefused(int character) {
    Map<String, Object> challenge = Trial.challenge("trojan");
    challenge.put("description", Map.of("en", "a" + Character.toString(character) + "b"));
    Reply reply = ORGANISER.post("/v1/challenges", challenge).expect(422);
    assertEquals(List.of("#/description/en"), reply.json().findValuesAsText("pointer"));
    assertEquals("characters", reply.json().at("/errors/0/code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\u00a0\u3000", "a\nb", "a\tb", "\u200b", "a\u2028b", "e\u0301", "\ufeff"})
  void nameThatIsNoLineOfText_isRefused(String name) {
    Map<String, Object> phase = TRIAL.phase(Question.RISK, Question.RISK.truth());
    phase.put("name", name);
    Reply reply = TRIAL.organiser().post(TRIAL.path() + "/phases", phase).expect(422);
    assertEquals(List.of("#/name"), reply.json().findValuesAsText("pointer"));
    assertTrue(reply.json().at("/errors/0/detail").asText().startsWith("must be one line"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00e9t\u00e9",
        "\u0645\u06cc\u200c\u062e",
        "\ud83d\udc69\u200d\u2695\ufe0f",
        "<b>1 & 2</b>"
      })
  void nameInAnyScript_isKeptAsItIs(String name) {
    Map<String, Object> phase = TRIAL.phase(Question.RISK, Question.RISK.truth());
    phase.put("name", name);
    assertEquals(
        name, TRIAL.organiser().post(TRIAL.path() + "/phases", phase).expect(201).get("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"Ada\"", "true"})
  void bodyThatIsNoObject_isRefused(String body) {
    person(body.getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .body("errors.code", hasItem("type"))
        .body("errors.pointer", hasItem("#"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "text/json",
        "application/xml",
        "application/merge-patch+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "*/*"
      })
  void otherMediaType_isRefused(String type) {
    Caller administrator = WORLD.administrator();
    Caller typed = type.isEmpty() ? administrator : administrator.with("Content-Type", type);
    byte[] body = "{\"displayName\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
    Reply reply = typed.send("POST", "/v1/people", "", body).expect(415);
    assertEquals("/problems/unsupported-media-type", reply.get("type"));
  }

  @Test
  void bodyOfMoreThanOneMebibyte_isRefused() {
    for (int size : new int[] {1 << 20, 3 << 20, 20 << 20}) {
      byte[] body =
          ("{\"displayName\":\"" + "a".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
      assertEquals(
          "/problems/too-large",
          WORLD
              .administrator()
              .send("POST", "/v1/people", "application/json", body)
              .expect(413)
              .get("type"));
    }
  }

  @Test
  void bodyForAnOperationWithoutOne_isRefused() {
    TRIAL.organiser().post(TRIAL.path() + "/cancel", Map.of("really", true)).expect(400);
    assertEquals("REGISTRATION", TRIAL.organiser().get(TRIAL.path()).get("state"));
  }

  @Test
  void problemsOfABody_areToldAllAtOnce() {
    String body =
        """
        {"slug": "No Slug!", "titel": {"en": "x"}, "title": {"de": "x", "en": ""},
         "clinicalQuestion": 7, "timeZone": "Europe/Paris", "a/b~c": 1}
        """;
    post("/v1/challenges", body)
        .statusCode(422)
        .body("type", equalTo("/problems/validation-error"))
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "#/slug",
                "#/titel",
                "#/a~1b~0c",
                "#/title/de",
                "#/title/en",
                "#/clinicalQuestion",
                "#/controller"))
        .body("errors.code", hasItem("unknown"))
        .body("errors.code", hasItem("required"))
        .body("errors.code", hasItem("pattern"))
        .body("errors.detail", everyItem(not(equalTo(""))));
  }

  @Test
  void unknownMember_isRefusedWhereItStands() {
    Map<String, Object> phase = TRIAL.phase(Question.RISK, Question.RISK.truth());
    phase.put("ranking", Map.of("metric", "x", "ties", "NONE", "order", "UP"));
    Reply reply = TRIAL.organiser().post(TRIAL.path() + "/phases", phase).expect(422);
    assertEquals(
        List.of("#/ranking/entry", "#/ranking/missing", "#/ranking/order", "#/ranking/ties"),
        reply.json().findValuesAsText("pointer").stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-02-30T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01 00:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-01-01T00:00:00+25:00",
        "9999-12-31T23:59:59.9999995Z",
        "tomorrow",
        ""
      })
  void instantThatIsNone_isRefused(String instant) {
    Map<String, Object> phase = TRIAL.phase(Question.RISK, Question.RISK.truth());
    phase.put("closesAt", instant);
    Reply reply = TRIAL.organiser().post(TRIAL.path() + "/phases", phase).expect(422);
    assertEquals(List.of("#/closesAt"), reply.json().findValuesAsText("pointer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+2", "+02:00", "GMT-3", "Europe/Atlantis", "", "EST5EDT4", "Z"})
  void timeZoneThatIsNotOfIana_isRefused(String zone) {
    Map<String, Object> challenge = Trial.challenge("zones");
    challenge.put("timeZone", zone);
    Reply reply = ORGANISER.post("/v1/challenges", challenge).expect(422);
    assertEquals(List.of("#/timeZone"), reply.json().findValuesAsText("pointer"));
  }

  private static ValidatableResponse person(byte[] body) {
    return Rest.as(WORLD.administrator())
        .contentType("application/json")
        .body(body)
        .post("/v1/people")
        .then();
  }

  private static ValidatableResponse post(String path, String body) {
    return Rest.as(ORGANISER).contentType("application/json").body(body).post(path).then();
  }
}
