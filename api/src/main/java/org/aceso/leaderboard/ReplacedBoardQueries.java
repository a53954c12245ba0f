package org.aceso.leaderboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/** SQL on boards that a rescoring replaced, or would make. */
final class ReplacedBoardQueries {
  private ReplacedBoardQueries() {}

  /** The phase of a rescoring that was applied. */
  static Optional<String> phase(String rescoringId, Handle db) {
    return db.createQuery("SELECT phase_id FROM rescoring WHERE id = :id AND state = 'APPLIED'")
        .bind("id", rescoringId)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<String> find(String rescoringId, Handle db) {
    return db.createQuery(
            "SELECT replaced_board::text FROM rescoring WHERE id = :id AND state = 'APPLIED'")
        .bind("id", rescoringId)
        .mapTo(String.class)
        .findOne();
  }

  /** Rewrites each board that has something to be changed. */
  static void rename(String phaseId, Function<String, Optional<String>> renamed, Handle db) {
    for (String column : List.of("replaced_board", "new_board")) {
      db.createQuery(
              "SELECT id, <column>::text FROM rescoring WHERE phase_id = :phase AND state ="
                  + " 'APPLIED'")
          .define("column", column)
          .bind("phase", phaseId)
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(
              one ->
                  renamed
                      .apply(one.getValue())
                      .ifPresent(board -> replace(one.getKey(), column, board, db)));
    }
  }

  private static void replace(String id, String column, String board, Handle db) {
    db.createUpdate("UPDATE rescoring SET <column> = :board::json WHERE id = :id")
        .define("column", column)
        .bind("board", board)
        .bind("id", id)
        .execute();
  }

  /** The entries without their replicates, in the order of those of a board. */
  static List<Entry> proposed(
      String phaseId, String rescoringId, List<Standings.Proposed> standings, Handle db) {
    return db.createQuery(
            """
            SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value,
              t.submissions, NULL AS baseline, s.verified_at IS NOT NULL, 1 AS part
            FROM unnest(CAST(:teams AS text[]), CAST(:evaluations AS text[]), CAST(:counts AS integer[]))
              AS t (team_id, evaluation_id, submissions)
            JOIN evaluation e ON e.id = t.evaluation_id
            JOIN submission s ON s.id = e.submission_id
            JOIN team ON team.id = t.team_id
            UNION ALL
            SELECT team.id, team.name, s.id, e.id, s.received_at, e.ranking_value,
              1, s.baseline, s.verified_at IS NOT NULL, 2
            FROM submission s
            JOIN team ON team.id = live_team(s.team_id)
            JOIN evaluation e ON e.submission_id = s.id AND e.rescoring_id = :rescoring
              AND e.state = 'SCORED'
            WHERE s.phase_id = :phase AND s.baseline IS NOT NULL AND s.withdrawn_at IS NULL
            ORDER BY part, 1, 3
            """)
        .bindArray(
            "teams", String.class, standings.stream().map(Standings.Proposed::teamId).toList())
        .bindArray(
            "evaluations",
            String.class,
            standings.stream().map(one -> one.evaluationId().orElse(null)).toList())
        .bindArray(
            "counts",
            Integer.class,
            standings.stream().map(Standings.Proposed::submissions).toList())
        .bind("phase", phaseId)
        .bind("rescoring", rescoringId)
        .map((row, context) -> LeaderboardQueries.entry(row))
        .list();
  }
}
