package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.dataset.FileRef;
import org.aceso.http.Json;
import org.aceso.plugin.PluginJson;
import org.aceso.runner.composite.Composite;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** SQL on phases. Their state is computed with the database's clock, in the same statement. */
final class PhaseQueries {
  /** All but the frozen board, which is as long as a board and read for its own sake. */
  private static final String COLUMNS =
      """
      id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, composites, reference, cases,
      ranking, quota, quota_counts, visibility, submission_metadata,
      evaluator_deadline_hours, frozen, candidate, revision, published_at, version, created_at,
      phase_state(p, now()) AS state
      """;

  private PhaseQueries() {}

  static void insert(String id, String challengeId, PhaseDraft draft, Handle db) {
    bind(
            db.createUpdate(
                """
                INSERT INTO phase (id, challenge_id, kind, name, opens_at, closes_at, challenge_type,
                  settings, composites, reference, cases, ranking, quota,
                  quota_counts, visibility, submission_metadata, evaluator_deadline_hours)
                VALUES (:id, :challenge, :kind, :name, :opens, :closes, :type, :settings::jsonb,
                  :composites::jsonb, :reference::jsonb, :cases::jsonb, :ranking::jsonb, :quota::jsonb,
                  :counts, :visibility, :metadata::json, :hours)
                """),
            id,
            draft)
        .bind("challenge", challengeId)
        .execute();
  }

  static void update(String id, PhaseDraft draft, Handle db) {
    bind(
            db.createUpdate(
                """
                UPDATE phase SET kind = :kind, name = :name, opens_at = :opens, closes_at = :closes,
                  challenge_type = :type, settings = :settings::jsonb, composites = :composites::jsonb,
                  reference = :reference::jsonb, cases = :cases::jsonb, ranking = :ranking::jsonb, quota = :quota::jsonb,
                  quota_counts = :counts, visibility = :visibility,
                  submission_metadata = :metadata::json, evaluator_deadline_hours = :hours,
                  version = version + 1
                WHERE id = :id
                """),
            id,
            draft)
        .execute();
  }

  static void freeze(String id, Frozen frozen, Handle db) {
    db.createUpdate(
            """
            UPDATE phase SET frozen = :frozen::jsonb, frozen_at = now(), version = version + 1
            WHERE id = :id
            """)
        .bind("frozen", PluginJson.text(frozen))
        .bind("id", id)
        .execute();
  }

  static void close(String id, Handle db) {
    db.execute("UPDATE phase SET closed_at = now(), version = version + 1 WHERE id = ?", id);
  }

  static void publish(String id, String board, Handle db) {
    db.execute(
        """
        UPDATE phase SET published_at = now(), board = CAST(? AS jsonb), version = version + 1
        WHERE id = ?
        """,
        board,
        id);
  }

  static void replaceBoard(String id, String board, Handle db) {
    db.execute(
        "UPDATE phase SET board = CAST(? AS jsonb), version = version + 1 WHERE id = ?", board, id);
  }

  /**
   * What a rescoring would put in the place of what is frozen; null when there is none any more.
   * The version stays: whoever reads the phase is shown nothing of it.
   */
  static void setCandidate(String id, Candidate candidate, Handle db) {
    db.createUpdate("UPDATE phase SET candidate = :candidate::jsonb WHERE id = :id")
        .bind("candidate", candidate == null ? null : PluginJson.text(candidate))
        .bind("id", id)
        .execute();
  }

  /** Puts the candidate in the place of what was asked and frozen. */
  static void adopt(String id, PhaseDraft draft, Frozen frozen, Handle db) {
    update(id, draft, db);
    db.createUpdate(
            """
            UPDATE phase SET frozen = :frozen::jsonb, candidate = NULL, revision = revision + 1
            WHERE id = :id
            """)
        .bind("frozen", PluginJson.text(frozen))
        .bind("id", id)
        .execute();
  }

