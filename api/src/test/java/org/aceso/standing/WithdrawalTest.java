package org.aceso.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Missing;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Ranking;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Submissions that their teams take off the board. */
final class WithdrawalTest {
  private final Scene scene = open();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Submission withdraw(Caller by, String id) throws ApiException {
    return by.submissions().withdrawSubmission(id);
  }

  private static Leaderboard board(Caller by, String phase) throws ApiException {
    return by.leaderboards().getLeaderboard(phase, null);
  }

  private static List<String> entries(Caller by, String phase) throws ApiException {
    return board(by, phase).entries().stream().map(LeaderboardEntry::submissionId).toList();
  }

  @ParameterizedTest
  @EnumSource(EntryRule.class)
  void withdrawnEntry_leavesItsPlaceToTheNextByTheRule(EntryRule rule) throws ApiException {
    PhaseForm form = new PhaseForm().limit(10, QuotaPeriod.TOTAL);
    form.ranking = new Ranking("accuracy@1", 6, Ties.SHARED, Missing.UNRANKED, rule, 20, null);
    String phase = scene.openPhase(form);
    Caller team = scene.captain();
    String six = Scene.evaluated(team, phase, Scene.right(6)).id();
    String seven = Scene.evaluated(team, phase, Scene.right(7)).id();
    String five = Scene.evaluated(team, phase, Scene.right(5)).id();
    List<String> order =
        rule == EntryRule.BEST ? List.of(seven, six, five) : List.of(five, seven, six);
    String digest = "";
    for (String next : order) {
      Leaderboard board = board(team, phase);
      assertEquals(next, board.entries().get(0).submissionId());
      assertEquals(3, board.entries().get(0).submissions());
      assertNotEquals(digest, board.digest());
      digest = board.digest();
      Submission withdrawn = withdraw(team, next);
      assertNotNull(withdrawn.withdrawnAt());
      assertEquals(SubmissionState.SCORED, withdrawn.state());
      assertNotNull(withdrawn.scores());
      assertEquals(withdrawn, withdraw(team, next));
    }
    assertEquals(List.of(), entries(team, phase));
    assertEquals(7, team.submissions().getQuota(phase).limits().get(0).remaining());

    String fresh = Scene.evaluated(team, phase, Scene.right(2)).id();
    LeaderboardEntry entry = board(team, phase).entries().get(0);
    assertEquals(fresh, entry.submissionId());
    assertEquals(4, entry.submissions());
  }

  @Test
  void withdrawalOfOneThatIsNoEntry_leavesTheEntry() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String worse = Scene.evaluated(team, phase, Scene.right(3)).id();
    String best = Scene.evaluated(team, phase, Scene.right(6)).id();
    String invalid = Scene.evaluated(team, phase, Scene.INVALID).id();
    withdraw(team, worse);
    withdraw(team, invalid);
    assertEquals(List.of(best), entries(team, phase));
  }

  @Test
  void withdrawal_isForTheTeamFromTheEndOfTheEvaluationToPublication() throws Exception {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String id = Scene.evaluated(team, phase, Scene.right(6)).id();
    String other = Scene.evaluated(team, phase, Scene.right(5)).id();
    Refused.with(404, () -> withdraw(scene.captain(), id));
    Refused.with(403, () -> withdraw(scene.organiser(), id));
    scene.organiser().phases().closePhase(phase);
    withdraw(team, id);
    scene.organiser().phases().publishPhase(phase);
    assertEquals(List.of(other), entries(scene.anonymous(), phase));
    Refused late = Refused.by(() -> withdraw(team, other));
    assertEquals("409 PUBLISHED", late.statusAndState());
    assertEquals(List.of(other), entries(scene.anonymous(), phase));
  }

  @Test
  void submissionUnderWay_isToBeCancelledInstead() throws ApiException {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene there = Scene.open(idle.url(), idle.administrator());
      Caller team = there.captain();
      String id = Scene.submitted(team, there.openPhase(new PhaseForm()), Scene.TRUTH);
      assertEquals("409 RECEIVED", Refused.by(() -> withdraw(team, id)).statusAndState());
    }
  }

  @Test
  void withdrawal_isRecordedAndTold() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String id = Scene.evaluated(team, phase, Scene.right(6)).id();
    withdraw(team, id);
    withdraw(team, id);
    List<AuditEntry> log =
        scene
            .organiser()
            .audit()
            .listChallengeAudit(scene.challengeId(), null, null, null, null, null, 200, null)
            .items();
    assertEquals(
        1, log.stream().filter(entry -> entry.action().equals("SUBMISSION_WITHDRAWN")).count());
    Awaitility.await()
        .until(
            () ->
                team.send("GET", "/v1/submissions/" + id + "/events", "", Map.of())
                    .body()
                    .findValuesAsText("type"),
            List.of("submission.received", "submission.scored", "submission.withdrawn")::equals);
  }

  @Test
  void withdrawalAfterAMerge_choosesAmongWhatBothHandedIn() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller one = scene.captain();
    Caller two = scene.captain();
    String best = Scene.evaluated(one, phase, Scene.right(7)).id();
    String worst = Scene.evaluated(one, phase, Scene.right(2)).id();
    String middle = Scene.evaluated(two, phase, Scene.right(5)).id();
    String team = scene.teamOf(one);
    String into = scene.teamOf(two);
    String proposal = one.teams().proposeMerge(team, new NewMergeProposal(into), null).id();
    two.teams().acceptMerge(into, proposal);
    assertEquals(List.of(best), entries(two, phase));
    withdraw(two, best);
    assertEquals(List.of(middle), entries(two, phase));
    withdraw(one, middle);
    LeaderboardEntry entry = board(two, phase).entries().get(0);
    assertEquals(List.of(worst, into), List.of(entry.submissionId(), entry.teamId()));
    assertEquals(3, entry.submissions());
  }

  /** Evaluations that end meanwhile, and withdrawals, in whatever order. */
  @Test
  void withdrawalsBesideEvaluations_leaveTheBestThatIsLeft() throws Exception {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    List<String> withdrawn = new ArrayList<>();
    for (int right = 8; right > 4; right--) {
      withdrawn.add(Scene.evaluated(team, phase, Scene.right(right)).id());
    }
    List<String> late = new ArrayList<>();
    for (int right = 1; right <= 4; right++) {
      late.add(Scene.submitted(team, phase, Scene.right(right)));
    }
    Together.run(4, i -> () -> withdraw(team, withdrawn.get(i)));
    for (String id : late) {
      assertTrue(Scene.awaitFinal(team, id).isFinal());
    }
    LeaderboardEntry entry = board(team, phase).entries().get(0);
    assertEquals(late.get(3), entry.submissionId());
    assertEquals(8, entry.submissions());
  }
}
