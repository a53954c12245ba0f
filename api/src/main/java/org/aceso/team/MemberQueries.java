package org.aceso.team;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on who is in a team, and who was in one that has submitted. */
final class MemberQueries {
  private MemberQueries() {}

  /**
   * Holds the registration of a person, so that one after the other decides which team they are in;
   * false when there is none.
   */
  static boolean hold(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT 1 FROM registration
            WHERE challenge_id = :challenge AND person_id = :person AND state = 'APPROVED'
            FOR NO KEY UPDATE
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** False when the person is in a team of the challenge, or left one that has submitted. */
  static boolean add(Team team, String personId, Handle db) {
    return db.execute(
            """
            INSERT INTO membership (challenge_id, team_id, person_id) VALUES (?, ?, ?)
            ON CONFLICT (challenge_id, person_id) DO NOTHING
            """,
            team.challengeId(),
            team.id(),
            personId)
        == 1;
  }

  /** Lets somebody back into the team that they left; false when there is no such person. */
  static boolean readmit(Team team, String personId, Handle db) {
    return db.execute(
            """
            UPDATE membership SET left_at = NULL, joined_at = now()
            WHERE challenge_id = ? AND person_id = ? AND team_id = ? AND left_at IS NOT NULL
            """,
            team.challengeId(),
            personId,
            team.id())
        == 1;
  }

  /** The team of the challenge that the person left after it had submitted. */
  static Optional<String> spent(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT team_id FROM membership
            WHERE challenge_id = :challenge AND person_id = :person AND left_at IS NOT NULL
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .mapTo(String.class)
        .findOne();
  }

  static void remove(Team team, String personId, Handle db) {
    db.execute(
        "DELETE FROM membership WHERE team_id = ? AND person_id = ? AND left_at IS NULL",
        team.id(),
        personId);
  }

  /** Keeps the row, and with it the person out of every other team. */
  static void spend(Team team, String personId, Handle db) {
    db.execute(
        """
        UPDATE membership SET left_at = now()
        WHERE team_id = ? AND person_id = ? AND left_at IS NULL
        """,
        team.id(),
        personId);
  }

  /** Whoever is in a team asks for no other. */
  static void withdrawRequests(Team team, String personId, Handle db) {
    db.execute(
        """
        UPDATE join_request SET state = 'WITHDRAWN', ended_at = now(), message = NULL
        WHERE challenge_id = ? AND person_id = ? AND state = 'OPEN'
        """,
        team.challengeId(),
        personId);
  }

  /** The challenges in which the person is in a team. */
  static List<String> challenges(String personId, Handle db) {
    return db.createQuery(
            "SELECT challenge_id FROM team_member WHERE person_id = :person ORDER BY challenge_id")
        .bind("person", personId)
        .mapTo(String.class)
        .list();
  }

  static Optional<String> team(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT team_id FROM team_member
            WHERE challenge_id = :challenge AND person_id = :person
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .mapTo(String.class)
        .findOne();
  }
}
