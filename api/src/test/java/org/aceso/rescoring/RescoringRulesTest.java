package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.ApprovalStanding;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Decision;
import org.aceso.wire.Event;
import org.aceso.wire.Matter;
import org.aceso.wire.NewApproval;
import org.aceso.wire.Rescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.RescoringState;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who may rescore, when, and what is refused. */
final class RescoringRulesTest {

  @Test
  void oneAtATime_andNoPublicationMeanwhile() throws ApiException {
    Scene scene = Scene.open();
    Caller organiser = scene.organiser();
    String draft = scene.phase(new PhaseForm());
    assertEquals("409 DRAFT", Refused.by(() -> Batch.start(organiser, draft)).statusAndState());
    String phase = scene.openPhase(new PhaseForm());
    Rescoring first = Batch.ready(organiser, phase);
    Refused second = Refused.by(() -> Batch.start(organiser, phase));
    assertEquals("409 OPEN", second.statusAndState());
    assertTrue(second.problem().detail().contains(first.id()), second.toString());
    organiser.phases().closePhase(phase);
    Refused.with(409, () -> organiser.phases().publishPhase(phase));
    organiser.rescorings().discardRescoring(first.id());
    organiser.phases().publishPhase(phase);
  }

  @Test
  void sameKey_beginsOneRescoring() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Caller organiser = scene.organiser();
    Rescoring first = organiser.rescorings().startRescoring(phase, Batch.again(), "once");
    Rescoring again = organiser.rescorings().startRescoring(phase, Batch.again(), "once");
    assertEquals(first.id(), again.id());
  }

  @Test
  void unfinishedBatch_isNotApplied() throws Exception {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open(idle.url(), idle.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Caller team = scene.captain();
      String submission = Scene.submitted(team, phase, Scene.TRUTH);
      Caller organiser = scene.organiser();
      try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
        Scene.awaitFinal(team.at(working.url()), submission);
      }
      Rescoring begun = Batch.start(organiser, phase);
      assertEquals(1, begun.progress().queued());
      Refused early = Refused.by(() -> Batch.apply(organiser, begun));
      assertEquals("409 RUNNING", early.statusAndState());
      String late = Scene.submitted(team, phase, Scene.ONE_WRONG);
      try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
        Scene.awaitFinal(team.at(working.url()), late);
        Awaitility.await().until(() -> Batch.read(organiser, begun).progress().scored() == 2);
      }
      organiser.rescorings().discardRescoring(begun.id());
      Rescoring next = Batch.start(organiser, phase);
      organiser.rescorings().discardRescoring(next.id());
      assertEquals(2, Batch.read(organiser, next).progress().cancelled());
    }
  }

  /** One that was late in a batch, and is still in hand when the next batch is applied. */
  @Test
  void whatIsInHandForTheLastBatch_isBegunAgainByTheNext() throws Exception {
    TestServer server = TestServer.shared();
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.right(4));
    String phase = scene.openPhase(form);
    Caller team = scene.captain();
    Scene.evaluated(team, phase, Scene.right(3));
    Rescoring first = Batch.ready(scene.organiser(), phase);
    String late = Scene.evaluated(team, phase, Scene.TRUTH).id();
    Awaitility.await().until(() -> Batch.read(scene.organiser(), first).progress().scored() == 2);
    server
        .jdbi()
        .useTransaction(
            db -> {
              db.execute(
                  """
                  DELETE FROM evaluation_replicates WHERE evaluation_id IN
                    (SELECT id FROM evaluation WHERE rescoring_id = ? AND submission_id = ?)
                  """,
                  first.id(),
                  late);
              db.execute(
                  """
                  UPDATE evaluation SET state = 'SCORING', scores = NULL, finished_at = NULL,
                    lease = gen_random_uuid(), leased_until = now() + interval '1 hour'
                  WHERE rescoring_id = ? AND submission_id = ?
                  """,
                  first.id(),
                  late);
            });
    Batch.apply(scene.organiser(), first);
    assertEquals(SubmissionState.SCORING, team.submissions().getSubmission(late, null).state());
    Refused seen = Refused.by(() -> team.submissions().cancelSubmission(late));
    assertEquals("409 SCORING", seen.statusAndState(), "its score was seen: no quota comes back");
    scene.put(form.reference.datasetId(), "truth.csv", Scene.TRUTH);
    Rescoring second = Batch.ready(scene.organiser(), phase);
    assertEquals(1, second.progress().total());
    Batch.apply(scene.organiser(), second);
    assertEquals(1.0, Scene.awaitFinal(team, late).scores().get("accuracy@1"));
    assertEquals(
        late,
        scene
            .organiser()
            .leaderboards()
            .getLeaderboard(phase, null)
            .entries()
            .get(0)
            .submissionId());
  }

  @Test
  void failuresOfTheHost_areAcceptedExplicitly() throws Exception {
    try (TestServer server = TestServer.start(Map.of("LEASE_SECONDS", "1"))) {
      Scene scene = Scene.open(server.url(), server.administrator());
      PhaseForm form = new PhaseForm();
      form.reference = scene.file("truth.csv", Scene.ONE_WRONG);
      String phase = scene.openPhase(form);
      Caller team = scene.captain();
      Scene.evaluated(team, phase, Scene.TRUTH);
      scene.put(
          form.reference.datasetId(),
          "truth.csv",
          Scene.csv("3", "2", "1", "0", "3", "2", "1", "0"));
      Caller organiser = scene.organiser();
      Rescoring begun = startWithoutItsReference(server, organiser, phase);
      Rescoring ended =
          Awaitility.await()
              .until(
                  () -> Batch.read(organiser, begun), now -> now.state() == RescoringState.READY);
      assertEquals(1, ended.progress().failed());
      assertEquals("409 READY", Refused.by(() -> Batch.apply(organiser, ended)).statusAndState());
      organiser.rescorings().applyRescoring(ended.id(), new RescoringApplication(true));
      assertEquals(List.of(), organiser.leaderboards().getLeaderboard(phase, null).entries());
    }
  }

  /** Nobody works until the file is gone. */
  private static Rescoring startWithoutItsReference(
      TestServer server, Caller organiser, String phase) throws Exception {
    Path held = server.data().resolve("files");
    Rescoring begun = Batch.start(organiser, phase);
    String sha256 = begun.referenceSha256();
    Files.delete(held.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2)));
    return begun;
  }

  @Test
  void changedTruth_needsItsCouncilBeforeItCounts() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.ONE_WRONG);
    String phase = scene.openPhase(form);
    Caller member = member(scene);
    member(scene);
    scene.put(form.reference.datasetId(), "truth.csv", Scene.TRUTH);
    Rescoring rescoring = Batch.ready(scene.organiser(), phase);
    Refused refused = Refused.by(() -> Batch.apply(scene.organiser(), rescoring));
    assertEquals(409, refused.status());
    assertTrue(refused.problem().detail().contains("GROUND_TRUTH"), refused.toString());
    String tested = digest(member, phase);
    scene.put(form.reference.datasetId(), "truth.csv", Scene.ONE_WRONG);
    assertEquals(tested, digest(member, phase), "what was tested counts, not what lies there now");
    for (ApprovalStanding standing : member.approvals().listApprovals(phase).standings()) {
      NewApproval approval =
          new NewApproval(standing.matter(), standing.sha256(), Decision.APPROVED, null);
      member.approvals().createApproval(phase, approval, null);
    }
    assertEquals(RescoringState.APPLIED, Batch.apply(scene.organiser(), rescoring).state());
    assertEquals(tested, digest(member, phase));
    NewApproval late = new NewApproval(Matter.GROUND_TRUTH, tested, Decision.REFUSED, null);
    Refused.with(409, () -> member.approvals().createApproval(phase, late, null));
  }

  private static String digest(Caller member, String phase) throws ApiException {
    return member.approvals().listApprovals(phase).standings().stream()
        .filter(standing -> standing.matter() == Matter.GROUND_TRUTH)
        .findFirst()
        .orElseThrow()
        .sha256();
  }

  private static Caller member(Scene scene) throws ApiException {
    Caller member = scene.stranger();
    scene
        .organiser()
        .roles()
        .grantRole(scene.challengeId(), ChallengeRole.COUNCIL, member.personId());
    return member;
  }

  @Test
  void applied_isRecordedAndTold() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Rescoring rescoring = Batch.ready(scene.organiser(), phase);
    Batch.apply(scene.organiser(), rescoring);
    List<String> recorded =
        scene
            .organiser()
            .audit()
            .listChallengeAudit(scene.challengeId(), null, null, null, null, null, null, null)
            .items()
            .stream()
            .filter(entry -> rescoring.id().equals(entry.subject()))
            .map(AuditEntry::action)
            .toList();
    assertEquals(List.of("RESCORING_APPLIED", "RESCORING_STARTED"), recorded);
    Awaitility.await()
        .until(
            () ->
                scene
                    .stranger()
                    .events()
                    .listChallengeEvents(scene.challengeId(), 200, null, null)
                    .items()
                    .stream()
                    .map(Event::type)
                    .anyMatch("phase.rescored"::equals));
  }

  @Test
  void undecided_isDiscardedInTime() throws Exception {
    TestServer server = TestServer.shared();
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Rescoring rescoring = Batch.ready(scene.organiser(), phase);
    assertNotEquals(null, rescoring.expiresAt());
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute("UPDATE rescoring SET expires_at = now() WHERE id = ?", rescoring.id()));
    new Rescorings(null, null, new org.aceso.phase.Rescore(null, null)).expire(server.jdbi());
    assertEquals(RescoringState.DISCARDED, Batch.read(scene.organiser(), rescoring).state());
    Batch.ready(scene.organiser(), phase);
  }
}
