package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Json;
import org.aceso.quota.Admission;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** SQL on submissions. */
final class SubmissionQueries {
  /** What is known of submissions, which come from a table or a part of one. */
  private static final String OF =
      """
      SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
        e.rescoring_id IS NOT NULL AS rescored
      FROM (%s) s JOIN blob b ON b.sha256 = s.sha256
      CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
      """;

  private static final String STATE =
      "WHERE CASE s.state WHEN 'VALID' THEN e.state ELSE s.state END = :state";

  private static final String OLDER =
      "SELECT * FROM submission s WHERE phase_id = :phase AND id < :before";

  private SubmissionQueries() {}

  static void insert(
      String id, Admission admission, String sha256, String mediaType, String by, Handle db) {
    db.createUpdate(
            """
            INSERT INTO submission
              (id, phase_id, team_id, submitted_by, sha256, media_type, received_at)
            VALUES (:id, :phase, :team, :by, :sha256, :type, :at)
            """)
        .bind("id", id)
        .bind("phase", admission.phaseId())
        .bind("team", admission.teamId())
        .bind("by", by)
        .bind("sha256", sha256)
        .bind("type", mediaType)
        .bind("at", admission.at())
        .execute();
  }

  /**
   * Ends what is under way, and says whether a worker had begun; empty when nothing was under way.
   */
  static Optional<Boolean> cancel(String submissionId, Handle db) {
    return db.createQuery(
            """
            WITH cancelled AS (
              UPDATE evaluation SET state = 'CANCELLED', lease = NULL, leased_until = NULL,
                finished_at = now()
              WHERE submission_id = :id AND counts AND rescoring_id IS NULL
                AND state IN ('QUEUED', 'SCORING')
              RETURNING attempts
            ), ended AS (
              UPDATE submission SET state = 'VALID'
              WHERE id = :id AND state IN ('RECEIVED', 'VALIDATING') AND EXISTS (SELECT 1 FROM cancelled)
            )
            SELECT attempts > 0 FROM cancelled
            """)
        .bind("id", submissionId)
        .mapTo(Boolean.class)
        .findOne();
  }

  static Optional<Submission> find(String id, Handle db) {
    return db.createQuery(OF.formatted("SELECT * FROM submission WHERE id = :id"))
        .bind("id", id)
        .map((row, context) -> submission(row))
        .findOne();
  }

  /** Newest first, those before an id; of these teams, or of all. */
  static List<Submission> page(
      String phaseId,
      Optional<List<String>> teams,
      Optional<String> state,
      String before,
      int count,
      Handle db) {
    String of = teams.map(SubmissionQueries::of).orElse("");
    Query query = db.createQuery(state.map(one -> inState(one, of)).orElseGet(() -> all(of)));
    state.ifPresent(one -> query.bind("state", one));
    teams.ifPresent(some -> bind(query, some));
    return query
        .bind("phase", phaseId)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> submission(row))
        .list();
  }

  private static String all(String of) {
    return OF.formatted(OLDER + of + " ORDER BY id DESC LIMIT :count") + "ORDER BY s.id DESC";
  }

  /**
   * Nearly all are scored, so that a walk over all finds them. The others are looked up by what the
   * evaluation that counts says: a walk would read a whole phase to find the few.
   */
  private static String inState(String state, String of) {
    return switch (Progress.valueOf(state)) {
      case SCORED -> OF.formatted(OLDER + of) + STATE + " ORDER BY s.id DESC LIMIT :count";
      case INVALID, FAILED -> OF.formatted(unscored("'FAILED'", of)) + "ORDER BY s.id DESC";
      case CANCELLED -> OF.formatted(unscored("'CANCELLED'", of)) + "ORDER BY s.id DESC";
      case RECEIVED, VALIDATING, QUEUED, SCORING ->
          OF.formatted(unscored("'QUEUED', 'SCORING'", of)) + "ORDER BY s.id DESC";
    };
  }

  private static String unscored(String evaluations, String of) {
    return """
    SELECT s.* FROM evaluation e JOIN submission s ON s.id = e.submission_id
    %s AND e.phase_id = :phase AND e.counts AND e.state IN (%s) AND e.submission_id < :before%s
    ORDER BY e.submission_id DESC LIMIT :count
    """
        .formatted(STATE, evaluations, of);
  }

  /** Conditions of their own, so that one plan for all values can use the team's index. */
  private static String of(List<String> teams) {
    return teams.size() == 1 ? " AND s.team_id = :team" : " AND s.team_id = ANY (:teams)";
  }

  private static void bind(Query query, List<String> teams) {
    if (teams.size() == 1) {
      query.bind("team", teams.get(0));
    } else {
      query.bindArray("teams", String.class, teams);
    }
  }

  static Optional<String> issues(String id, Handle db) {
    return db.createQuery(
            "SELECT issues::text FROM submission WHERE id = :id AND issues IS NOT NULL")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  private static Submission submission(ResultSet row) throws SQLException {
    return new Submission(
        row.getString("id"),
        row.getString("phase_id"),
        row.getString("team_id"),
        row.getString("submitted_by"),
        SubmissionState.valueOf(row.getString("state")),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getString("media_type"),
        instant(row, "file_removed_at"),
        row.getTimestamp("received_at").toInstant(),
        new Submission.CountingEvaluation(
            row.getString("evaluation_id"),
            row.getString("evaluation_state"),
            Optional.ofNullable(row.getString("fault")),
            Optional.ofNullable(row.getString("scores")),
            instant(row, "finished_at"),
            row.getBoolean("rescored")),
        annotations(row),
        row.getLong("version"));
  }

  private static Submission.Annotations annotations(ResultSet row) throws SQLException {
    return new Submission.Annotations(
        Optional.ofNullable(row.getString("comment")),
        Optional.ofNullable(row.getString("metadata"))
            .map(json -> Json.parse(json, JsonNode.class)),
        instant(row, "withdrawn_at"),
        Optional.ofNullable(row.getString("baseline")),
        instant(row, "verified_at"),
        Optional.ofNullable(row.getString("verification")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
