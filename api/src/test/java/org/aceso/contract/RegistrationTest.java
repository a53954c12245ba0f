package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.aceso.TestServer;
import org.aceso.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering: what it takes, and what is kept of it. */
final class RegistrationTest {
  private static final Map<String, Object> DECLARED =
      Map.of("country", "FR", "organisation", "CHU de Lyon", "eligibleForPrizes", true);

  private final Entrance entrance = Entrance.open();

  @Test
  void challengeThatAsksForNothing_takesARegistrationWithoutBody() {
    Caller person = entrance.person();
    Reply first = person.post(entrance.path("/registrations")).expect(201);
    assertEquals("APPROVED", first.get("state"));
    assertEquals(entrance.path("/registrations/me"), first.header("Location"));
    Reply again = person.post(entrance.path("/registrations")).expect(200);
    assertEquals(first.json(), again.json());
    assertEquals(first.json(), entrance.own(person).expect(200).json());
  }

  @Test
  void everythingThatIsMissing_isToldAtOnce() {
    entrance.publish("RULES", "# Rules");
    entrance.publish("DATA_USE", "Agreement");
    entrance
        .form(
            Map.of(
                "declarationsRequired",
                true,
                "questions",
                Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("why", Map.of("type", "string"), "years", Map.of("type", "integer")),
                    "required",
                    List.of("why"),
                    "additionalProperties",
                    false)))
        .expect(200);
    Caller person = entrance.person();
    assertEquals(
        Set.of("#/acceptances required", "#/answers required", "#/declarations required"),
        problems(person.post(entrance.path("/registrations")).expect(422)));
    Map<String, Object> wrong =
        Map.of(
            "answers", Map.of("years", "ten", "other", 1),
            "declarations", Map.of("country", "XX", "eligibleForPrizes", true));
    Reply refused = entrance.registerWith(person, wrong).expect(422);
    assertEquals(
        Set.of(
            "#/acceptances required",
            "#/answers/why required",
            "#/answers/years type",
            "#/answers/other unknown",
            "#/declarations/country choice"),
        problems(refused));
    assertEquals(6, refused.json().path("errors").size(), "two documents are missing");
    entrance.own(person).expect(404);
  }

  @Test
  void changedVersion_isRefusedWithTheCurrentOne() {
    Map<String, Object> read = entrance.publish("RULES", "# First");
    Map<String, Object> current = entrance.publish("RULES", "# Second");
    Caller person = entrance.person();
    Reply refused = entrance.register(person, read).expect(409);
    assertEquals("/problems/document-changed", refused.get("type"));
    String detail = refused.get("detail");
    assertTrue(detail.contains("the current version is RULES 2"), detail);
    JsonNode named = refused.json().at("/documents/0");
    assertEquals(current, Entrance.acceptance(named));
    assertEquals(
        "# Second",
        person.get(named.path("href").asText()).expect(200).json().at("/text/en").asText());
    entrance.own(person).expect(404);
    Map<String, Object> mixed = Map.of("kind", "RULES", "version", 2, "sha256", read.get("sha256"));
    String differs = entrance.register(person, mixed).expect(409).get("detail");
    assertTrue(differs.contains("the digest differs from that of RULES 2"), differs);
    Reply kept = entrance.register(person, current).expect(201);
    assertEquals(current, Entrance.acceptance(kept.json().at("/acceptances/0")));
    assertFalse(kept.json().at("/acceptances/0").has("actorId"));
  }

  /** Either somebody accepted before the next version, or they are told of it. */
  @Test
  void publishingAndAccepting_inParallelNeverKeepsAnOldVersion() throws Exception {
    for (int round = 0; round < 10; round++) {
      Entrance door = Entrance.open();
      Map<String, Object> first = door.publish("RULES", "# First");
      List<Caller> people = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        people.add(door.person());
      }
      Callable<Reply> publish =
          () ->
              door.organiser()
                  .post(door.path("/documents/RULES"), Map.of("text", Map.of("en", "# Second")));
      List<Reply> replies =
          Together.run(8, i -> i == 3 ? publish : () -> door.register(people.get(i % 7), first));
      Instant published = Instant.parse(replies.get(3).expect(201).get("publishedAt"));
      for (int i = 0; i < 8; i++) {
        if (i == 3 || (i == 7 && replies.get(7).status() == 200)) {
          continue;
        }
        Reply reply = replies.get(i);
        if (reply.status() == 201) {
          String at = reply.json().at("/acceptances/0/acceptedAt").asText();
          assertTrue(Instant.parse(at).isBefore(published), at + " is after " + published);
        } else {
          assertTrue(reply.status() == 409 || reply.status() == 200, reply.toString());
        }
      }
    }
  }

  @Test
  void doubleRegistration_hasOneEffect() throws Exception {
    Map<String, Object> rules = entrance.publish("RULES", "# Rules");
    Caller person = entrance.person();
    List<Reply> replies = Together.run(16, i -> () -> entrance.register(person, rules));
    assertEquals(1, replies.stream().filter(reply -> reply.status() == 201).count());
    assertEquals(15, replies.stream().filter(reply -> reply.status() == 200).count());
    assertEquals(1, replies.stream().map(Reply::json).distinct().count());
    String subject = Entrance.id(person);
    for (String action : List.of("REGISTRATION_CREATED", "DOCUMENT_ACCEPTED")) {
      assertEquals(1, audited(action, subject));
    }
  }

  @Test
  void unknownOrRepeatedDocument_isRefused() {
    Map<String, Object> rules = entrance.publish("RULES", "# Rules");
    Map<String, Object> other =
        Map.of("kind", "DATA_USE", "version", 1, "sha256", rules.get("sha256"));
    assertEquals(
        Set.of("#/acceptances/1/kind unknown"),
        problems(entrance.register(entrance.person(), rules, other).expect(422)));
    assertEquals(
        Set.of("#/acceptances/1/kind repeated"),
        problems(entrance.register(entrance.person(), rules, rules).expect(422)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202eb", "a\u0007b", "   ", "\u2067"})
  void organisationThatCannotBeSeen_isRefused(String name) {
    Map<String, Object> declared =
        Map.of("country", "FR", "organisation", name, "eligibleForPrizes", true);
    Caller person = entrance.person();
    Reply reply = entrance.registerWith(person, Map.of("declarations", declared)).expect(422);
    assertEquals("#/declarations/organisation", reply.json().at("/errors/0/pointer").asText());
  }

  @Test
  void longOrganisation_isRefusedAndNamesAreStoredOnOneLine() {
    Caller person = entrance.person();
    Map<String, Object> endless =
        Map.of("country", "FR", "organisation", "x".repeat(10_000), "eligibleForPrizes", true);
    entrance.registerWith(person, Map.of("declarations", endless)).expect(422);
    Map<String, Object> spaced =
        Map.of("country", "FR", "organisation", " Ho\u0302pital \n🦠 ", "eligibleForPrizes", false);
    Reply reply = entrance.registerWith(person, Map.of("declarations", spaced)).expect(201);
    assertEquals("H\u00f4pital 🦠", reply.json().at("/declarations/organisation").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UK", "EU", "ZZ", "AA", "fr", "FRA", "F", "", "F1"})
  void countryOutsideTheStandard_isRefused(String country) {
    Map<String, Object> declared = Map.of("country", country, "eligibleForPrizes", true);
    Reply reply =
        entrance.registerWith(entrance.person(), Map.of("declarations", declared)).expect(422);
    assertEquals("#/declarations/country", reply.json().at("/errors/0/pointer").asText());
  }

  @Test
  void declarations_changeUntilTheStatedMoment() {
    Caller person = entrance.person();
    entrance.registerWith(person, Map.of("declarations", DECLARED)).expect(201);
    Reply changed = entrance.change(person, Map.of("declarations", Map.of("country", "BE")));
    assertEquals("BE", changed.expect(200).json().at("/declarations/country").asText());
    assertEquals("CHU de Lyon", changed.json().at("/declarations/organisation").asText());
    String own = entrance.path("/registrations/me");
    Map<String, Object> patch = Map.of("declarations", Map.of("country", "CH"));
    person.patch(own, "\"0\"", patch).expect(412);
    byte[] body = "{\"declarations\":{\"country\":\"CH\"}}".getBytes();
    person.send("PATCH", own, "application/merge-patch+json", body).expect(428);
    entrance.form(Map.of("declarationsUntil", "2020-01-01T00:00:00Z")).expect(200);
    Reply late = entrance.change(person, patch).expect(409);
    assertTrue(late.get("detail").contains("2020-01-01"), late.toString());
    assertEquals("BE", entrance.own(person).json().at("/declarations/country").asText());
  }

  @Test
  void firstDeclarations_areComplete() {
    Caller person = entrance.person();
    person.post(entrance.path("/registrations")).expect(201);
    entrance.change(person, Map.of("declarations", Map.of("country", "BE"))).expect(422);
    Map<String, Object> whole = Map.of("country", "BE", "eligibleForPrizes", false);
    entrance.change(person, Map.of("declarations", whole)).expect(200);
    entrance.change(person, Map.of("declarations", Map.of("country", "EU"))).expect(422);
  }

  @Test
  void readOnlyMembers_cannotBeWritten() {
    Caller person = entrance.person();
    for (String member :
        List.of("state", "registeredAt", "personId", "decidedBy", "reason", "mayRegisterAgain")) {
      entrance.registerWith(person, Map.of(member, "APPROVED")).expect(422);
    }
    entrance.manual();
    person.post(entrance.path("/registrations")).expect(201);
    entrance.change(person, Map.of("state", "APPROVED")).expect(422);
    assertEquals("PENDING", entrance.own(person).get("state"));
  }

  @Test
  void platformThatFollowsTheContract_registersWithItsSnippet() {
    entrance.publish("RULES", Map.of("text", Map.of("en", "# Rules", "fr", "# Règles")));
    JsonNode form = entrance.person().get(entrance.path("/registration-form")).expect(200).json();
    Object[] accepted = new Object[form.path("documents").size()];
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] = Entrance.acceptance(form.path("documents").get(i));
    }
    assertEquals(
        "APPROVED", entrance.register(entrance.person(), accepted).expect(201).get("state"));
  }

  private static long audited(String action, String subject) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE action = :a AND subject = :s")
                    .bind("a", action)
                    .bind("s", subject)
                    .mapTo(Long.class)
                    .one());
  }

  /** The places of a refusal, each with what kind of rule was broken. */
  static Set<String> problems(Reply reply) {
    Set<String> found = new TreeSet<>();
    for (JsonNode error : reply.json().path("errors")) {
      found.add(error.path("pointer").asText() + " " + error.path("code").asText());
    }
    return found;
  }
}
