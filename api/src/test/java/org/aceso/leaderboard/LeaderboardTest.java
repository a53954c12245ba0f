package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Missing;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Ranking;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeaderboardTest {

  @ParameterizedTest
  @CsvSource({"BEST, 0.875", "LATEST, 0.5"})
  void entryOfATeam_isTheOneThatTheRuleSays(EntryRule rule, double value) throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.ranking = new Ranking("accuracy@1", 6, Ties.SHARED, Missing.UNRANKED, rule, 20, null);
    String phase = scene.openPhase(form);
    Caller team = scene.captain();
    Scene.evaluated(team, phase, Scene.right(6));
    Scene.evaluated(team, phase, Scene.right(7));
    Scene.evaluated(team, phase, Scene.INVALID);
    Scene.evaluated(team, phase, Scene.right(4));

    LeaderboardEntry entry = board(team, phase).entries().get(0);
    assertEquals(value, entry.value());
    assertEquals(3, entry.submissions(), "invalid files are not counted");
  }

  @Test
  void equalTeams_areShownInTheOrderOfAcceptance() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Caller later = scene.captain();
    Caller earlier = scene.captain();
    Caller best = scene.captain();
    String first = Scene.submitted(earlier, phase, Scene.right(5));
    String second = Scene.submitted(later, phase, Scene.right(5));
    String third = Scene.submitted(best, phase, Scene.TRUTH);
    for (String one : List.of(first, second, third)) {
      Scene.awaitFinal(scene.organiser(), one);
    }
    List<LeaderboardEntry> entries = board(best, phase).entries();
    assertEquals(
        List.of(third, first, second),
        entries.stream().map(LeaderboardEntry::submissionId).toList());
    assertEquals(List.of(1, 2, 2), entries.stream().map(LeaderboardEntry::rank).toList());
    LeaderboardEntry top = entries.get(0);
    assertEquals(1.0, top.firstProbability());
    assertEquals(1, top.group());
    assertNotNull(top.low());
  }

  @Test
  void endsOfTheInterval_areRoundedLikeTheValue() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.ranking =
        new Ranking("accuracy@1", 1, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 200, null);
    String phase = scene.openPhase(form);
    Scene.evaluated(scene.captain(), phase, Scene.right(5));
    LeaderboardEntry entry = board(scene.organiser(), phase).entries().get(0);
    for (double shown : List.of(entry.value(), entry.low(), entry.high())) {
      assertEquals(Math.round(shown * 10) / 10.0, shown, entry.toString());
    }
    assertEquals(0.6, entry.value());
  }

  @Test
  void board_isCurrentAfterEachEvaluationAndEqualInBetween() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    Leaderboard empty = board(team, phase);
    assertEquals(List.of(), empty.entries());
    Scene.evaluated(team, phase, Scene.right(5));
    Leaderboard one = board(team, phase);
    assertNotEquals(empty.digest(), one.digest());
    assertEquals(one, board(team, phase));
    Scene.evaluated(team, phase, Scene.right(3));
    assertEquals(2, board(team, phase).entries().get(0).submissions());
  }

  @Test
  void publishedBoard_isTheLastOneAndFinal() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    Scene.evaluated(team, phase, Scene.right(5));
    Leaderboard last = board(team, phase);
    scene.organiser().phases().closePhase(phase);
    assertNotNull(scene.organiser().phases().publishPhase(phase).publishedAt());

    Leaderboard published = board(scene.anonymous(), phase);
    assertTrue(published.isFinal());
    assertFalse(last.isFinal());
    assertEquals(last.entries(), published.entries());
  }

  @Test
  void publication_waitsForEverySubmission() throws ApiException {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open(idle.url(), idle.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Caller team = scene.captain();
      String submission = Scene.submitted(team, phase, Scene.TRUTH);
      scene.organiser().phases().closePhase(phase);
      Refused refused = Refused.by(() -> scene.organiser().phases().publishPhase(phase));
      assertEquals("409 CLOSED", refused.statusAndState());

      try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
        Scene.awaitFinal(team.at(working.url()), submission);
      }
      assertEquals(PhaseState.PUBLISHED, scene.organiser().phases().publishPhase(phase).state());
      assertEquals(1, board(scene.anonymous(), phase).entries().size());
    }
  }

  private static Leaderboard board(Caller by, String phase) throws ApiException {
    return by.leaderboards().getLeaderboard(phase, null);
  }
}
