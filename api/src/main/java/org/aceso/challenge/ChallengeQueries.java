package org.aceso.challenge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** SQL on challenges. */
final class ChallengeQueries {
  private ChallengeQueries() {}

  /** False when the slug is taken. */
  static boolean insert(Challenge challenge, Handle db) {
    return bind(
                db.createUpdate(
                    """
                    INSERT INTO challenge
                      (id, slug, title, description, clinical_question, controller, time_zone)
                    VALUES (:id, :slug, :title::jsonb, :description::jsonb, :question::jsonb,
                            :controller, :zone)
                    ON CONFLICT (slug) DO NOTHING
                    """),
                challenge)
            .bind("slug", challenge.slug())
            .execute()
        == 1;
  }

  static void update(Challenge challenge, Handle db) {
    bind(
            db.createUpdate(
                """
                UPDATE challenge SET title = :title::jsonb, description = :description::jsonb,
                  clinical_question = :question::jsonb, controller = :controller, time_zone = :zone,
                  version = version + 1
                WHERE id = :id
                """),
            challenge)
        .execute();
  }

  static void setState(String id, ChallengeState state, Handle db) {
    db.execute(
        "UPDATE challenge SET state = ?, version = version + 1 WHERE id = ?", state.name(), id);
  }

  static void addOrganiser(String id, String personId, Handle db) {
    db.execute(
        "INSERT INTO challenge_role (challenge_id, person_id, role) VALUES (?, ?, 'ORGANISER')",
        id,
        personId);
  }

  static Optional<Challenge> find(String idOrSlug, Handle db) {
    return db.createQuery("SELECT * FROM challenge WHERE id = :id OR slug = :id")
        .bind("id", idOrSlug)
        .map((row, context) -> challenge(row))
        .findOne();
  }

  /** Holds the row until the transaction ends, so that its state stays. */
  static Challenge lock(String id, Handle db) {
    return db.createQuery("SELECT * FROM challenge WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map((row, context) -> challenge(row))
        .one();
  }

  static List<Challenge> page(
      Optional<String> state,
      Optional<String> person,
      boolean all,
      String before,
      int count,
      Handle db) {
    return db.createQuery(
            """
            SELECT * FROM challenge c
            WHERE c.id < :before
              AND (CAST(:state AS text) IS NULL OR c.state = :state)
              AND (:all OR c.state <> 'DRAFT' OR EXISTS (
                SELECT 1 FROM challenge_role r WHERE r.challenge_id = c.id AND r.person_id = :person))
            ORDER BY c.id DESC LIMIT :count
            """)
        .bind("before", before)
        .bind("state", state.orElse(null))
        .bind("person", person.orElse(null))
        .bind("all", all)
        .bind("count", count)
        .map((row, context) -> challenge(row))
        .list();
  }

  /** A challenge and what a person is to it, in one statement as every request asks for both. */
  static Optional<Audience> audience(
      String idOrSlug, String personId, boolean administrator, Handle db) {
    return db.createQuery(
            """
            SELECT c.*,
              EXISTS (SELECT 1 FROM challenge_role r
                      WHERE r.challenge_id = c.id AND r.person_id = :person) AS organiser,
              EXISTS (SELECT 1 FROM registration r
                      WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
              (SELECT m.team_id FROM team_member m
               WHERE m.challenge_id = c.id AND m.person_id = :person) AS team
            FROM challenge c WHERE c.id = :id OR c.slug = :id
            """)
        .bind("id", idOrSlug)
        .bind("person", personId)
        .map(
            (row, context) ->
                new Audience(
                    challenge(row),
                    Optional.of(personId),
                    administrator || row.getBoolean("organiser"),
                    row.getBoolean("competitor"),
                    Optional.ofNullable(row.getString("team"))))
        .findOne();
  }

  /** Whether a phase of it takes submissions now or will. */
  static boolean hasUnclosedPhase(String id, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM phase p WHERE challenge_id = :id
                           AND phase_state(p, now()) IN ('READY', 'OPEN'))
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static Update bind(Update statement, Challenge challenge) {
    return statement
        .bind("id", challenge.id())
        .bind("title", Json.text(challenge.title()))
        .bind(
            "description",
            challenge.description() == null ? null : Json.text(challenge.description()))
        .bind("question", Json.text(challenge.clinicalQuestion()))
        .bind("controller", challenge.controller())
        .bind("zone", challenge.timeZone().getId());
  }

  private static Challenge challenge(ResultSet row) throws SQLException {
    return new Challenge(
        row.getString("id"),
        row.getString("slug"),
        ChallengeState.valueOf(row.getString("state")),
        bilingual(row.getString("title")),
        bilingual(row.getString("description")),
        bilingual(row.getString("clinical_question")),
        row.getString("controller"),
        ZoneId.of(row.getString("time_zone")),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant());
  }

  private static Bilingual bilingual(String json) {
    return json == null ? null : Json.parse(json, Bilingual.class);
  }
}
