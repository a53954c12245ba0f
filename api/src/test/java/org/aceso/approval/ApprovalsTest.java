package org.aceso.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.ApprovalList;
import org.aceso.wire.ApprovalStanding;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Decision;
import org.aceso.wire.Matter;
import org.aceso.wire.NewApproval;
import org.junit.jupiter.api.Test;

/** The scientific council over HTTP: what a phase needs before it opens. */
final class ApprovalsTest {

  @Test
  void challengeWithoutACouncil_needsNoApproval() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.phase(new PhaseForm());
    assertFalse(scene.organiser().approvals().listApprovals(phase).required());
    scene.organiser().phases().openPhase(phase);
  }

  @Test
  void councilOfOne_isNone() throws ApiException {
    Scene scene = Scene.open();
    Caller alone = member(scene);
    String phase = scene.phase(new PhaseForm());
    approveAll(alone, phase);
    assertEquals(
        "409 DRAFT",
        Refused.by(() -> scene.organiser().phases().openPhase(phase)).statusAndState());
  }

  @Test
  void phase_opensOnceEveryMatterIsApproved() throws ApiException {
    Scene scene = Scene.open();
    Caller first = member(scene);
    Caller second = member(scene);
    String phase = scene.phase(new PhaseForm());
    decide(first, phase, Matter.METRIC, Decision.APPROVED);
    decide(second, phase, Matter.RANKING, Decision.APPROVED);
    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));
    assertTrue(refused.problem().detail().endsWith("approve GROUND_TRUTH"), refused.toString());
    decide(second, phase, Matter.GROUND_TRUTH, Decision.APPROVED);
    scene.organiser().phases().openPhase(phase);
  }

  @Test
  void refusal_standsUntilItsMemberDecidesAgain() throws ApiException {
    Scene scene = Scene.open();
    Caller first = member(scene);
    Caller second = member(scene);
    String phase = scene.phase(new PhaseForm());
    approveAll(first, phase);
    decide(second, phase, Matter.METRIC, Decision.REFUSED);
    Refused.with(409, () -> scene.organiser().phases().openPhase(phase));
    decide(second, phase, Matter.METRIC, Decision.APPROVED);
    scene.organiser().phases().openPhase(phase);
  }

  @Test
  void changedGroundTruth_isApprovedAnew() throws ApiException {
    Scene scene = Scene.open();
    Caller first = member(scene);
    member(scene);
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.ONE_WRONG);
    String phase = scene.phase(form);
    approveAll(first, phase);
    ApprovalStanding before = standing(first, phase, Matter.GROUND_TRUTH);
    scene.put(form.reference.datasetId(), "truth.csv", Scene.TRUTH);
    ApprovalStanding after = standing(first, phase, Matter.GROUND_TRUTH);
    assertTrue(before.agreed());
    assertFalse(after.agreed());
    Refused.with(409, () -> scene.organiser().phases().openPhase(phase));
    NewApproval stale =
        new NewApproval(Matter.GROUND_TRUTH, before.sha256(), Decision.APPROVED, null);
    Refused.with(409, () -> first.approvals().createApproval(phase, stale, null));
  }

  @Test
  void council_aloneDecides() throws ApiException {
    Scene scene = Scene.open();
    member(scene);
    String phase = scene.phase(new PhaseForm());
    String sha256 = standing(scene.organiser(), phase, Matter.METRIC).sha256();
    NewApproval own = new NewApproval(Matter.METRIC, sha256, Decision.APPROVED, null);
    Refused.with(403, () -> scene.organiser().approvals().createApproval(phase, own, null));
  }

  private static Caller member(Scene scene) throws ApiException {
    Caller member = scene.stranger();
    scene
        .organiser()
        .roles()
        .grantRole(scene.challengeId(), ChallengeRole.COUNCIL, member.personId());
    return member;
  }

  private static void approveAll(Caller by, String phase) throws ApiException {
    for (Matter matter : List.of(Matter.values())) {
      decide(by, phase, matter, Decision.APPROVED);
    }
  }

  private static void decide(Caller by, String phase, Matter matter, Decision decision)
      throws ApiException {
    String sha256 = standing(by, phase, matter).sha256();
    by.approvals().createApproval(phase, new NewApproval(matter, sha256, decision, null), null);
  }

  private static ApprovalStanding standing(Caller by, String phase, Matter matter)
      throws ApiException {
    ApprovalList list = by.approvals().listApprovals(phase);
    return list.standings().stream()
        .filter(one -> one.matter() == matter)
        .findFirst()
        .orElseThrow();
  }
}
