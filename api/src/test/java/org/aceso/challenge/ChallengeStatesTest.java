package org.aceso.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Access;
import org.aceso.wire.Challenge;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.ChallengeState;
import org.aceso.wire.NewDataset;
import org.aceso.wire.NewTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ChallengeStatesTest {
  private static final Map<ChallengeState, Verb> VERBS =
      new EnumMap<>(
          Map.of(
              ChallengeState.REGISTRATION, (by, id) -> by.challenges().openRegistration(id),
              ChallengeState.CLOSED, (by, id) -> by.challenges().closeChallenge(id),
              ChallengeState.ARCHIVED, (by, id) -> by.challenges().archiveChallenge(id),
              ChallengeState.CANCELLED, (by, id) -> by.challenges().cancelChallenge(id)));

  private interface Verb {
    Challenge apply(Caller by, String challengeId) throws ApiException;
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, REGISTRATION CANCELLED",
    "REGISTRATION, CLOSED CANCELLED",
    "CLOSED, ARCHIVED CANCELLED",
    "ARCHIVED, ''",
    "CANCELLED, ''"
  })
  void everyEdge_isAllowedOrRefusedWithTheState(ChallengeState from, String allowed)
      throws ApiException {
    for (ChallengeState to : VERBS.keySet()) {
      Scene scene = in(from);
      if (allowed.contains(to.name())) {
        assertEquals(to, VERBS.get(to).apply(scene.organiser(), scene.challengeId()).state());
      } else {
        Refused refused =
            Refused.by(() -> VERBS.get(to).apply(scene.organiser(), scene.challengeId()));
        assertEquals("409 " + from, refused.statusAndState(), from + " to " + to);
        assertEquals(from, state(scene));
      }
    }
  }

  @Test
  void organisersAlone_moveAChallenge() throws ApiException {
    Scene scene = Scene.open();
    Caller competitor = scene.competitor();
    for (Verb verb : VERBS.values()) {
      assertEquals(403, Refused.by(() -> verb.apply(competitor, scene.challengeId())).status());
    }
  }

  @Test
  void challengeWithAnOpenPhase_cannotBeClosed() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Refused refused =
        Refused.by(() -> scene.organiser().challenges().closeChallenge(scene.challengeId()));
    assertEquals("409 REGISTRATION", refused.statusAndState());

    scene.organiser().phases().closePhase(phase);
    scene.organiser().challenges().closeChallenge(scene.challengeId());
    assertEquals(ChallengeState.CLOSED, state(scene));
  }

  @Test
  void languageThatAPatchDoesNotName_stays() throws ApiException {
    Scene scene = Scene.open();
    String path = "/v1/challenges/" + scene.challengeId();
    assertEquals("{\"en\":\"E\",\"fr\":\"F\"}", title(scene, path, "{\"en\":\"E\",\"fr\":\"F\"}"));
    assertEquals("{\"en\":\"E\",\"fr\":\"G\"}", title(scene, path, "{\"fr\":\"G\"}"));
    assertEquals("{\"fr\":\"G\"}", title(scene, path, "{\"en\":null}"));
    assertEquals("#/title", title(scene, path, "{\"fr\":null}"));
    assertEquals("{\"en\":\"E\",\"fr\":\"G\"}", title(scene, path, "{\"en\":\"E\"}"));
  }

  /** What the title is after a patch, or where that is wrong. */
  private static String title(Scene scene, String path, String title) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*");
    Caller.Reply reply =
        scene.organiser().send("PATCH", path, "{\"title\":" + title + "}", headers);
    return reply.status() == 200
        ? reply.body().get("title").toString()
        : reply.body().at("/errors/0/pointer").asText();
  }

  @Test
  void cancelledChallenge_takesNoSubmissions() throws ApiException {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    scene.organiser().challenges().cancelChallenge(scene.challengeId());

    Caller.Reply refused = team.submit(phase, Scene.TRUTH);
    assertEquals(409, refused.status());
    assertEquals("CANCELLED", refused.body().get("state").asText());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSED", "ARCHIVED", "CANCELLED"})
  void endedChallenge_isNotChangedAnyMore(ChallengeState ended) throws ApiException {
    Scene scene = in(ended);
    Caller organiser = scene.organiser();
    String id = scene.challengeId();
    PhaseForm form = new PhaseForm();
    String conflict = "409 " + ended;
    assertEquals(
        conflict,
        Refused.by(() -> organiser.phases().createPhase(id, form.build(), null)).statusAndState());
    assertEquals(
        conflict,
        Refused.by(
                () ->
                    organiser
                        .datasets()
                        .createDataset(id, new NewDataset("late", Access.EVERYONE), null))
            .statusAndState());
    ChallengePatch patch =
        new ChallengePatch(
            null, null, null, "Another hospital", null, null, null, null, null, null);
    assertEquals(
        conflict,
        Refused.by(() -> organiser.challenges().updateChallenge(id, patch, "*")).statusAndState());
    Caller stranger = scene.stranger();
    assertEquals(conflict, Refused.by(() -> stranger.register(id)).statusAndState());
  }

  @Test
  void teams_formInRegistrationOnly() throws ApiException {
    Scene scene = Scene.open();
    Caller competitor = scene.competitor();
    scene.organiser().challenges().closeChallenge(scene.challengeId());
    assertEquals(
        "409 CLOSED",
        Refused.by(
                () -> competitor.teams().createTeam(scene.challengeId(), new NewTeam("Late"), null))
            .statusAndState());
  }

  @Test
  void draft_isUnknownToEverybodyElse() throws ApiException {
    Scene scene = Scene.draft();
    String id = scene.challengeId();
    String phase = scene.phase(new PhaseForm());
    for (Caller other : new Caller[] {scene.stranger(), scene.anonymous()}) {
      assertEquals(404, Refused.by(() -> other.challenges().getChallenge(id, null)).status());
      assertEquals(404, Refused.by(() -> other.phases().getPhase(phase, null)).status());
    }
    Caller stranger = scene.stranger();
    assertEquals(404, Refused.by(() -> stranger.register(id)).status());
  }

  private static Scene in(ChallengeState state) throws ApiException {
    Scene scene = Scene.draft();
    Verb[] way =
        switch (state) {
          case DRAFT -> new Verb[0];
          case REGISTRATION -> way(ChallengeState.REGISTRATION);
          case CLOSED -> way(ChallengeState.REGISTRATION, ChallengeState.CLOSED);
          case ARCHIVED ->
              way(ChallengeState.REGISTRATION, ChallengeState.CLOSED, ChallengeState.ARCHIVED);
          case CANCELLED -> way(ChallengeState.CANCELLED);
        };
    for (Verb verb : way) {
      verb.apply(scene.organiser(), scene.challengeId());
    }
    assertEquals(state, state(scene));
    return scene;
  }

  private static Verb[] way(ChallengeState... states) {
    Verb[] way = new Verb[states.length];
    for (int i = 0; i < way.length; i++) {
      way[i] = VERBS.get(states[i]);
    }
    return way;
  }

  private static ChallengeState state(Scene scene) throws ApiException {
    return scene.organiser().challenges().getChallenge(scene.challengeId(), null).state();
  }
}
