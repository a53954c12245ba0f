package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.Together;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.junit.jupiter.api.Test;

/** Many who read a board while others change it: one of them makes it for those that wait. */
final class FreshBoardTest {
  private static final int ROUNDS = 6;
  private static final int READERS = 24;

  @Test
  void whoAsksAfterAScore_findsItOnTheBoardHoweverManyAsk() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Caller team = scene.captain();
    Caller other = scene.captain();
    String own = scene.teamOf(team);
    for (int round = 1; round <= ROUNDS; round++) {
      Scene.evaluated(team, phase, Scene.right(round));
      // Others go on: the board changes while it is read.
      Scene.submitted(other, phase, Scene.right(round));
      List<Integer> seen =
          Together.run(
              READERS,
              i -> () -> submissions(team.leaderboards().getLeaderboard(phase, null), own));
      assertEquals(Collections.nCopies(READERS, round), seen);
    }
  }

  private static int submissions(Leaderboard board, String team) {
    return board.entries().stream()
        .filter(one -> one.teamId().equals(team))
        .mapToInt(LeaderboardEntry::submissions)
        .findFirst()
        .orElse(0);
  }
}
