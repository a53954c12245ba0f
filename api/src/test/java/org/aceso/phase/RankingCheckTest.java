package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Better;
import org.aceso.wire.Composite;
import org.aceso.wire.CompositeTerm;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Missing;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Ranking;
import org.aceso.wire.RankingPatch;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;

/** By what a phase cannot rank is told when it is stated, not only when it opens. */
final class RankingCheckTest {

  @Test
  void unknownMetric_isToldWithTheNearestWhenAPhaseIsMade() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.ranking = by("acuracy@1");
    Refused refused = refused(form);
    assertEquals("unknown_metric", refused.problem().errors().get(0).code());
    assertEquals("#/ranking/metric", refused.problem().errors().get(0).pointer());
    String detail = refused.problem().errors().get(0).detail();
    assertTrue(detail.contains("the nearest one is accuracy@1"), detail);
    assertTrue(detail.contains("mcc@1"), detail);
  }

  @Test
  void standardSettings_areEnough() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = "binary-risk@1";
    form.settings = Map.of();
    form.ranking = by("auroc");
    String detail = refused(form).problem().errors().get(0).detail();
    assertTrue(detail.contains("the nearest one is auroc@1"), detail);
  }

  @Test
  void metricThatFollowsFromSettings_isKnownWithThemAlone() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = "segmentation@1";
    form.settings = Map.of("labels", "1", "measures", "overlap");
    form.ranking = by("mean_border_hd95@1");
    refused(form);
    form.settings = Map.of("labels", "1", "measures", "border");
    assertEquals(PhaseState.DRAFT, state(Scene.open(), form));
  }

  @Test
  void composite_ranksWhenThePhaseHasIt() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.ranking = by("composite@1[name=final]");
    refused(form);
    form.composites = List.of(sum(Better.HIGHER));
    assertEquals(PhaseState.DRAFT, state(Scene.open(), form));
    form.composites = List.of(sum(Better.NEITHER));
    assertEquals("no_direction", refused(form).problem().errors().get(0).code());
  }

  @Test
  void metricWithoutADirection_ranksNothing() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = "regression@1";
    form.settings = Map.of();
    form.ranking = by("bias@1");
    Refused refused = refused(form);
    assertEquals("no_direction", refused.problem().errors().get(0).code());
  }

  @Test
  void patchThatAsksAnew_isHeldAgainstTheType() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.phase(new PhaseForm());
    Refused.with(422, () -> scene.organiser().phases().updatePhase(phase, ranking("luck@1"), "*"));
    assertEquals(
        "mcc@1",
        scene.organiser().phases().updatePhase(phase, ranking("mcc@1"), "*").ranking().metric());
  }

  @Test
  void whateverElseIsUnfinished_isLeftToTheSelfTest() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.ranking = by("luck@1");
    form.settings = Map.of("format", "crayon");
    assertEquals(PhaseState.DRAFT, state(Scene.open(), form));
    form.challengeType = "palmistry@1";
    assertEquals(PhaseState.DRAFT, state(Scene.open(), form));
    form.challengeType = null;
    assertEquals(PhaseState.DRAFT, state(Scene.open(), form));
  }

  private static Composite sum(Better better) {
    return new Composite(
        "final", "Final", better, null, List.of(new CompositeTerm("mcc@1", 1.0, null, null)));
  }

  private static PhasePatch ranking(String metric) {
    RankingPatch ranking = new RankingPatch(metric, null, null, null, null, null, null);
    return new PhasePatch(
        null, null, null, null, null, null, null, null, ranking, null, null, null, null, null);
  }

  private static Ranking by(String metric) {
    return new Ranking(metric, 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
  }

  private static PhaseState state(Scene scene, PhaseForm form) throws ApiException {
    form.reference = scene.file("truth.csv", Scene.TRUTH);
    String phase = scene.phase(form);
    return scene.organiser().phases().getPhase(phase, null).state();
  }

  private static Refused refused(PhaseForm form) throws ApiException {
    Scene scene = Scene.open();
    form.reference = scene.file("truth.csv", Scene.TRUTH);
    Refused refused = Refused.by(() -> scene.phase(form));
    assertEquals(422, refused.status(), () -> refused.problem().detail());
    return refused;
  }
}
