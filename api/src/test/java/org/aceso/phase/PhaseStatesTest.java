package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Phase;
import org.aceso.wire.PhaseKind;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PhaseStatesTest {

  @ParameterizedTest
  @CsvSource({"DRAFT, open", "READY, close", "OPEN, close", "CLOSED, publish", "PUBLISHED, ''"})
  void everyEdge_isAllowedOrRefusedWithTheState(PhaseState from, String allowed)
      throws ApiException {
    Scene scene = Scene.open();
    for (String verb : new String[] {"open", "close", "publish"}) {
      String phase = in(from, scene);
      if (verb.equals(allowed)) {
        assertEquals(after(from, verb), apply(verb, scene.organiser(), phase).state());
      } else {
        Refused refused = Refused.by(() -> apply(verb, scene.organiser(), phase));
        assertEquals("409 " + from, refused.statusAndState(), verb);
      }
    }
  }

  @Test
  void organisersAlone_moveAPhase() throws ApiException {
    Scene scene = Scene.open();
    String phase = in(PhaseState.OPEN, scene);
    Caller team = scene.captain();
    for (String verb : new String[] {"open", "close", "publish"}) {
      assertEquals(403, Refused.by(() -> apply(verb, team, phase)).status(), verb);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PhaseState.class,
      names = {"READY", "OPEN", "CLOSED", "PUBLISHED"})
  void testedPhase_keepsWhatDecidesItsScores(PhaseState state) throws ApiException {
    Scene scene = Scene.open();
    String phase = in(state, scene);
    PhasePatch settings =
        new PhasePatch(
            null,
            null,
            null,
            null,
            Map.of("format", "one_hot"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    PhasePatch visibility =
        new PhasePatch(
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
            Visibility.ORGANISERS,
            null,
            null);
    for (PhasePatch patch : new PhasePatch[] {settings, visibility}) {
      Refused refused = Refused.by(() -> scene.organiser().phases().updatePhase(phase, patch, "*"));
      assertEquals("409 " + state, refused.statusAndState());
    }
    assertEquals("Renamed", update(scene, phase, named("Renamed", null)).name());
  }

  @Test
  void end_canBeMovedWhileThePhaseIsOpenAndNotIntoThePast() throws ApiException {
    Scene scene = Scene.open();
    String phase = in(PhaseState.OPEN, scene);
    Instant later = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    assertEquals(later, update(scene, phase, named(null, later)).closesAt());

    PhasePatch past = named(null, Instant.parse("2020-01-02T00:00:00Z"));
    assertEquals(422, Refused.by(() -> update(scene, phase, past)).status());
    scene.organiser().phases().closePhase(phase);
    PhasePatch again = named(null, later.plusSeconds(1));
    assertEquals("409 CLOSED", Refused.by(() -> update(scene, phase, again)).statusAndState());
  }

  @Test
  void phase_mustEndAfterItBegins() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.closesAt = form.opensAt;
    assertEquals(422, Refused.by(() -> scene.phase(form)).status());
  }

  @Test
  void phaseThatIsOver_cannotBeOpened() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.closesAt = Instant.parse("2020-01-02T00:00:00Z");
    String phase = scene.phase(form);
    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));
    assertEquals("409 DRAFT", refused.statusAndState());
  }

  @ParameterizedTest
  @CsvSource({"DRAFT, 404", "READY, 409", "CLOSED, 409", "PUBLISHED, 409"})
  void phaseThatIsNotOpen_takesNoSubmissions(PhaseState state, int status) throws ApiException {
    Scene scene = Scene.open();
    String phase = in(state, scene);
    Caller.Reply refused = scene.captain().submit(phase, Scene.TRUTH);
    assertEquals(status, refused.status(), refused.body().toString());
  }

  @Test
  void learningPhase_takesNoSubmissions() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.kind = PhaseKind.LEARNING;
    form.challengeType = null;
    form.ranking = null;
    String phase = scene.openPhase(form);
    assertEquals(PhaseState.OPEN, scene.organiser().phases().getPhase(phase, null).state());
    assertEquals(409, scene.captain().submit(phase, Scene.TRUTH).status());
    assertEquals(
        404,
        Refused.by(() -> scene.organiser().leaderboards().getLeaderboard(phase, null)).status());
    scene.organiser().phases().closePhase(phase);
    assertEquals(
        "409 CLOSED",
        Refused.by(() -> scene.organiser().phases().publishPhase(phase)).statusAndState());
  }

  @Test
  void reference_isShownToOrganisersAlone() throws ApiException {
    Scene scene = Scene.open();
    String phase = in(PhaseState.OPEN, scene);
    assertNull(scene.captain().phases().getPhase(phase, null).reference());
    assertNull(scene.anonymous().phases().getPhase(phase, null).reference());
    assertEquals("truth.csv", scene.organiser().phases().getPhase(phase, null).reference().name());
  }

  private static PhaseState after(PhaseState from, String verb) {
    return switch (verb) {
      case "open" -> PhaseState.OPEN;
      case "close" -> PhaseState.CLOSED;
      default -> PhaseState.PUBLISHED;
    };
  }

  private static Phase apply(String verb, Caller by, String phase) throws ApiException {
    return switch (verb) {
      case "open" -> by.phases().openPhase(phase);
      case "close" -> by.phases().closePhase(phase);
      default -> by.phases().publishPhase(phase);
    };
  }

  private static PhasePatch named(String name, Instant closesAt) {
    return new PhasePatch(
        name, null, closesAt, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static Phase update(Scene scene, String phase, PhasePatch patch) throws ApiException {
    return scene.organiser().phases().updatePhase(phase, patch, "*");
  }

  private static String in(PhaseState state, Scene scene) throws ApiException {
    PhaseForm form = new PhaseForm();
    if (state == PhaseState.READY) {
      form.opensAt = Instant.parse("2098-01-01T00:00:00Z");
    }
    String phase = scene.phase(form);
    Caller organiser = scene.organiser();
    if (state != PhaseState.DRAFT) {
      organiser.phases().openPhase(phase);
    }
    if (state == PhaseState.CLOSED || state == PhaseState.PUBLISHED) {
      organiser.phases().closePhase(phase);
    }
    if (state == PhaseState.PUBLISHED) {
      organiser.phases().publishPhase(phase);
    }
    assertEquals(state, organiser.phases().getPhase(phase, null).state());
    return phase;
  }
}
