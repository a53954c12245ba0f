package org.aceso.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on teams. */
final class TeamQueries {
  private TeamQueries() {}

  /** False when the name is taken. */
  static boolean insert(String id, String challengeId, TeamName name, String captain, Handle db) {
    return db.execute(
            """
            INSERT INTO team (id, challenge_id, name, name_key, captain_id, looks_by)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (challenge_id, name_key) DO NOTHING
            """,
            id,
            challengeId,
            name.text(),
            name.key(),
            captain,
            Looks.VERSION)
        == 1;
  }

  static void setName(String id, TeamName name, Handle db) {
    db.execute(
        """
        UPDATE team SET name = ?, name_key = ?, looks_by = ?, version = version + 1 WHERE id = ?
        """,
        name.text(),
        name.key(),
        Looks.VERSION,
        id);
  }

  /**
   * @param personId null when nobody is in the team
   */
  static void setCaptain(String id, String personId, Handle db) {
    db.execute("UPDATE team SET captain_id = ?, version = version + 1 WHERE id = ?", personId, id);
  }

  static String live(String id, Handle db) {
    return db.createQuery("SELECT live_team(:id)").bind("id", id).mapTo(String.class).one();
  }

  static List<String> family(String id, Handle db) {
    return db.createQuery(
            """
            WITH RECURSIVE family AS (
              SELECT CAST(:id AS text) AS id
              UNION ALL SELECT t.id FROM team t JOIN family f ON t.merged_into = f.id
            )
            SELECT id FROM family
            """)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /** Ends a team that has never submitted, and those that became part of it. */
  static void delete(String id, Handle db) {
    db.createUpdate(
            """
            WITH RECURSIVE family AS (
              SELECT CAST(:id AS text) AS id
              UNION ALL SELECT t.id FROM team t JOIN family f ON t.merged_into = f.id
            )
            DELETE FROM team WHERE id IN (SELECT id FROM family)
            """)
        .bind("id", id)
        .execute();
  }

  static boolean hasParticipated(String teamId, Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM participation WHERE team_id = :team)")
        .bind("team", teamId)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Team> find(String id, Handle db) {
    return find(id, "", db);
  }

  /** Holds the team until the transaction ends, so that nobody leaves or joins meanwhile. */
  static Optional<Team> lock(String id, Handle db) {
    return find(id, "FOR UPDATE", db);
  }

  static List<Team> lockAll(List<String> ids, Handle db) {
    return db.createQuery("SELECT * FROM team WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
        .bindArray("ids", String.class, ids)
        .map((row, context) -> team(row, db))
        .list();
  }

  private static Optional<Team> find(String id, String lock, Handle db) {
    return db.createQuery("SELECT * FROM team WHERE id = :id " + lock)
        .bind("id", id)
        .map((row, context) -> team(row, db))
        .findOne();
  }

  /**
   * Teams in the order of their names; none that is part of another.
   *
   * @param after the name key of the last team of the page before, which may be gone by now
   */
  static List<Team> page(String challengeId, Optional<String> after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM team WHERE challenge_id = :challenge AND merged_into IS NULL
              AND name_key > :after
            ORDER BY name_key LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("after", after.orElse(""))
        .bind("count", count)
        .map((row, context) -> team(row, db))
        .list();
  }

  private static Team team(ResultSet row, Handle db) throws SQLException {
    String id = row.getString("id");
    return new Team(
        id,
        row.getString("challenge_id"),
        row.getString("name"),
        row.getString("name_key"),
        row.getString("captain_id"),
        members(id, db),
        row.getString("merged_into"),
        row.getLong("version"),
        row.getTimestamp("created_at").toInstant());
  }

  private static List<Team.Member> members(String teamId, Handle db) {
    return db.createQuery(
            """
            SELECT p.id, p.display_name, p.platform_id FROM team_member m JOIN person p ON p.id = m.person_id
            WHERE m.team_id = :team ORDER BY m.joined_at, p.id
            """)
        .bind("team", teamId)
        .map(
            (row, context) -> new Team.Member(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }
}
