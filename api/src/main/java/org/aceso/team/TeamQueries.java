package org.aceso.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on teams and their members. */
final class TeamQueries {
  private TeamQueries() {}

  /** False when the name is taken. */
  static boolean insert(String id, String challengeId, TeamName name, String captain, Handle db) {
    return db.execute(
            """
            INSERT INTO team (id, challenge_id, name, name_key, captain_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (challenge_id, name_key) DO NOTHING
            """,
            id,
            challengeId,
            name.text(),
            name.key(),
            captain)
        == 1;
  }

  /** False when the person is in a team of the challenge, or no competitor any more. */
  static boolean addMember(String challengeId, String teamId, String personId, Handle db) {
    return db.execute(
            """
            INSERT INTO team_member (challenge_id, team_id, person_id)
            SELECT r.challenge_id, ?, r.person_id FROM registration r
            WHERE r.challenge_id = ? AND r.person_id = ? AND r.state = 'APPROVED'
            FOR SHARE
            ON CONFLICT (challenge_id, person_id) DO NOTHING
            """,
            teamId,
            challengeId,
            personId)
        == 1;
  }

  static void removeMember(String teamId, String personId, Handle db) {
    db.execute("DELETE FROM team_member WHERE team_id = ? AND person_id = ?", teamId, personId);
  }

  static void delete(String teamId, Handle db) {
    db.execute("DELETE FROM invitation WHERE team_id = ?", teamId);
    db.execute("DELETE FROM team WHERE id = ?", teamId);
  }

  static boolean hasParticipated(String teamId, Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM participation WHERE team_id = :team)")
        .bind("team", teamId)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Team> find(String id, Handle db) {
    return db.createQuery("SELECT * FROM team WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> team(row, db))
        .findOne();
  }

  /** Holds the team until the transaction ends, so that nobody leaves or joins meanwhile. */
  static Optional<Team> lock(String id, Handle db) {
    return db.createQuery("SELECT * FROM team WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map((row, context) -> team(row, db))
        .findOne();
  }

  /** Those whose name follows that of a team, or from the start. */
  static List<Team> page(String challengeId, Optional<String> afterTeam, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM team WHERE challenge_id = :challenge
              AND name_key > coalesce((SELECT name_key FROM team WHERE id = :after), '')
            ORDER BY name_key LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("after", afterTeam.orElse(""))
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
        row.getString("captain_id"),
        members(id, db),
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
