package org.aceso.team;

import java.util.List;
import java.util.Optional;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** SQL on the names that teams had, and on what organisers did to them. */
final class RecordQueries {
  private RecordQueries() {}

  /**
   * @param reason null when the captain changed the name
   */
  static void renamed(Team team, String name, String by, String reason, Handle db) {
    db.createUpdate(
            """
            INSERT INTO team_record (id, team_id, kind, done_by, reason, old_name, new_name)
            VALUES (:id, :team, :kind, :by, :reason, :old, :new)
            """)
        .bind("id", Ids.next("ter"))
        .bind("team", team.id())
        .bind("kind", reason == null ? "RENAMED" : "RENAMED_FOR_CAUSE")
        .bind("by", by)
        .bind("reason", reason)
        .bind("old", team.name())
        .bind("new", name)
        .execute();
  }

  /** Puts a pseudonym where a name was, and takes away why it was changed. */
  static void eraseNames(String teamId, String pseudonym, Handle db) {
    db.createUpdate(
            """
            UPDATE team_record SET old_name = :name, new_name = :name,
              reason = CASE WHEN reason IS NOT NULL THEN '' END
            WHERE team_id = :team AND old_name IS NOT NULL
            """)
        .bind("team", teamId)
        .bind("name", pseudonym)
        .execute();
  }

  static void removed(Team team, String personId, String by, String reason, Handle db) {
    db.createUpdate(
            """
            INSERT INTO team_record (id, team_id, kind, done_by, reason, person_id)
            VALUES (:id, :team, 'REMOVED_FOR_CAUSE', :by, :reason, :person)
            """)
        .bind("id", Ids.next("ter"))
        .bind("team", team.id())
        .bind("by", by)
        .bind("reason", reason)
        .bind("person", personId)
        .execute();
  }

  /** Whether an organiser ever took the person out of the team. */
  static boolean isRemoved(String teamId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM team_record WHERE team_id = :team
                           AND kind = 'REMOVED_FOR_CAUSE' AND person_id = :person)
            """)
        .bind("team", teamId)
        .bind("person", personId)
        .mapTo(Boolean.class)
        .one();
  }

  /** Newest first, those before an id. */
  static List<TeamRecord> page(String teamId, Optional<String> before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT id, kind, done_by, done_at, reason, old_name, new_name, person_id
            FROM team_record WHERE team_id = :team AND id < :before ORDER BY id DESC LIMIT :count
            """)
        .bind("team", teamId)
        .bind("before", before.orElse(Ids.behindAll("ter")))
        .bind("count", count)
        .map(
            (row, context) ->
                new TeamRecord(
                    row.getString(1),
                    TeamRecord.Kind.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8)))
        .list();
  }
}
