package org.aceso.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.evaluation.Replicates;
import org.jdbi.v3.core.Handle;

/** SQL of boards: one row a team. */
final class LeaderboardQueries {
  private LeaderboardQueries() {}

  /** The entries of a phase without their replicates, by team id. */
  static List<Entry> entries(String phaseId, Handle db) {
    return db.createQuery(
            """
            SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value,
                   t.submissions
            FROM standing t
            JOIN evaluation e ON e.id = t.evaluation_id
            JOIN submission s ON s.id = e.submission_id
            JOIN team ON team.id = t.team_id
            WHERE t.phase_id = :phase ORDER BY t.team_id
            """)
        .bind("phase", phaseId)
        .map(
            (row, context) -> {
              Double value = row.getObject(6, Double.class);
              return new Entry(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getTimestamp(5).toInstant(),
                  value == null ? Double.NaN : value,
                  new double[0],
                  row.getInt(7));
            })
        .list();
  }

  /** The same entries with their replicates. */
  static List<Entry> withReplicates(List<Entry> entries, Handle db) {
    Map<String, double[]> replicates = new HashMap<>();
    db.createQuery(
            """
            SELECT evaluation_id, replicates FROM evaluation_replicates
            WHERE evaluation_id = ANY (:ids)
            """)
        .bindArray("ids", String.class, entries.stream().map(Entry::evaluationId).toList())
        .map((row, context) -> Map.entry(row.getString(1), Replicates.parse(row.getBytes(2))))
        .forEach(entry -> replicates.put(entry.getKey(), entry.getValue()));
    List<Entry> all = new ArrayList<>();
    for (Entry one : entries) {
      all.add(
          new Entry(
              one.teamId(),
              one.team(),
              one.submissionId(),
              one.evaluationId(),
              one.receivedAt(),
              one.value(),
              replicates.getOrDefault(one.evaluationId(), new double[0]),
              one.submissions()));
    }
    return all;
  }
}
