package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that an organiser states, and the answers to them. */
final class QuestionsTest {
  private final Entrance entrance = Entrance.open();

  private static String asking(String properties) {
    return "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
        + properties
        + "}}";
  }

  private Reply state(String questions) {
    String path = entrance.path("/registration-form");
    String etag = entrance.organiser().get(path).expect(200).header("ETag");
    byte[] body = ("{\"questions\":" + questions + "}").getBytes(StandardCharsets.UTF_8);
    return entrance
        .organiser()
        .with("If-Match", etag)
        .send("PATCH", path, "application/merge-patch+json", body);
  }

  private Reply answer(String answers) {
    byte[] body = ("{\"answers\":" + answers + "}").getBytes(StandardCharsets.UTF_8);
    return entrance
        .person()
        .send("POST", entrance.path("/registrations"), "application/json", body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "#/questions/type required            | {\"additionalProperties\":false}",
        "#/questions/type required            | {\"type\":\"string\",\"additionalProperties\":false}",
        "#/questions/additionalProperties required | {\"type\":\"object\"}",
        "#/questions/additionalProperties required"
            + " | {\"type\":\"object\",\"additionalProperties\":{}}",
        "#/questions/properties/a/type choice | \"a\":{\"type\":\"text\"}",
        "#/questions/properties/a/pattern unknown | \"a\":{\"pattern\":\"^(a+)+$\"}",
        "#/questions/patternProperties unknown"
            + " | \"a\":{}},\"patternProperties\":{\"(a*)*\":{}",
        "#/questions/properties/a/$ref unknown | \"a\":{\"$ref\":\"https://example.org/s\"}",
        "#/questions/properties/a/$ref unknown | \"a\":{\"$ref\":\"#\"}",
        "#/questions/properties/a/$dynamicRef unknown | \"a\":{\"$dynamicRef\":\"#\"}",
        "#/questions/$defs unknown            | \"a\":{}},\"$defs\":{\"a\":{}",
        "#/questions/properties/a/format choice | \"a\":{\"format\":\"regex\"}",
        "#/questions/$schema choice"
            + " | \"a\":{}},\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{",
        "#/questions/properties/a/minLength range | \"a\":{\"minLength\":-1}",
        "#/questions/properties/a/minimum type | \"a\":{\"minimum\":\"1\"}",
        "#/questions/properties/a/unknown unknown | \"a\":{\"unknown\":1}",
        "#/questions/properties/a/anyOf/1/pattern unknown"
            + " | \"a\":{\"anyOf\":[{},{\"pattern\":\"a\"}]}",
        "#/questions/properties/a/title characters | \"a\":{\"title\":\"\\u202eabc\"}"
      })
  void brokenSchema_isRefusedWithItsPlace(String place, String text) {
    String questions =
        text.startsWith("{")
            ? text
            : text.contains("\"$schema\"")
                ? asking(text).replace(",\"properties\":{}", "")
                : asking(text);
    Reply reply = state(questions).expect(422);
    assertTrue(RegistrationTest.problems(reply).contains(place), reply.toString());
  }

  @Test
  void hugeOrDeepSchema_isRefused() {
    String title = "x".repeat(1_000);
    StringBuilder many = new StringBuilder("\"a\":{}");
    for (int i = 0; i < 20; i++) {
      many.append(",\"q").append(i).append("\":{\"title\":\"").append(title).append("\"}");
    }
    assertEquals(
        Set.of("#/questions length"),
        RegistrationTest.problems(state(asking(many + "")).expect(422)));
    String deep = "{}";
    for (int i = 0; i < 12; i++) {
      deep = "{\"items\":" + deep + "}";
    }
    assertTrue(state(asking("\"a\":" + deep)).expect(422).text().contains("nest"));
  }

