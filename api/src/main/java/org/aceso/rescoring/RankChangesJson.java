package org.aceso.rescoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.http.Json;
import org.aceso.wire.BoardPlace;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.RankChange;
import org.aceso.wire.RankChangeList;

/** Two boards of one phase beside each other. */
final class RankChangesJson {
  private RankChangesJson() {}

  /**
   * Compares.
   *
   * @param boards the one before and the one after
   */
  static RankChangeList of(List<String> boards) {
    Leaderboard after = Json.parse(boards.get(1), Leaderboard.class);
    Map<String, LeaderboardEntry> old = entries(Json.parse(boards.get(0), Leaderboard.class));
    Map<String, LeaderboardEntry> fresh = entries(after);
    Map<String, LeaderboardEntry> all = new LinkedHashMap<>(fresh);
    old.forEach(all::putIfAbsent);
    return new RankChangeList(
        after.metric().key(),
        all.entrySet().stream()
            .map(one -> change(one.getValue(), old.get(one.getKey()), fresh.get(one.getKey())))
            .toList());
  }

  private static Map<String, LeaderboardEntry> entries(Leaderboard board) {
    Map<String, LeaderboardEntry> entries = new LinkedHashMap<>();
    board.entries().forEach(entry -> entries.put(subject(entry), entry));
    return entries;
  }

  /** What has one place on a board: a team, or a submission that is a baseline. */
  private static String subject(LeaderboardEntry entry) {
    return entry.baseline() == null ? entry.teamId() : entry.submissionId();
  }

  private static RankChange change(
      LeaderboardEntry any, LeaderboardEntry before, LeaderboardEntry after) {
    return new RankChange(any.teamId(), any.team(), any.baseline(), place(before), place(after));
  }

  private static BoardPlace place(LeaderboardEntry entry) {
    return entry == null
        ? null
        : new BoardPlace(entry.rank(), entry.value(), entry.submissionId(), entry.evaluationId());
  }
}
