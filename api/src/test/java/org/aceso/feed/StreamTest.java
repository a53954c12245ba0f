package org.aceso.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.ids.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is published here is looked for: what a scene's people do is told beside it. */
final class StreamTest {
  private final Set<String> published = ConcurrentHashMap.newKeySet();
  private final Scene scene = open();
  private final String path = "/v1/challenges/" + scene.challengeId() + "/events";

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void submission_isFollowedToItsEnd() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String id = Scene.submitted(captain, phase, Scene.TRUTH);
    try (Listener listener = Listener.on(captain, "/v1/submissions/" + id + "/events")) {
      listener.awaitEnd(Duration.ofSeconds(60));
      assertEquals(200, listener.status());
      assertEquals("text/event-stream", listener.header("Content-Type"));
      assertEquals(List.of("submission.received", "submission.scored"), listener.values("event"));
      var data = new ObjectMapper().readTree(listener.values("data").get(1));
      assertEquals(listener.values("id").get(1), data.get("id").asText());
      assertEquals("SCORED", data.at("/data/state").asText());
      assertEquals(id, data.at("/data/submissionId").asText());
      assertEquals(5, data.get("data").size(), data.toString());
    }
  }

  @Test
  void finishedSubmission_hasNothingToFollowAfterItsLastEvent() throws Exception {
    Caller captain = scene.captain();
    String id = Scene.submitted(captain, scene.openPhase(new PhaseForm()), Scene.INVALID);
    String events = "/v1/submissions/" + id + "/events";
    String last;
    try (Listener listener = Listener.on(captain, events)) {
      listener.awaitEnd(Duration.ofSeconds(60));
      last = listener.values("id").get(1);
    }
    try (Listener again = Listener.on(captain, events, Map.of("Last-Event-ID", last))) {
      assertEquals(204, again.status());
    }
    try (Listener anew = Listener.on(captain, events)) {
      anew.awaitEnd(Duration.ofSeconds(5));
      assertEquals(List.of("submission.received", "submission.invalid"), anew.values("event"));
    }
  }

  @Test
  void stream_goesOnAfterTheLastEventThatWasReceived() throws Exception {
    List<String> ids = new ArrayList<>();
    try (Listener listener = Listener.on(scene.organiser(), path).begun()) {
      for (int i = 0; i < 5; i++) {
        ids.add(publish(EventAudience.everyone()));
      }
      assertEquals(ids, received(listener, 5));
    }
    Map<String, String> resume = Map.of("Last-Event-ID", ids.get(1));
    try (Listener listener = Listener.on(scene.organiser(), path, resume)) {
      assertEquals(ids.subList(2, 5), received(listener, 3));
    }
  }

  @Test
  void unknownPlace_isTold() throws Exception {
    Map<String, String> unknown = Map.of("Last-Event-ID", Ids.next("evt"));
    try (Listener listener = Listener.on(scene.organiser(), path, unknown)) {
      assertEquals(410, listener.status());
    }
    Caller.Reply reply =
        scene.organiser().send("GET", path + "?after=" + Ids.next("evt"), "", Map.of());
    assertEquals(410, reply.status());
    assertEquals("/problems/event-gone", reply.body().get("type").asText());
  }

  @Test
  void placeInAnotherChallenge_isUnknown() throws Exception {
    String id = publish(EventAudience.everyone());
    Scene other = Scene.open();
    String events = "/v1/challenges/" + other.challengeId() + "/events?after=" + id;
    assertEquals(410, other.organiser().send("GET", events, "", Map.of()).status());
  }

  @Test
  void everybody_getsWhatTheyMayKnow() throws Exception {
    Caller stranger = scene.stranger();
    Caller competitor = scene.competitor();
    Caller captain = scene.captain();
    Caller other = scene.captain();
    String team = scene.teamOf(captain);
    try (Listener ofStranger = Listener.on(stranger, path).begun();
        Listener ofCompetitor = Listener.on(competitor, path).begun();
        Listener ofCaptain = Listener.on(captain, path).begun();
        Listener ofOther = Listener.on(other, path).begun();
        Listener ofOrganiser = Listener.on(scene.organiser(), path).begun()) {
      String forTeam = publish(EventAudience.team(team));
      String forOrganisers = publish(EventAudience.organisers());
      String forPerson = publish(EventAudience.person(competitor.personId()));
      String forCompetitors = publish(EventAudience.competitors());
      String forAll = publish(EventAudience.everyone());
      assertEquals(List.of(forAll), received(ofStranger, 1));
      assertEquals(List.of(forPerson, forCompetitors, forAll), received(ofCompetitor, 3));
      assertEquals(List.of(forTeam, forCompetitors, forAll), received(ofCaptain, 3));
      assertEquals(List.of(forCompetitors, forAll), received(ofOther, 2));
      assertEquals(
          List.of(forTeam, forOrganisers, forPerson, forCompetitors, forAll),
          received(ofOrganiser, 5));
      assertEquals(List.of(forAll), page(stranger));
      assertEquals(List.of(forCompetitors, forAll), page(other));
      assertEquals(5, page(scene.organiser()).size());
    }
  }

  @Test
  void memberWhoLeft_getsNothingOfTheTeamAnyMore() throws Exception {
    Caller captain = scene.captain();
    String team = scene.teamOf(captain);
    try (Listener listener = Listener.on(captain, path).begun()) {
      String before = publish(EventAudience.team(team));
      received(listener, 1);
      captain.teams().leaveTeam(team);
      Thread.sleep(2_000);
      publish(EventAudience.team(team));
      String after = publish(EventAudience.everyone());
      List<String> ids = received(listener, 2);
      assertEquals(before, ids.get(0));
      assertEquals(after, ids.get(ids.size() - 1));
    }
  }

  @Test
  void revokedToken_endsItsStreams() throws Exception {
    Caller stranger = scene.stranger();
    try (Listener listener = Listener.on(stranger, path).begun()) {
      String token = stranger.access().listTokens(null, null).items().get(0).id();
      stranger.access().revokeToken(token);
      listener.awaitEnd(Duration.ofSeconds(3));
      publish(EventAudience.everyone());
      assertEquals(List.of(), received(listener, 0));
    }
  }

  @Test
  void token_hasAFewStreamsAtATime() throws Exception {
    Caller stranger = scene.stranger();
    List<Listener> open = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      open.add(Listener.on(stranger, path).begun());
    }
    try (Listener ninth = Listener.on(stranger, path)) {
      assertEquals(429, ninth.status());
      assertEquals("30", ninth.header("Retry-After"));
    }
    try (Listener others = Listener.on(scene.stranger(), path)) {
      assertEquals(200, others.status());
    }
    for (Listener one : open) {
      assertFalse(one.isOver());
      one.close();
    }
  }

  @Test
  void streams_needATokenAndAChallengeThatIsShown() throws Exception {
    try (Listener listener = Listener.on(scene.anonymous(), path)) {
      assertEquals(401, listener.status());
    }
    Scene draft = Scene.draft();
    String hidden = "/v1/challenges/" + draft.challengeId() + "/events";
    try (Listener listener = Listener.on(scene.stranger(), hidden)) {
      assertEquals(404, listener.status());
    }
  }

  @Test
  void pages_goOnAfterTheLastId() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(publish(EventAudience.everyone()));
    }
    Caller stranger = scene.stranger();
    Awaitility.await().until(() -> page(stranger).size() == 6);
    String after = path + "?after=";
    Caller.Reply first = stranger.send("GET", after + ids.get(0) + "&limit=2", "", Map.of());
    assertEquals(ids.get(2), first.body().get("next").asText());
    assertTrue(first.header("Link").contains("after=" + ids.get(2)), first.header("Link"));
    Caller.Reply rest = stranger.send("GET", after + ids.get(2), "", Map.of());
    assertEquals(3, rest.body().get("items").size());
    assertTrue(rest.body().path("next").isMissingNode());
    Caller.Reply none = stranger.send("GET", after + ids.get(5), "", Map.of());
    assertEquals(0, none.body().get("items").size());
  }

  @Test
  void stoppingServer_endsItsStreams() throws IOException, ApiException {
    try (TestServer second = TestServer.shared().startAnother(Map.of())) {
      Listener listener = Listener.on(scene.organiser().at(second.url()), path).begun();
      second.close();
      listener.awaitEnd(Duration.ofSeconds(5));
    }
  }

  @Test
  void streamOfOneServer_tellsWhatHappensAtAnother() throws Exception {
    try (TestServer second = TestServer.shared().startAnother(Map.of());
        Listener listener = Listener.on(scene.organiser().at(second.url()), path).begun()) {
      Caller captain = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      String id = Scene.submitted(captain, phase, Scene.TRUTH);
      Awaitility.await(id).until(() -> listener.values("event").contains("submission.received"));
    }
  }

  /** Waits for so many of what was published here; all of them that came, in their order. */
  private List<String> received(Listener listener, int count) {
    Awaitility.await(count + " events")
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ours(listener.values("id")).size() >= count);
    return ours(listener.values("id"));
  }

  private List<String> ours(List<String> ids) {
    return ids.stream().filter(published::contains).toList();
  }

  private List<String> page(Caller caller) {
    List<String> ids = new ArrayList<>();
    caller
        .send("GET", path, "", Map.of())
        .body()
        .get("items")
        .forEach(event -> ids.add(event.get("id").asText()));
    return ours(ids);
  }

  private String publish(EventAudience audience) {
    String subject = Ids.next("tea");
    String id =
        TestServer.shared()
            .jdbi()
            .inTransaction(
                db ->
                    Events.publish(
                        EventType.TEAM_CHANGED,
                        scene.challengeId(),
                        subject,
                        audience,
                        Map.of("teamId", subject),
                        db));
    published.add(id);
    return id;
  }
}
