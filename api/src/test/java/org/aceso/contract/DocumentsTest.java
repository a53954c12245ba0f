package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.aceso.TestServer;
import org.aceso.Together;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of rules and agreements. */
final class DocumentsTest {
  private final Entrance entrance = Entrance.open();
  private final Caller anonymous = World.shared().anonymous();
  private final String rules = entrance.path("/documents/RULES");

  @Test
  void publishedVersion_staysAsItIs() {
    entrance.publish("RULES", "# First");
    Reply first = anonymous.get(rules + "/1").expect(200);
    assertTrue(first.json().path("current").asBoolean());
    entrance.publish("RULES", "# Second");
    Reply later = anonymous.get(rules + "/1").expect(200);
    assertEquals("# First", later.json().at("/text/en").asText());
    assertEquals(first.get("sha256"), later.get("sha256"));
    assertFalse(later.json().path("current").asBoolean());
    assertFalse(first.header("ETag").equals(later.header("ETag")));
    assertEquals("# Second", anonymous.get(rules).expect(200).json().at("/text/en").asText());
    assertThrows(
        JdbiException.class,
        () ->
            TestServer.shared()
                .jdbi()
                .useHandle(
                    db ->
                        db.execute(
                            "UPDATE document_version SET en = 'x' WHERE challenge_id = ?",
                            first.get("challengeId"))));
  }

