package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.Event;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.Visibility;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class PhaseNewsTest {

  @Test
  void clock_isNoticedOnceByTwoServers() throws Exception {
    Scene scene = Scene.open();
    Caller stranger = scene.stranger();
    try (TestServer second = TestServer.shared().startAnother(Map.of())) {
      PhaseForm form = new PhaseForm();
      form.opensAt = Instant.now().plusSeconds(3);
      form.closesAt = form.opensAt.plusSeconds(4);
      String phase = scene.openPhase(form);
      awaitTypes(
          stranger.at(second.url()),
          scene,
          phase,
          List.of("phase.ready", "phase.opened", "phase.closed"));
    }
  }

  @Test
  void closedPhase_isToldAsClosedBeforeItIsPublished() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    awaitTypes(scene.stranger(), scene, phase, List.of("phase.ready", "phase.opened"));
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
    awaitTypes(
        scene.stranger(),
        scene,
        phase,
        List.of("phase.ready", "phase.opened", "phase.closed", "phase.published"));
  }

  @Test
  void phaseThatIsClosedBeforeItOpens_isToldSo() throws Exception {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.opensAt = Instant.parse("2098-01-01T00:00:00Z");
    String phase = scene.openPhase(form);
    scene.organiser().phases().closePhase(phase);
    awaitTypes(scene.stranger(), scene, phase, List.of("phase.ready", "phase.closed"));
  }

  @Test
  void draft_isToldToItsOrganisersAlone() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.phase(new PhaseForm());
    String tag = scene.organiser().send("GET", "/v1/phases/" + phase, "", Map.of()).header("ETag");
    PhasePatch patch =
        new PhasePatch(
            "Another name",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    scene.organiser().phases().updatePhase(phase, patch, tag);
    awaitTypes(scene.organiser(), scene, phase, List.of("phase.changed"));
    assertEquals(List.of(), types(scene.stranger(), scene, phase));
  }

  /**
   * What a team learns of a hidden phase's result is what its submission shows: that it is over.
   */
  @Test
  void hiddenScore_isNotToldByItsEvent() throws Exception {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    PhaseForm form = new PhaseForm();
    form.visibility = Visibility.ORGANISERS;
    String phase = scene.openPhase(form);
    String id = Scene.evaluated(captain, phase, Scene.ONE_WRONG).id();
    Event scored =
        Awaitility.await()
            .until(
                () -> captain.events().listSubmissionEvents(id, 50, null, null).items(),
                events -> events.size() == 2)
            .get(1);
    assertEquals("submission.scored", scored.type());
    assertEquals(
        Set.of("challengeId", "phaseId", "state", "submissionId", "teamId"),
        scored.data().keySet());
    assertEquals(0, scored.timestamp().getEpochSecond() % 10);
    assertEquals(0, scored.timestamp().getNano());
    assertFalse(scored.data().values().stream().anyMatch(value -> value.contains(".")));
    assertEquals(
        List.of(),
        scene
            .captain()
            .events()
            .listChallengeEvents(scene.challengeId(), 50, null, null)
            .items()
            .stream()
            .filter(event -> event.type().startsWith("submission."))
            .toList());
  }

  @Test
  void challenge_isToldFromRegistrationToItsEnd() throws Exception {
    Scene scene = Scene.draft();
    Caller organiser = scene.organiser();
    organiser.challenges().openRegistration(scene.challengeId());
    organiser.challenges().closeChallenge(scene.challengeId());
    organiser.challenges().archiveChallenge(scene.challengeId());
    awaitTypes(
        scene.stranger(),
        scene,
        scene.challengeId(),
        List.of("challenge.registration-opened", "challenge.closed", "challenge.archived"));
  }

  private static void awaitTypes(Caller caller, Scene scene, String subject, List<String> wanted) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertEquals(wanted, types(caller, scene, subject)));
  }

  private static List<String> types(Caller caller, Scene scene, String subject)
      throws ApiException {
    return caller
        .events()
        .listChallengeEvents(scene.challengeId(), 200, null, null)
        .items()
        .stream()
        .filter(
            event ->
                subject.equals(event.data().get("phaseId"))
                    || (subject.startsWith("cha_") && event.type().startsWith("challenge.")))
        .map(Event::type)
        .toList();
  }
}
