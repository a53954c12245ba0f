package org.aceso.challenge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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

  /** False when the owner has another with its slug or its reference. */
  static boolean insert(Challenge challenge, Handle db) {
    return bind(
                db.createUpdate(
                    """
                    INSERT INTO challenge
                      (id, slug, title, description, clinical_question, controller, time_zone,
                       access, platform_id, external_ref, max_team_size, teams_freeze_at,
                       retention_days, file_retention_days)
                    VALUES (:id, :slug, :title::jsonb, :description::jsonb, :question::jsonb,
                            :controller, :zone, :access, :platform, :externalRef, :maxTeamSize,
                            :teamsFreezeAt, :retentionDays, :fileRetentionDays)
                    ON CONFLICT DO NOTHING
                    """),
                challenge)
            .bind("slug", challenge.slug())
            .bind("platform", challenge.platformId())
            .bind("externalRef", challenge.externalRef())
            .execute()
        == 1;
  }

  static void update(Challenge challenge, Handle db) {
    bind(
            db.createUpdate(
                """
                UPDATE challenge SET title = :title::jsonb, description = :description::jsonb,
                  clinical_question = :question::jsonb, controller = :controller, time_zone = :zone,
                  access = :access, max_team_size = :maxTeamSize,
                  teams_freeze_at = :teamsFreezeAt, retention_days = :retentionDays,
                  file_retention_days = :fileRetentionDays, version = version + 1
                WHERE id = :id
                """),
            challenge)
        .execute();
  }

  /** It ends with the first state in which it is not alive. */
  static void setState(String id, ChallengeState state, Handle db) {
    db.createUpdate(
            """
            UPDATE challenge SET state = :state, version = version + 1,
              ended_at = CASE WHEN :alive THEN NULL ELSE coalesce(ended_at, now()) END
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("alive", state.isAlive())
        .execute();
  }

  static void addOrganiser(String id, String personId, Handle db) {
    db.execute(
        "INSERT INTO challenge_role (challenge_id, person_id, role) VALUES (?, ?, 'ORGANISER')",
        id,
        personId);
  }

  /** The platform that creates a challenge hosts it. */
  static void addHost(String id, String platformId, Handle db) {
    db.execute(
        "INSERT INTO challenge_host (challenge_id, platform_id, state) VALUES (?, ?, 'ACTIVE')",
        id,
        platformId);
  }

  /** The challenge that a platform calls so. */
  static Optional<String> referred(String platformId, String externalRef, Handle db) {
    return db.createQuery(
            "SELECT id FROM challenge WHERE platform_id = :platform AND external_ref = :reference")
        .bind("platform", platformId)
        .bind("reference", externalRef)
        .mapTo(String.class)
        .findOne();
  }

  /** Holds the row until the transaction ends, so that its state stays. */
  static Challenge lock(String id, Handle db) {
    return lock(id, "FOR UPDATE", db);
  }

  /** The same together with others who change nothing of it. */
  static Challenge share(String id, Handle db) {
    return lock(id, "FOR SHARE", db);
  }

  private static Challenge lock(String id, String lock, Handle db) {
    return db.createQuery("SELECT * FROM challenge WHERE id = :id " + lock)
        .bind("id", id)
        .map((row, context) -> challenge(row))
        .one();
  }

  /** Those whom the caller may know of, newest first. */
  static List<Challenge> page(
      Viewer viewer, Optional<String> state, String before, int count, Handle db) {
    return viewer
        .bind(
            db.createQuery(
                """
                SELECT c.* FROM challenges_seen(:viewer, :tenant, :isHost, :seesAll, :draftRoles) c
                WHERE c.id < :before AND (CAST(:state AS text) IS NULL OR c.state = :state)
                ORDER BY c.id DESC LIMIT :count
                """))
        .bind("before", before)
        .bind("state", state.orElse(null))
        .bind("count", count)
        .map((row, context) -> challenge(row))
        .list();
  }

  /**
   * A challenge that the caller may know of and what they are to it, in one statement as every
   * request asks for both. Of several with one slug the own platform's is meant, then the
   * installation's, then the oldest.
   */
  static Optional<Audience> audience(String idOrSlug, Viewer viewer, Handle db) {
    return viewer
        .bind(
            db.createQuery(
                """
                SELECT c.*,
                  ARRAY(SELECT r.role FROM challenge_role r
                        WHERE r.challenge_id = c.id AND r.person_id = :viewer) AS roles,
                  EXISTS (SELECT 1 FROM competitor r
                          WHERE r.challenge_id = c.id AND r.person_id = :viewer) AS competitor,
                  :isHost AND EXISTS
                    (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id
                     AND h.platform_id = :tenant AND h.state <> 'LEFT') AS host,
                  t.id AS team, t.captain_id = :viewer AS captain
                FROM challenges_seen(:viewer, :tenant, :isHost, :seesAll, :draftRoles) c
                LEFT JOIN team_member m ON m.challenge_id = c.id AND m.person_id = :viewer
                LEFT JOIN team t ON t.id = m.team_id
                WHERE c.id = :id OR c.slug = :id
                ORDER BY c.platform_id = :tenant DESC NULLS LAST, c.platform_id IS NULL DESC, c.id
                LIMIT 1
                """))
        .bind("id", idOrSlug)
        .map(
            (row, context) ->
                new Audience(
                    challenge(row),
                    viewer.person(),
                    viewer.tenant(),
                    roles(row, viewer.roles()),
                    Optional.ofNullable(row.getString("team"))))
        .findOne();
  }

  private static Set<Role> roles(ResultSet row, Set<Role> ofInstallation) throws SQLException {
    Set<Role> roles = EnumSet.copyOf(ofInstallation);
    roles.remove(Role.HOST);
    if (row.getBoolean("host")) {
      roles.add(Role.HOST);
    }
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

  /** Which roles were given to a person. Asked under the lock of the challenge, as they are. */
  static List<Role> given(String id, String personId, Handle db) {
    return db.createQuery(
            "SELECT role FROM challenge_role WHERE challenge_id = :id AND person_id = :person")
        .bind("id", id)
        .bind("person", personId)
        .mapTo(Role.class)
        .list();
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

  /** Whether anybody registered, and thereby read how long what they tell is kept. */
  static boolean hasRegistrations(String id, Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM registration WHERE challenge_id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /** How many people its largest team has. */
  static int largestTeam(String id, Handle db) {
    return db.createQuery(
            """
            SELECT count(*) FROM team_member WHERE challenge_id = :id
            GROUP BY team_id ORDER BY 1 DESC LIMIT 1
            """)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
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
        .bind("zone", challenge.timeZone().getId())
        .bind("access", challenge.access().name())
        .bind("maxTeamSize", challenge.maxTeamSize())
        .bind("teamsFreezeAt", challenge.teamsFreezeAt())
        .bind("retentionDays", challenge.retentionDays())
        .bind("fileRetentionDays", challenge.fileRetentionDays());
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
        ChallengeAccess.valueOf(row.getString("access")),
        row.getString("platform_id"),
        row.getString("external_ref"),
        row.getObject("max_team_size", Integer.class),
        instant(row.getTimestamp("teams_freeze_at")),
        row.getInt("retention_days"),
        row.getObject("file_retention_days", Integer.class),
        instant(row.getTimestamp("ended_at")),
        instant(row.getTimestamp("personal_data_erased_at")),
        instant(row.getTimestamp("files_removed_at")),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant());
  }

  private static Instant instant(Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static Bilingual bilingual(String json) {
    return json == null ? null : Json.parse(json, Bilingual.class);
  }
}
