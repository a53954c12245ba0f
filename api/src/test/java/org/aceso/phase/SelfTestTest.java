package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Issue;
import org.aceso.wire.Missing;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Ranking;
import org.aceso.wire.RankingPatch;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;

final class SelfTestTest {

  @Test
  void everythingThatIsMissing_isNamedAtOnce() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = null;
    form.ranking = null;
    Scene scene = Scene.open();
    String phase =
        scene.organiser().phases().createPhase(scene.challengeId(), form.build(), null).id();
    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));
    assertEquals("409 DRAFT", refused.statusAndState());
    assertEquals(
        List.of("challengeType", "reference", "ranking"),
        refused.problem().issues().stream().map(Issue::field).toList());
  }

  @Test
  void unknownType_isNamed() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.challengeType = "palmistry@1";
    Issue issue = refusedFor(form).problem().issues().get(0);
    assertEquals("unknown_type", issue.code());
    assertTrue(issue.message().contains("palmistry@1"), issue.message());
  }

  @Test
  void wrongSettings_areNamed() throws ApiException {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("format", "crayon"),
            Map.of("formt", "label"),
            Map.of("format", "label", "costs", List.of(List.of(0, 1))),
            Map.of("format", "label", "labels", 7),
            Map.of("format", List.of("label")))) {
      PhaseForm form = new PhaseForm();
      form.settings = wrong;
      Refused refused = refusedFor(form);
      assertFalse(refused.problem().issues().isEmpty(), wrong.toString());
    }
  }

  @Test
  void badReference_isToldWithLinesAndCases() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.INVALID);
    Refused refused = refusedFor(form, scene);
    Issue issue = refused.problem().issues().get(0);
    assertEquals(9L, issue.line(), refused.toString());
    assertEquals("label", issue.field(), refused.toString());
  }

  @Test
  void referenceThatDoesNotFitTheSettings_isRefused() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.settings = Map.of("format", "one_hot");
    assertFalse(refusedFor(form).problem().issues().isEmpty());

    form = new PhaseForm();
    form.challengeType = "binary-risk@1";
    form.settings = Map.of();
    form.ranking = new Ranking("auroc@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 0, null);
    assertFalse(refusedFor(form).problem().issues().isEmpty());
  }

  @Test
  void casesThatTheReferenceHasNot_areNamed() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.cases = scene.file("cases.csv", "case\nslide1.tif\nslide9.tif\n");
    Refused refused = refusedFor(form, scene);
    assertTrue(
        refused.problem().issues().stream().anyMatch(one -> "slide9.tif".equals(one.caseId())),
        refused.toString());
  }

  @Test
  void fileOfAnotherChallenge_isNotThere() throws ApiException {
    DatasetFile others = Scene.open().file("truth.csv", Scene.TRUTH);
    PhaseForm form = new PhaseForm();
    form.reference = others;
    assertEquals(List.of("missing_file"), refusedFor(form).codes());
  }

  @Test
  void correctedPhase_opens() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.INVALID);
    String phase = scene.phase(form);
    Refused.by(() -> scene.organiser().phases().openPhase(phase));
    scene.put(form.reference.datasetId(), "truth.csv", Scene.TRUTH);
    assertEquals(PhaseState.OPEN, scene.organiser().phases().openPhase(phase).state());
  }

  @Test
  void mergePatch_takesMembersAwayAndReplacesRankings() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    String phase = scene.phase(form);
    Ranking ranking = new Ranking("mcc@1", 3, Ties.DENSE, Missing.LAST, EntryRule.LATEST, 0, null);
    RankingPatch all =
        new RankingPatch("mcc@1", 3, Ties.DENSE, Missing.LAST, EntryRule.LATEST, 0, null);
    PhasePatch patch =
        new PhasePatch(
            null, null, null, null, null, null, null, null, all, null, null, null, null, null);
    assertEquals(ranking, scene.organiser().phases().updatePhase(phase, patch, "*").ranking());
    assertEquals("mcc@1", scene.organiser().phases().openPhase(phase).ranking().metric());
  }

  @Test
  void replacedReference_changesNoScoreOfATestedPhase() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    String phase = scene.openPhase(form);
    var team = scene.captain();
    Submission before = Scene.evaluated(team, phase, Scene.TRUTH);
    scene.put(form.reference.datasetId(), "truth.csv", Scene.right(0));
    Submission after = Scene.evaluated(team, phase, Scene.TRUTH);

    assertEquals(SubmissionState.SCORED, after.state());
    assertEquals(1.0, after.scores().get("accuracy@1"));
    assertEquals(before.scores(), after.scores());
  }

  private static Refused refusedFor(PhaseForm form) throws ApiException {
    return refusedFor(form, Scene.open());
  }

  private static Refused refusedFor(PhaseForm form, Scene scene) throws ApiException {
    String phase = scene.phase(form);
    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));
    assertEquals("409 DRAFT", refused.statusAndState());
    assertEquals(PhaseState.DRAFT, scene.organiser().phases().getPhase(phase, null).state());
    return refused;
  }
}
