package org.aceso.selection;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL on what teams have chosen. */
final class SelectionQueries {
  private SelectionQueries() {}

  static List<Selection.Chosen> chosen(String phaseId, List<String> family, Handle db) {
    return db.createQuery(
            """
            SELECT id, chosen_at FROM submission
            WHERE phase_id = :phase AND team_id = ANY (:teams) AND chosen_at IS NOT NULL
              AND withdrawn_at IS NULL AND baseline IS NULL
            ORDER BY id
            """)
        .bind("phase", phaseId)
        .bindArray("teams", String.class, family)
        .map(
            (row, context) ->
                new Selection.Chosen(row.getString(1), row.getTimestamp(2).toInstant()))
        .list();
  }

  /** Which of these can be chosen. */
  static List<String> competing(String phaseId, List<String> family, List<String> ids, Handle db) {
    return db.createQuery(
            """
            SELECT id FROM submission s
            WHERE id = ANY (:ids) AND phase_id = :phase AND team_id = ANY (:teams)
              AND withdrawn_at IS NULL AND baseline IS NULL
              AND EXISTS (SELECT 1 FROM evaluation e
                          WHERE e.submission_id = s.id AND e.counts AND e.state = 'SCORED')
            """)
        .bind("phase", phaseId)
        .bindArray("teams", String.class, family)
        .bindArray("ids", String.class, ids)
        .mapTo(String.class)
        .list();
  }

  /** Puts a choice in the place of whatever these teams had chosen. */
  static void choose(String phaseId, List<String> family, List<String> ids, Handle db) {
    db.createUpdate(
            """
            UPDATE submission SET chosen_at = CASE WHEN id = ANY (:ids) THEN now() END
            WHERE phase_id = :phase AND team_id = ANY (:teams)
              AND (id = ANY (:ids) OR chosen_at IS NOT NULL)
            """)
        .bind("phase", phaseId)
        .bindArray("teams", String.class, family)
        .bindArray("ids", String.class, ids)
        .execute();
  }
}