  static Optional<String> board(String id, Handle db) {
    return db.createQuery("SELECT board::text FROM phase WHERE id = :id AND board IS NOT NULL")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<Phase> find(String id, String lock, Handle db) {
    return db.createQuery("SELECT " + COLUMNS + " FROM phase p WHERE id = :id " + lock)
        .bind("id", id)
        .map((row, context) -> phase(row))
        .findOne();
  }

  static List<Phase> ofChallenge(String challengeId, Handle db) {
    return db.createQuery(
            "SELECT " + COLUMNS + " FROM phase p WHERE challenge_id = :id ORDER BY opens_at, id")
        .bind("id", challengeId)
        .map((row, context) -> phase(row))
        .list();
  }

  /**
   * Phases whose state by the clock was not noticed yet, and now is. One that somebody changes at
   * this moment is left for the next look.
   */
  static List<PhaseNews.Notice> notice(Optional<String> phaseId, Handle db) {
    return db.createQuery(
            """
            WITH due AS (
              SELECT p.id, p.challenge_id, phase_state(p, clock_timestamp()) AS state FROM phase p
              WHERE p.frozen_at IS NOT NULL AND p.published_at IS NULL
                AND phase_state(p, clock_timestamp()) IN ('OPEN', 'CLOSED')
                AND (CAST(:phase AS text) IS NULL OR p.id = :phase)
                AND NOT EXISTS (SELECT 1 FROM phase_notice n
                                WHERE n.phase_id = p.id
                                  AND n.state IN ('CLOSED', phase_state(p, clock_timestamp())))
              FOR SHARE OF p SKIP LOCKED
            ), noticed AS (
              INSERT INTO phase_notice (phase_id, state) SELECT id, state FROM due
              ON CONFLICT DO NOTHING RETURNING phase_id
            )
            SELECT d.id, d.challenge_id, d.state FROM due d JOIN noticed n ON n.phase_id = d.id
            ORDER BY d.id
            """)
        .bind("phase", phaseId.orElse(null))
        .map(
            (row, context) ->
                new PhaseNews.Notice(
                    row.getString(1), row.getString(2), PhaseState.valueOf(row.getString(3))))
        .list();
  }

  static boolean hasUnfinished(String id, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM evaluation
                           WHERE phase_id = :id AND counts AND state IN ('QUEUED', 'SCORING'))
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean isPast(Instant at, Handle db) {
    return db.createQuery("SELECT :at <= now()").bind("at", at).mapTo(Boolean.class).one();
  }

  private static Update bind(Update statement, String id, PhaseDraft draft) {
    return statement
        .bind("id", id)
        .bind("kind", draft.kind().name())
        .bind("name", draft.name())
        .bind("opens", draft.opensAt())
        .bind("closes", draft.closesAt())
        .bind("type", draft.challengeType())
        .bind("settings", draft.settings().toString())
        .bind("composites", PluginJson.text(draft.composites()))
        .bind("reference", jsonOrNull(draft.reference()))
        .bind("cases", jsonOrNull(draft.cases()))
        .bind("ranking", jsonOrNull(draft.ranking()))
        .bind("quota", Json.text(draft.quota()))
        .bind("counts", draft.quotaCounts().name())
        .bind("visibility", draft.visibility().name())
        .bind("metadata", jsonOrNull(draft.submissionMetadata()))
        .bind("hours", draft.evaluatorDeadlineHours());
  }

  private static Phase phase(ResultSet row) throws SQLException {
    PhaseDraft draft =
        new PhaseDraft(
            PhaseKind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getTimestamp("opens_at").toInstant(),
            row.getTimestamp("closes_at").toInstant(),
            row.getString("challenge_type"),
            Json.parse(row.getString("settings"), JsonNode.class),
            List.of(PluginJson.parse(row.getString("composites"), Composite[].class)),
            parse(row.getString("reference"), FileRef.class),
            parse(row.getString("cases"), FileRef.class),
            parse(row.getString("ranking"), Ranking.class),
            List.of(Json.parse(row.getString("quota"), QuotaLimit[].class)),
            QuotaCounts.valueOf(row.getString("quota_counts")),
            Visibility.valueOf(row.getString("visibility")),
            parse(row.getString("submission_metadata"), JsonNode.class),
            row.getObject("evaluator_deadline_hours", Integer.class));
    String frozen = row.getString("frozen");
    String candidate = row.getString("candidate");
    Timestamp published = row.getTimestamp("published_at");
    return new Phase(
        row.getString("id"),
        row.getString("challenge_id"),
        draft,
        PhaseState.valueOf(row.getString("state")),
        frozen == null ? null : FrozenJson.parse(frozen),
        candidate == null ? null : PluginJson.parse(candidate, Candidate.class),
        row.getInt("revision"),
        published == null ? null : published.toInstant(),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant());
  }

  private static String jsonOrNull(Object value) {
    return value == null ? null : Json.text(value);
  }

  private static <T> T parse(String json, Class<T> type) {
    return json == null ? null : Json.parse(json, type);
  }
}
