package org.aceso.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** SQL on standings. */
final class StandingQueries {
  private static final String SCORED =
      """
      SELECT e.id, e.ranking_value, s.received_at, s.id,
        s.withdrawn_at IS NULL AND s.baseline IS NULL, s.chosen_at IS NOT NULL
      FROM evaluation e JOIN submission s ON s.id = e.submission_id
      """;

  /** How many rows of a phase are in memory at a time. */
  private static final int FETCHED = 1_000;

  private StandingQueries() {}

  static Scored scored(String evaluationId, Handle db) {
    return db.createQuery(SCORED + "WHERE e.id = :id")
        .bind("id", evaluationId)
        .map((row, context) -> scored(row))
        .one();
  }

  /** The evaluation of each submission that counts, has a score and is no baseline. */
  static List<Scored> log(String phaseId, List<String> teams, Handle db) {
    return db.createQuery(
            SCORED
                + """
                WHERE e.phase_id = :phase AND e.team_id = ANY (:teams) AND e.state = 'SCORED'
                  AND e.counts AND s.baseline IS NULL
                """)
        .bind("phase", phaseId)
        .bindArray("teams", String.class, teams)
        .map((row, context) -> scored(row))
        .list();
  }

  /**
   * What each team would have, as if the evaluations of a rescoring counted. What it did not score
   * counts without competing. Read row by row in the transaction of its caller.
   */
  static List<Standings.Proposed> rescored(
      String phaseId, String rescoringId, Choice choice, Handle db) {
    Map<String, TeamLog> logs = new TreeMap<>();
    db.createQuery(
            """
            WITH owner AS (
              SELECT team_id, board_team(phase_id, team_id) AS id FROM participation
              WHERE phase_id = :phase
            )
            SELECT e.id, e.ranking_value, s.received_at, s.id,
              s.withdrawn_at IS NULL AND e.rescoring_id IS NOT DISTINCT FROM :rescoring,
              s.chosen_at IS NOT NULL, owner.id
            FROM evaluation e JOIN submission s ON s.id = e.submission_id
            JOIN owner ON owner.team_id = s.team_id
            WHERE e.phase_id = :phase AND e.state = 'SCORED' AND s.baseline IS NULL
              AND (e.rescoring_id = :rescoring
                   OR (e.counts AND NOT EXISTS (SELECT 1 FROM evaluation r
                                                WHERE r.rescoring_id = :rescoring
                                                  AND r.submission_id = s.id)))
            """)
        .bind("phase", phaseId)
        .bind("rescoring", rescoringId)
        .setFetchSize(FETCHED)
        .map((row, context) -> Map.entry(row.getString(7), scored(row)))
        .forEach(
            one ->
                logs.computeIfAbsent(one.getKey(), team -> new TeamLog(choice))
                    .add(one.getValue()));
    return logs.entrySet().stream().map(one -> one.getValue().proposed(one.getKey())).toList();
  }

  /** Takes every team off the board of a phase; which teams had a place there is still known. */
  static void clear(String phaseId, Handle db) {
    db.execute(
        """
        UPDATE standing SET evaluation_id = NULL, submissions = 0, updated_at = now()
        WHERE phase_id = ?
        """,
        phaseId);
  }

  static Optional<Entry> current(String phaseId, String teamId, Handle db) {
    return db.createQuery(
            SCORED
                + """
                JOIN standing t ON t.evaluation_id = e.id
                WHERE t.phase_id = :phase AND t.team_id = :team
                """)
        .bind("phase", phaseId)
        .bind("team", teamId)
        .map((row, context) -> scored(row).entry())
        .findOne();
  }

  private static Scored scored(ResultSet row) throws SQLException {
    Entry entry =
        new Entry(
            row.getObject(2, Double.class),
            row.getTimestamp(3).toInstant(),
            row.getString(4),
            row.getBoolean(6));
    return new Scored(row.getString(1), entry, row.getBoolean(5));
  }

  /** Hands a team's entry on to another, which keeps its own unless the other takes its place. */
  static void move(String phaseId, String team, String into, boolean takes, Handle db) {
    db.createUpdate(
            """
            WITH moved AS (
              DELETE FROM standing WHERE phase_id = :phase AND team_id = :team RETURNING *
            )
            INSERT INTO standing AS t (phase_id, team_id, evaluation_id, submissions)
            SELECT phase_id, :into, evaluation_id, submissions FROM moved
            ON CONFLICT (phase_id, team_id) DO UPDATE SET
              evaluation_id = CASE WHEN :takes THEN excluded.evaluation_id ELSE t.evaluation_id END,
              submissions = t.submissions + excluded.submissions, updated_at = now()
            """)
        .bind("phase", phaseId)
        .bind("team", team)
        .bind("into", into)
        .bind("takes", takes)
        .execute();
  }

  /** Counts the submission, and makes its evaluation the entry when it takes that place. */
  static void put(String phaseId, String teamId, String evaluationId, boolean takes, Handle db) {
    db.createUpdate(
            """
            INSERT INTO standing AS t (phase_id, team_id, evaluation_id, submissions)
            VALUES (:phase, :team, :evaluation, 1)
            ON CONFLICT (phase_id, team_id) DO UPDATE SET
              evaluation_id = CASE WHEN :takes THEN excluded.evaluation_id ELSE t.evaluation_id END,
              submissions = t.submissions + 1, updated_at = now()
            """)
        .bind("phase", phaseId)
        .bind("team", teamId)
        .bind("evaluation", evaluationId)
        .bind("takes", takes)
        .execute();
  }

  /** Writes what was chosen; empty when nothing of the team competes. */
  static void replace(
      String phaseId, String teamId, Optional<String> evaluationId, int submissions, Handle db) {
    db.createUpdate(
            """
            INSERT INTO standing (phase_id, team_id, evaluation_id, submissions)
            VALUES (:phase, :team, :evaluation, :submissions)
            ON CONFLICT (phase_id, team_id) DO UPDATE SET
              evaluation_id = excluded.evaluation_id, submissions = excluded.submissions,
              updated_at = now()
            """)
        .bind("phase", phaseId)
        .bind("team", teamId)
        .bind("evaluation", evaluationId.orElse(null))
        .bind("submissions", submissions)
        .execute();
  }
}
