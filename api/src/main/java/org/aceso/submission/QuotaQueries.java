package org.aceso.submission;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Locale;
import org.aceso.phase.QuotaLimit;
import org.jdbi.v3.core.Handle;

/** SQL on the ledger of quota. */
final class QuotaQueries {
  private QuotaQueries() {}

  /**
   * Makes sure that a team takes part in a phase, and holds that row until the transaction ends.
   * False when the team is no more.
   */
  static boolean lock(Admission admission, Handle db) {
    if (hold(admission, db)) {
      return true;
    }
    db.execute(
        """
        INSERT INTO participation (phase_id, team_id)
        SELECT ?, id FROM team WHERE id = ? FOR KEY SHARE
        ON CONFLICT DO NOTHING
        """,
        admission.phaseId(),
        admission.teamId());
    return hold(admission, db);
  }

  private static boolean hold(Admission admission, Handle db) {
    return db.createQuery(
            "SELECT 1 FROM participation WHERE phase_id = :phase AND team_id = :team FOR UPDATE")
        .bind("phase", admission.phaseId())
        .bind("team", admission.teamId())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void take(String submissionId, Admission admission, Handle db) {
    db.createUpdate(
            """
            INSERT INTO quota_use (submission_id, phase_id, team_id, taken_at)
            VALUES (:submission, :phase, :team, :at)
            """)
        .bind("submission", submissionId)
        .bind("phase", admission.phaseId())
        .bind("team", admission.teamId())
        .bind("at", admission.at())
        .execute();
  }

  static Quota.State state(QuotaLimit limit, Admission of, ZoneId zone, Handle db) {
    boolean total = limit.period() == QuotaLimit.Period.TOTAL;
    return db.createQuery(
            """
            WITH period AS (
              SELECT CASE WHEN :total THEN '-infinity'::timestamptz
                          ELSE date_trunc(:unit, CAST(:at AS timestamptz), :zone) END AS start,
                     CASE WHEN :total THEN NULL
                          ELSE (date_trunc(:unit, CAST(:at AS timestamptz) AT TIME ZONE :zone)
                                + CAST('1 ' || :unit AS interval)) AT TIME ZONE :zone END AS reset
            )
            SELECT count(q.submission_id), period.reset
            FROM period LEFT JOIN quota_use q ON q.phase_id = :phase AND q.team_id = :team
              AND q.returned_at IS NULL AND q.taken_at >= period.start
            GROUP BY period.reset
            """)
        .bind("total", total)
        .bind("unit", total ? "day" : limit.period().name().toLowerCase(Locale.ROOT))
        .bind("at", of.at())
        .bind("zone", zone.getId())
        .bind("phase", of.phaseId())
        .bind("team", of.teamId())
        .map(
            (row, context) -> {
              Timestamp reset = row.getTimestamp(2);
              return new Quota.State(
                  limit, row.getInt(1), reset == null ? null : reset.toInstant());
            })
        .one();
  }
}
