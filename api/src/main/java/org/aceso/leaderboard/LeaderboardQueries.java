package org.aceso.leaderboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.evaluation.Replicates;
import org.jdbi.v3.core.Handle;

/** SQL of boards: one row a team and one a baseline. */
final class LeaderboardQueries {
  private LeaderboardQueries() {}

  /**
   * What decides the entries of a phase, in short: equal when {@link #entries} would be. It reads a
   * small row a team, and of the submissions only those that are marked.
   */
  static String state(String phaseId, Handle db) {
    return db.createQuery(
            """
            SELECT encode(sha256(convert_to(ROW(
              (SELECT array_agg(ROW(t.team_id, t.evaluation_id, t.submissions, team.name) ORDER BY t.team_id)
               FROM standing t JOIN team ON team.id = t.team_id
               WHERE t.phase_id = :phase AND t.evaluation_id IS NOT NULL),
              (SELECT array_agg(id ORDER BY id) FROM submission
               WHERE phase_id = :phase AND verified_at IS NOT NULL),
              (SELECT array_agg(ROW(s.id, s.baseline, team.id, team.name, e.id) ORDER BY s.id)
               FROM submission s
               JOIN team ON team.id = live_team(s.team_id)
               CROSS JOIN LATERAL (SELECT id FROM evaluation
                                   WHERE submission_id = s.id AND counts AND state = 'SCORED') e
               WHERE s.phase_id = :phase AND s.baseline IS NOT NULL AND s.withdrawn_at IS NULL)
            )::text, 'UTF8')), 'hex')
            """)
        .bind("phase", phaseId)
        .mapTo(String.class)
        .one();
  }

  /** The entries of a phase without their replicates: of the teams by their ids, then baselines. */
  static List<Entry> entries(String phaseId, Handle db) {
    return db.createQuery(
            """
            SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value,
              t.submissions, NULL AS baseline, s.verified_at IS NOT NULL, 1 AS part
            FROM standing t
            JOIN evaluation e ON e.id = t.evaluation_id
            JOIN submission s ON s.id = e.submission_id
            JOIN team ON team.id = t.team_id
            WHERE t.phase_id = :phase
            UNION ALL
            SELECT team.id, team.name, s.id, e.id, s.received_at, e.ranking_value,
              1, s.baseline, s.verified_at IS NOT NULL, 2
            FROM submission s
            JOIN team ON team.id = live_team(s.team_id)
            CROSS JOIN LATERAL (SELECT * FROM evaluation
                                WHERE submission_id = s.id AND counts AND state = 'SCORED') e
            WHERE s.phase_id = :phase AND s.baseline IS NOT NULL AND s.withdrawn_at IS NULL
            ORDER BY part, 1, 3
            """)
        .bind("phase", phaseId)
        .map((row, context) -> entry(row))
        .list();
  }

  static Entry entry(ResultSet row) throws SQLException {
    Double value = row.getObject(6, Double.class);
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        value == null ? Double.NaN : value,
        Resampled.NONE,
        row.getInt(7),
        row.getString(8),
        row.getBoolean(9));
  }

  /**
   * The same entries with what the bootstrap says.
   *
   * @param known what was read before, by evaluation
   */
  static List<Entry> withReplicates(
      List<Entry> entries, Policy policy, Map<String, Resampled> known, Handle db) {
    Map<String, Resampled> read =
        replicates(
            entries.stream()
                .map(Entry::evaluationId)
                .filter(one -> !known.containsKey(one))
                .toList(),
            policy,
            db);
    return entries.stream()
        .map(
            one -> {
              String id = one.evaluationId();
              return one.with(known.getOrDefault(id, read.getOrDefault(id, Resampled.NONE)));
            })
        .toList();
  }

  private static Map<String, Resampled> replicates(
      List<String> evaluations, Policy policy, Handle db) {
    Map<String, Resampled> read = new HashMap<>();
    if (!evaluations.isEmpty()) {
      db.createQuery(
              """
              SELECT evaluation_id, replicates FROM evaluation_replicates
              WHERE evaluation_id = ANY (:ids)
              """)
          .bindArray("ids", String.class, evaluations)
          .map((row, context) -> Map.entry(row.getString(1), Replicates.parse(row.getBytes(2))))
          .forEach(one -> read.put(one.getKey(), Resampled.of(one.getValue(), policy)));
    }
    return read;
  }
}
