package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.Baseline;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.NewVerification;
import org.aceso.wire.TeamRenaming;
import org.junit.jupiter.api.Test;

/** What organisers say of submissions, and what the board makes of it. */
final class MarksTest {
  private static final Baseline LABEL = new Baseline("Nearest neighbour");
  private static final TeamRenaming RENAME = new TeamRenaming("Renamed", "A cause.");

  private final Scene scene = open();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Leaderboard board(Caller by, String phase) throws ApiException {
    return by.leaderboards().getLeaderboard(phase, null);
  }

  /** Each line of a board: its rank, and what it is. */
  private static String lines(Leaderboard board) {
    return board.entries().stream()
        .map(one -> one.rank() + " " + one.value() + (one.baseline() == null ? "" : " baseline"))
        .collect(Collectors.joining(", "));
  }

  private Caller organiser() {
    return scene.organiser();
  }

  @Test
  void baseline_standsOnTheBoardAndTakesNobodysRank() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller first = scene.captain();
    Caller second = scene.captain();
    Scene.evaluated(first, phase, Scene.right(6));
    Scene.evaluated(second, phase, Scene.right(4));
    Scene.evaluated(second, phase, Scene.right(2));
    Leaderboard without = board(first, phase);
    Caller committee = scene.captain();
    String strong = Scene.evaluated(committee, phase, Scene.TRUTH).id();
    String middle = Scene.evaluated(committee, phase, Scene.right(5)).id();
    assertEquals("1 1.0, 2 0.75, 3 0.5", lines(board(first, phase)));

    assertEquals(LABEL, organiser().submissions().markBaseline(strong, LABEL).baseline());
    assertEquals("null 1.0 baseline, 1 0.75, 2 0.625, 3 0.5", lines(board(first, phase)));
    organiser().submissions().markBaseline(middle, LABEL);
    Leaderboard with = board(first, phase);
    assertEquals("null 1.0 baseline, 1 0.75, null 0.625 baseline, 2 0.5", lines(with));
    List<LeaderboardEntry> competing =
        with.entries().stream().filter(entry -> entry.baseline() == null).toList();
    assertEquals(without.entries(), competing, "intervals and groups too");
    LeaderboardEntry line = with.entries().get(0);
    assertEquals(LABEL.label(), line.baseline());
    assertNotNull(line.low());
    assertNull(line.bestRank());
    assertNull(line.group());

    organiser().submissions().unmarkBaseline(middle);
    assertEquals("null 1.0 baseline, 1 0.75, 2 0.625, 3 0.5", lines(board(first, phase)));
    committee.submissions().withdrawSubmission(strong);
    assertEquals("1 0.75, 2 0.625, 3 0.5", lines(board(first, phase)));
  }

  @Test
  void submissionMarkedBeforeItsEvaluation_isNeverItsTeamsEntry() throws Exception {
    try (TestServer idle = TestServer.start(java.util.Map.of("WORKERS", "0"))) {
      Scene there = Scene.open(idle.url(), idle.administrator());
      String phase = there.openPhase(new PhaseForm());
      Caller team = there.captain();
      String marked = Scene.submitted(team, phase, Scene.TRUTH);
      String other = Scene.submitted(team, phase, Scene.right(5));
      there.organiser().submissions().markBaseline(marked, LABEL);
      try (TestServer working = idle.startAnother(java.util.Map.of("WORKERS", "1"))) {
        Scene.awaitFinal(team.at(working.url()), marked);
        Scene.awaitFinal(team.at(working.url()), other);
      }
      assertEquals("null 1.0 baseline, 1 0.625", lines(board(team, phase)));
    }
  }

  @Test
  void baselinesAndVerification_areFrozenWithTheBoard() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String entry = Scene.evaluated(team, phase, Scene.right(6)).id();
    String baseline = Scene.evaluated(team, phase, Scene.right(3)).id();
    organiser().submissions().markBaseline(baseline, LABEL);
    String before = board(team, phase).digest();
    NewVerification note = new NewVerification("Run again; equal predictions.");
    assertEquals(
        note.note(), organiser().submissions().verifySubmission(entry, note).verification().note());
    Leaderboard last = board(team, phase);
    assertEquals(false, before.equals(last.digest()));
    assertEquals(true, last.entries().get(0).verified());
    assertNull(last.entries().get(1).verified());
    assertEquals(note.note(), team.submissions().getSubmission(entry, null).verification().note());

    organiser().phases().closePhase(phase);
    organiser().phases().publishPhase(phase);
    assertEquals(last.entries(), board(scene.anonymous(), phase).entries());
    Refused late = Refused.by(() -> organiser().submissions().unmarkBaseline(baseline));
    assertEquals("409 PUBLISHED", late.statusAndState());
    Refused.with(409, () -> organiser().submissions().unverifySubmission(entry));
    Refused.with(409, () -> organiser().submissions().markBaseline(entry, LABEL));
  }

  /** The board is read before and after: what is kept of it must not outlive its state. */
  @Test
  void eachChange_isOnTheBoardThatIsReadNext() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String teamId = scene.teamOf(team);
    String entry = Scene.evaluated(team, phase, Scene.right(6)).id();
    List<Change> changes =
        List.of(
            () -> organiser().submissions().verifySubmission(entry, new NewVerification("Seen.")),
            () -> organiser().submissions().unverifySubmission(entry),
            () -> organiser().submissions().markBaseline(entry, LABEL),
            () -> organiser().submissions().markBaseline(entry, new Baseline("Another")),
            () -> organiser().submissions().unmarkBaseline(entry),
            () -> organiser().teams().renameTeamForCause(teamId, RENAME),
            () -> Scene.evaluated(team, phase, Scene.right(5)),
            () -> team.submissions().withdrawSubmission(entry));
    Set<String> seen = new HashSet<>();
    String last = board(team, phase).entries().toString();
    for (Change change : changes) {
      change.make();
      String next = board(team, phase).entries().toString();
      assertNotEquals(last, next);
      assertEquals(next, board(team, phase).entries().toString());
      seen.add(board(team, phase).digest());
      last = next;
    }
    // Two take back what the one before did.
    assertEquals(changes.size() - 1, seen.size());
  }

  /** Something that somebody does. */
  private interface Change {
    void make() throws ApiException;
  }

  @Test
  void marks_areOrganisersAndRecordedOnce() throws ApiException {
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    String id = Scene.evaluated(team, phase, Scene.right(6)).id();
    Refused.with(403, () -> team.submissions().markBaseline(id, LABEL));
    Refused.with(404, () -> scene.captain().submissions().markBaseline(id, LABEL));
    for (int i = 0; i < 2; i++) {
      organiser().submissions().markBaseline(id, LABEL);
      organiser().submissions().verifySubmission(id, new NewVerification("Seen."));
    }
    for (int i = 0; i < 2; i++) {
      organiser().submissions().unmarkBaseline(id);
      organiser().submissions().unverifySubmission(id);
    }
    assertNull(team.submissions().getSubmission(id, null).verification());
    List<String> facts =
        organiser()
            .audit()
            .listChallengeAudit(scene.challengeId(), null, null, null, null, null, 200, null)
            .items()
            .stream()
            .filter(entry -> entry.action().matches("SUBMISSION_(BASELINE|VERIFICATION)_CHANGED"))
            .map(AuditEntry::facts)
            .map(all -> all.get("baseline") + " " + all.get("verified") + " " + all.get("label"))
            .toList();
    assertEquals(
        List.of(
            "null false null", "false null null", "null true null", "true null " + LABEL.label()),
        facts);
  }
}