  /** As anybody can compute it: the members in order, no white space, UTF-8. */
  @Test
  void digest_isThatOfTheCanonicalBytes() throws Exception {
    String en = "# Rules\n\n\"Quoted\" \\ and \u2028 \ud83e\udda0\tend";
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("fr", "# Re\u0300glement\r\nà la ligne\rfin");
    sent.put("en", en);
    entrance.publish("RULES", Map.of("text", sent));
    Map<String, String> stored = new LinkedHashMap<>();
    stored.put("en", en);
    stored.put("fr", "# R\u00e8glement\nà la ligne\nfin");
    JsonNode document = anonymous.get(rules).expect(200).json();
    assertEquals(new ObjectMapper().valueToTree(stored), document.path("text"));
    byte[] canonical =
        new ObjectMapper().writeValueAsString(stored).getBytes(StandardCharsets.UTF_8);
    assertEquals(
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)),
        document.path("sha256").asText());
  }

  @Test
  void text_isServedAsMarkdownThatNobodySniffs() {
    String script = "# Rules\n\n<script>alert(1)</script>";
    entrance.publish("RULES", Map.of("text", Map.of("en", script, "fr", "# Règles")));
    Reply english = anonymous.get(rules + "/1/text").expect(200);
    assertEquals(script, english.text());
    assertEquals("text/markdown; charset=utf-8", english.header("Content-Type").toLowerCase());
    assertEquals("nosniff", english.header("X-Content-Type-Options"));
    assertEquals("en", english.header("Content-Language"));
    Reply french = anonymous.get(rules + "/1/text?language=fr").expect(200);
    assertEquals("# Règles", french.text());
    anonymous
        .with("If-None-Match", french.header("ETag"))
        .get(rules + "/1/text?language=fr")
        .expect(304);
    anonymous.get(rules + "/1/text?language=de").expect(422);
    entrance.publish("DATA_USE", Map.of("text", Map.of("fr", "Accord")));
    String agreement = entrance.path("/documents/DATA_USE/1/text");
    assertEquals("Accord", anonymous.get(agreement).expect(200).text());
    anonymous.get(agreement + "?language=en").expect(404);
  }

  @Test
  void textThatIsCurrent_isRefusedAndOneThatWasIsNot() {
    entrance.publish("RULES", "# A");
    Map<String, Object> again = Map.of("text", Map.of("en", "# A"));
    entrance.organiser().post(rules, again).expect(409);
    entrance.publish("RULES", "# B");
    assertEquals(3, entrance.publish("RULES", "# A").get("version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u202eb", "a\u0000b", "a\u0007b", "\u2066a", "\ufeffa", "\ud800"})
  void textThatReadsOtherwiseThanItIs_isRefused(String text) {
    byte[] body =
        new ObjectMapper()
            .valueToTree(Map.of("text", Map.of("en", text)))
            .toString()
            .replace("\ud800", "\\ud800")
            .getBytes(StandardCharsets.UTF_8);
    Reply reply = entrance.organiser().send("POST", rules, "application/json", body).expect(422);
    assertEquals("#/text/en", reply.json().at("/errors/0/pointer").asText());
    anonymous.get(rules).expect(404);
  }

  @Test
  void longText_isTakenUpToItsLimit() {
    entrance.publish("RULES", "é".repeat(200_000));
    Map<String, Object> longer = Map.of("text", Map.of("en", "é".repeat(200_001)));
    entrance.organiser().post(rules, longer).expect(422);
  }

  @Test
  void acceptBy_isInTheFutureAndOfVersionsThatAreAccepted() {
    for (Map<String, Object> draft :
        List.<Map<String, Object>>of(
            Map.of("acceptBy", "2020-01-01T00:00:00Z"),
            Map.of("acceptBy", "2099-01-01T00:00:00Z", "requiresAcceptance", false))) {
      Map<String, Object> body = new LinkedHashMap<>(draft);
      body.put("text", Map.of("en", "# A"));
      Reply reply = entrance.organiser().post(rules, body).expect(422);
      assertEquals("#/acceptBy", reply.json().at("/errors/0/pointer").asText());
    }
  }

  @Test
  void versions_areListedNewestFirstAndByKind() {
    for (String text : List.of("# A", "# B", "# C")) {
      entrance.publish("RULES", text);
    }
    entrance.publish("DATA_USE", "Agreement");
    String list = entrance.path("/documents");
    JsonNode items = anonymous.get(list).expect(200).json().path("items");
    assertEquals(4, items.size());
    assertEquals("DATA_USE", items.at("/0/kind").asText());
    assertFalse(items.at("/0").has("text"));
    Reply page = anonymous.get(list + "?kind=RULES&limit=2").expect(200);
    assertEquals(3, page.json().at("/items/0/version").asInt());
    Reply rest = anonymous.get(list + "?kind=RULES&limit=2&after=" + page.get("next")).expect(200);
    assertEquals(1, rest.json().path("items").size());
    assertEquals(1, rest.json().at("/items/0/version").asInt());
    assertFalse(rest.json().has("next"));
  }

  @Test
  void onlyOrganisers_publishAndOnlyWhileTheChallengeIsAlive() {
    Map<String, Object> draft = Map.of("text", Map.of("en", "# A"));
    World.shared().person(World.ORGANISER).post(rules, draft).expect(403);
    entrance.organiser().post(entrance.path("/close")).expect(200);
    assertEquals("CLOSED", entrance.organiser().post(rules, draft).expect(409).get("state"));
  }

  @Test
  void documentsOfADraft_areHiddenFromStrangers() {
    Caller organiser = World.shared().person(World.ORGANISER);
    String slug = "draft-" + Entrance.id(organiser).substring(4);
    String id = organiser.post("/v1/challenges", Trial.challenge(slug)).expect(201).get("id");
    String path = "/v1/challenges/" + id + "/documents/RULES";
    organiser.post(path, Map.of("text", Map.of("en", "# A"))).expect(201);
    organiser.get(path).expect(200);
    anonymous.get(path).expect(404);
    anonymous.get(path + "/1/text").expect(404);
  }

  @Test
  void parallelPublishing_numbersWithoutGapsOrDoubles() throws Exception {
    List<Reply> replies =
        Together.run(
            16,
            i ->
                () ->
                    entrance.organiser().post(rules, Map.of("text", Map.of("en", "# Rules " + i))));
    assertEquals(
        new TreeSet<>(IntStream.rangeClosed(1, 16).boxed().toList()),
        new TreeSet<>(
            replies.stream().map(one -> one.expect(201).json().get("version").asInt()).toList()));
  }
}
