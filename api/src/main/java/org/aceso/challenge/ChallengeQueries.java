package org.aceso.challenge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;
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

  /** A challenge and what a caller is to it, in one statement as every request asks for both. */
  static Optional<Audience> audience(
      String idOrSlug, Optional<String> personId, Set<Role> ofInstallation, Handle db) {
    return db.createQuery(
            """
            SELECT c.*,
              ARRAY(SELECT r.role FROM challenge_role r
                    WHERE r.challenge_id = c.id AND r.person_id = :person) AS roles,
              EXISTS (SELECT 1 FROM registration r
                      WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
              t.id AS team, t.captain_id = :person AS captain
            FROM challenge c
            LEFT JOIN team_member m ON m.challenge_id = c.id AND m.person_id = :person
            LEFT JOIN team t ON t.id = m.team_id
            WHERE c.id = :id OR c.slug = :id
            """)
        .bind("id", idOrSlug)
        .bind("person", personId.orElse(null))
        .map(
            (row, context) ->
                new Audience(
                    challenge(row),
                    personId,
                    roles(row, ofInstallation),
                    Optional.ofNullable(row.getString("team"))))
        .findOne();
  }

  private static Set<Role> roles(ResultSet row, Set<Role> ofInstallation) throws SQLException {
    Set<Role> roles = EnumSet.copyOf(ofInstallation);
    for (String role : (String[]) row.getArray("roles").getArray()) {
      roles.add(Role.valueOf(role));
    }
    if (row.getBoolean("competitor")) {
      roles.add(Role.COMPETITOR);
    }
    if (row.getString("team") != null) {
      roles.add(row.getBoolean("captain") ? Role.CAPTAIN : Role.MEMBER);
      roles.add(Role.MEMBER);
    }
    return roles;
  }

  /** Asked under the lock of the challenge, as roles are given under it. */
  static boolean isOfficer(String id, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM challenge_role
                           WHERE challenge_id = :id AND person_id = :person)
            """)
        .bind("id", id)
        .bind("person", personId)
        .mapTo(Boolean.class)
        .one();
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
