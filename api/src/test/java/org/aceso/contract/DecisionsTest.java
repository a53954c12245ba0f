package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.TestServer;
import org.aceso.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approval, refusal and withdrawal: every edge, and who sees what of it. */
final class DecisionsTest {
  private final Entrance entrance = Entrance.open();

  /** Brings a new person into a state. */
  private Caller personIn(String state) {
    Caller person = entrance.person();
    entrance.register(person).expect(201);
    String id = Entrance.id(person);
    switch (state) {
      case "APPROVED" -> entrance.approve(entrance.organiser(), id).expect(200);
      case "REFUSED" -> entrance.refuse(entrance.organiser(), id, false).expect(200);
      case "MAY_AGAIN" -> entrance.refuse(entrance.organiser(), id, true).expect(200);
      case "WITHDRAWN" -> entrance.withdraw(person).expect(200);
      default -> assertEquals("PENDING", state);
    }
    return person;
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,   approve,  200, APPROVED",
    "PENDING,   refuse,   200, REFUSED",
    "PENDING,   withdraw, 200, WITHDRAWN",
    "PENDING,   register, 200, PENDING",
    "APPROVED,  approve,  409, APPROVED",
    "APPROVED,  refuse,   200, REFUSED",
    "APPROVED,  withdraw, 200, WITHDRAWN",
    "APPROVED,  register, 200, APPROVED",
    "REFUSED,   approve,  200, APPROVED",
    "REFUSED,   refuse,   409, REFUSED",
    "REFUSED,   withdraw, 409, REFUSED",
    "REFUSED,   register, 409, REFUSED",
    "MAY_AGAIN, register, 201, PENDING",
    "WITHDRAWN, approve,  409, WITHDRAWN",
    "WITHDRAWN, refuse,   409, WITHDRAWN",
    "WITHDRAWN, withdraw, 409, WITHDRAWN",
    "WITHDRAWN, register, 201, PENDING"
  })
  void edge_isThereOrRefused(String from, String verb, int status, String to) {
    entrance.manual();
    Caller person = personIn(from);
    String id = Entrance.id(person);
    Reply reply =
        switch (verb) {
          case "approve" -> entrance.approve(entrance.organiser(), id);
          case "refuse" -> entrance.refuse(entrance.organiser(), id, false);
          case "withdraw" -> entrance.withdraw(person);
          default -> entrance.register(person);
        };
    reply.expect(status);
    assertEquals(to, reply.get("state"));
    assertEquals(to, entrance.own(person).expect(200).get("state"));
  }

  @Test
  void pendingAndRefusedPeople_areNoCompetitors() {
    entrance.manual();
    String dataset = entrance.trial().dataset("COMPETITORS", "id\n");
    for (String state : List.of("PENDING", "REFUSED", "WITHDRAWN")) {
      Caller person = personIn(state);
      person.post(entrance.path("/teams"), Map.of("name", "Early " + state)).expect(403);
      person.get("/v1/datasets/" + dataset).expect(404);
      person.get("/v1/datasets/" + dataset + "/files/truth.csv").expect(404);
    }
    Caller approved = personIn("APPROVED");
    entrance.team(approved);
    approved.get("/v1/datasets/" + dataset + "/files/truth.csv").expect(200);
  }

  @Test
  void refusedPerson_readsTheReasonAndNotWhoDecided() {
    entrance.manual();
    Caller person = personIn("REFUSED");
    JsonNode own = entrance.own(person).expect(200).json();
    assertEquals("No address of a hospital.", own.path("reason").asText());
    assertFalse(own.path("mayRegisterAgain").asBoolean(true));
    assertFalse(own.has("decidedBy"));
    String path = entrance.path("/registrations/" + Entrance.id(person));
    JsonNode seen = entrance.organiser().get(path).expect(200).json();
    assertEquals(Entrance.id(entrance.organiser()), seen.path("decidedBy").asText());
    Reply again = entrance.register(person).expect(409);
    assertEquals("REFUSED", again.get("state"));
  }

  @Test
  void reason_isNeededAndReadable() {
    entrance.manual();
    String id = Entrance.id(personIn("PENDING"));
    String refuse = entrance.path("/registrations/" + id + "/refuse");
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("reason", ""),
            Map.of("reason", "   "),
            Map.of("reason", "a\u202eb"),
            Map.of("reason", "x".repeat(10_000)))) {
      entrance.organiser().post(refuse, body).expect(422);
    }
    entrance.organiser().post(refuse).expect(415);
  }

  @Test
  void onlyOrganisers_decide() {
    entrance.manual();
    Caller person = personIn("PENDING");
    String id = Entrance.id(person);
    Caller auditor = World.shared().person(World.ORGANISER);
    entrance.grant("AUDITOR", Entrance.id(auditor)).expect(201);
    Caller stranger = World.shared().person(World.ORGANISER);
    Caller elsewhere = World.shared().trial().organiser();
    for (Caller caller : List.of(auditor, stranger, elsewhere)) {
      entrance.approve(caller, id).expect(403);
      entrance.refuse(caller, id, true).expect(403);
    }
    assertEquals("PENDING", entrance.own(person).get("state"));
    String nobody = "per_00000000000000000000000000";
    entrance.approve(entrance.organiser(), nobody).expect(404);
  }

  @Test
  void parallelDecisionsOnOnePerson_leaveOneStateAndAnEntryForEach() throws Exception {
    entrance.manual();
    for (int round = 0; round < 5; round++) {
      Caller person = personIn("PENDING");
      String id = Entrance.id(person);
      List<Reply> replies = Together.run(8, i -> () -> entrance.approve(entrance.organiser(), id));
      assertEquals(1, replies.stream().filter(reply -> reply.status() == 200).count());
      assertEquals(7, replies.stream().filter(reply -> reply.status() == 409).count());
      assertEquals(1, count("audit_entry WHERE action = 'REGISTRATION_DECIDED' AND subject", id));
      assertEquals(1, count("event WHERE type = 'registration.decided' AND subject", id));
    }
  }

  @Test
  void organisersWhoReadAnswers_areFew() {
    entrance.manual();
    Caller person = entrance.person();
    Map<String, Object> declared = Map.of("country", "FR", "eligibleForPrizes", true);
    entrance.registerWith(person, Map.of("declarations", declared)).expect(201);
    Caller auditor = World.shared().person(World.COMPETITOR);
    entrance.grant("AUDITOR", Entrance.id(auditor)).expect(201);
    Caller officer = World.shared().person(World.COMPETITOR);
    entrance.grant("DPO", Entrance.id(officer)).expect(201);
    String list = entrance.path("/registrations?state=PENDING");
    for (Caller reader : List.of(entrance.organiser(), officer)) {
      assertTrue(reader.get(list).expect(200).json().at("/items/0").has("declarations"));
    }
    JsonNode seen = auditor.get(list).expect(200).json().at("/items/0");
    assertEquals(Entrance.id(person), seen.path("personId").asText());
    assertFalse(seen.has("declarations") || seen.has("answers") || seen.has("contactConsent"));
    person.get(list).expect(403);
    person.get(entrance.path("/registrations/" + Entrance.id(person))).expect(403);
  }

  @Test
  void list_isFilteredByStateInPages() {
    entrance.manual();
    List<String> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(Entrance.id(personIn("PENDING")));
      personIn("APPROVED");
    }
    String path = entrance.path("/registrations?state=PENDING&limit=2");
    Reply first = entrance.organiser().get(path).expect(200);
    Reply second = entrance.organiser().get(path + "&after=" + first.get("next")).expect(200);
    List<String> listed = new ArrayList<>(first.json().path("items").findValuesAsText("personId"));
    listed.addAll(second.json().path("items").findValuesAsText("personId"));
    assertEquals(pending, listed);
    entrance.organiser().get(entrance.path("/registrations?state=LOST")).expect(422);
  }

  @Test
  void personWhoWithdraws_leavesTheirTeamAndMayComeBack() {
    Caller person = entrance.person();
    entrance.register(person).expect(201);
    Trial.Team team = entrance.team(person);
    entrance.withdraw(person).expect(200);
    person.post(entrance.path("/teams"), Map.of("name", "Ghosts")).expect(403);
    World.shared().anonymous().get("/v1/teams/" + team.id()).expect(404);
    entrance.register(person).expect(201);
    entrance.team(person);
  }

  @Test
  void personInATeam_isNotRefused() {
    Caller person = entrance.person();
    entrance.register(person).expect(201);
    entrance.team(person);
    Reply reply = entrance.refuse(entrance.organiser(), Entrance.id(person), false).expect(409);
    assertEquals("APPROVED", reply.get("state"));
  }

  /** Whoever withdraws while somebody lets them in ends outside, or withdraws not at all. */
  @Test
  void withdrawingAndJoining_inParallelLeavesNoMemberWhoWithdrew() throws Exception {
    for (int round = 0; round < 10; round++) {
      Caller captain = entrance.person();
      entrance.register(captain).expect(201);
      Trial.Team team = entrance.team(captain);
      Caller mate = entrance.person();
      entrance.register(mate).expect(201);
      String code = captain.post("/v1/teams/" + team.id() + "/invitations").get("code");
      Together.run(
          2,
          i ->
              () ->
                  i == 0
                      ? entrance.withdraw(mate)
                      : mate.post("/v1/invitations/accept", Map.of("code", code)));
      boolean isMember = count("team_member WHERE person_id", Entrance.id(mate)) == 1;
      String state = entrance.own(mate).get("state");
      assertEquals(isMember ? "APPROVED" : "WITHDRAWN", state);
    }
  }

  @Test
  void officers_doNotCompeteAndPeopleWhoWaitAreNoOfficers() {
    entrance.manual();
    Caller jury = entrance.person();
    entrance.grant("JURY", Entrance.id(jury)).expect(201);
    entrance.register(jury).expect(403);
    entrance.register(entrance.organiser()).expect(403);
    Caller waiting = personIn("PENDING");
    entrance.grant("JURY", Entrance.id(waiting)).expect(409);
    Caller refused = personIn("REFUSED");
    entrance.grant("JURY", Entrance.id(refused)).expect(201);
    entrance.approve(entrance.organiser(), Entrance.id(refused)).expect(403);
  }

  @Test
  void consent_isNeverImpliedAndEndsWithTheNextRequest() {
    String contacts = entrance.path("/contacts");
    Caller person = entrance.person();
    Map<String, Object> declared =
        Map.of("country", "FR", "organisation", "CHU", "eligibleForPrizes", true);
    entrance.registerWith(person, Map.of("declarations", declared)).expect(201);
    assertFalse(entrance.own(person).json().at("/contactConsent/granted").asBoolean(true));
    assertEquals(0, entrance.organiser().get(contacts).expect(200).json().path("items").size());
    JsonNode given = entrance.change(person, Map.of("contactConsent", true)).expect(200).json();
    assertTrue(given.at("/contactConsent").has("grantedAt"));
    JsonNode listed = entrance.organiser().get(contacts).expect(200).json().path("items");
    assertEquals(1, listed.size());
    assertEquals(Entrance.id(person), listed.at("/0/person/id").asText());
    assertEquals("CHU", listed.at("/0/organisation").asText());
    JsonNode revoked = entrance.change(person, Map.of("contactConsent", false)).json();
    assertTrue(revoked.at("/contactConsent").has("grantedAt"));
    assertTrue(revoked.at("/contactConsent").has("revokedAt"));
    assertEquals(0, entrance.organiser().get(contacts).expect(200).json().path("items").size());
  }

  @Test
  void consent_endsWithWithdrawalAndIsNotTakenOver() {
    Caller person = entrance.person();
    entrance.registerWith(person, Map.of("contactConsent", true)).expect(201);
    assertFalse(entrance.withdraw(person).json().at("/contactConsent/granted").asBoolean(true));
    entrance.change(person, Map.of("contactConsent", true)).expect(409);
    entrance.register(person).expect(201);
    assertFalse(entrance.own(person).json().at("/contactConsent/granted").asBoolean(true));
    String contacts = entrance.path("/contacts");
    assertEquals(0, entrance.organiser().get(contacts).json().path("items").size());
  }

  @Test
  void consent_isReadByOrganisersAlone() {
    Caller auditor = entrance.person();
    entrance.grant("AUDITOR", Entrance.id(auditor)).expect(201);
    Caller competitor = entrance.person();
    entrance.registerWith(competitor, Map.of("contactConsent", true)).expect(201);
    for (Caller caller : List.of(auditor, competitor, World.shared().administrator())) {
      caller.get(entrance.path("/contacts")).expect(403);
    }
  }

  private static long count(String where, String id) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT count(*) FROM " + where + " = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void lastOfAPageThatRegistersAnew_takesNobodyOffTheNext() {
    List<String> people = new ArrayList<>();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Caller person = entrance.person();
      entrance.registerWith(person, Map.of("contactConsent", true)).expect(201);
      callers.add(person);
      people.add(Entrance.id(person));
    }
    for (String list : List.of("/registrations", "/contacts")) {
      String path = entrance.path(list) + "?limit=2";
      JsonNode first = entrance.organiser().get(path).expect(200).json();
      String last = who(first.at("/items/1"));
      Caller again = callers.get(people.indexOf(last));
      entrance.withdraw(again).expect(200);
      entrance.registerWith(again, Map.of("contactConsent", true)).expect(201);
      String next = path + "&after=" + first.get("next").asText();
      List<String> found = new ArrayList<>();
      for (JsonNode one : entrance.organiser().get(next).expect(200).json().get("items")) {
        found.add(who(one));
      }
      people.remove(last);
      callers.remove(again);
      people.add(last);
      callers.add(again);
      assertEquals(people.subList(1, 3), found, list);
    }
  }

  private static String who(JsonNode one) {
    return one.has("personId") ? one.get("personId").asText() : one.at("/person/id").asText();
  }
}