  @Test
  void answers_areHeldAgainstTheQuestions() {
    state(
            asking(
                "\"status\":{\"enum\":[\"student\",\"industry\"]},"
                    + "\"since\":{\"type\":\"string\",\"format\":\"date\"},"
                    + "\"papers\":{\"type\":\"array\",\"maxItems\":2,\"items\":{\"type\":\"integer\"}}"))
        .expect(200);
    assertEquals(
        Set.of(
            "#/answers/status choice",
            "#/answers/since format",
            "#/answers/papers length",
            "#/answers/papers/1 type",
            "#/answers/a~1b unknown"),
        RegistrationTest.problems(
            answer(
                    "{\"status\":\"x\",\"since\":\"2026-02-30\",\"papers\":[1,\"2\",3],"
                        + "\"a/b\":1}")
                .expect(422)));
    Reply taken = answer("{\"status\":\"student\",\"since\":\"2026-02-28\",\"papers\":[]}");
    assertEquals("student", taken.expect(201).json().at("/answers/status").asText());
  }

  @Test
  void longOddAndInfiniteAnswers_areRefusedOrKeptAsTheyAre() {
    state(asking("\"why\":{\"type\":\"string\"},\"n\":{\"type\":\"number\"}")).expect(200);
    String tenThousand = "é".repeat(10_000);
    assertEquals(
        tenThousand,
        answer("{\"why\":\"" + tenThousand + "\"}").expect(201).json().at("/answers/why").asText());
    assertEquals(
        Set.of("#/answers length"),
        RegistrationTest.problems(answer("{\"why\":\"" + "é".repeat(40_000) + "\"}").expect(422)));
    assertEquals(
        Set.of("#/answers/why characters"),
        RegistrationTest.problems(answer("{\"why\":\"a\\u202eb\"}").expect(422)));
    answer("{\"n\":1e400}").expect(400);
    answer("{\"why\":\"\\ud800\"}").expect(422);
    assertEquals(
        "🦠 سلام", answer("{\"why\":\"🦠 سلام\"}").expect(201).json().at("/answers/why").asText());
  }

  @Test
  void manyWrongAnswers_areToldInPart() {
    state(asking("\"a\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}")).expect(200);
    Reply reply = answer("{\"a\":[" + "\"x\",".repeat(5_000) + "\"x\"]}").expect(422);
    assertEquals(100, reply.json().path("errors").size());
  }

  @Test
  void answersNobodyAskedFor_areRefused() {
    assertEquals(
        Set.of("#/answers unknown"), RegistrationTest.problems(answer("{\"a\":1}").expect(422)));
  }

  @Test
  void questionsThatSomebodyAnswered_stay() {
    state(asking("\"a\":{\"type\":\"integer\"}")).expect(200);
    state(asking("\"a\":{\"type\":\"integer\",\"minimum\":0}")).expect(200);
    answer("{\"a\":-1}").expect(422);
    answer("{\"a\":1}").expect(201);
    state(asking("\"a\":{\"type\":\"string\"}")).expect(409);
    state("null").expect(409);
    entrance.form(Map.of("approval", "MANUAL")).expect(200);
    assertEquals("PENDING", answer("{\"a\":2}").expect(201).get("state"));
  }

  @Test
  void form_keepsTheOrderOfItsQuestions() {
    state(asking("\"zulu\":{},\"alpha\":{},\"mike\":{\"title\":\"M\"}")).expect(200);
    String text =
        World.shared().anonymous().get(entrance.path("/registration-form")).expect(200).text();
    assertTrue(text.contains("\"zulu\":{},\"alpha\":{},\"mike\""), text);
    state("null").expect(200);
    assertTrue(
        entrance
            .organiser()
            .get(entrance.path("/registration-form"))
            .json()
            .path("questions")
            .isMissingNode());
  }

  @Test
  void form_isTheOrganisersAndChangesByTheVersionThatWasRead() {
    Caller stranger = World.shared().person(World.ORGANISER);
    String path = entrance.path("/registration-form");
    String etag = stranger.get(path).expect(200).header("ETag");
    stranger.patch(path, etag, Map.of("approval", "MANUAL")).expect(403);
    entrance.organiser().patch(path, etag, Map.of("approval", "MANUAL")).expect(200);
    entrance.organiser().patch(path, etag, Map.of("approval", "AUTOMATIC")).expect(412);
    entrance.organiser().post(entrance.path("/close")).expect(200);
    entrance.form(Map.of("approval", "AUTOMATIC")).expect(409);
  }
}
