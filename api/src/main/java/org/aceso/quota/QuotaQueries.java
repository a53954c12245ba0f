package org.aceso.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.aceso.phase.QuotaLimit;
import org.jdbi.v3.core.Handle;

/** SQL on the ledger of quota. */
final class QuotaQueries {
  /** The team and those that became part of it. */
  private static final String FAMILY =
      """
      WITH RECURSIVE family AS (
        SELECT id, merged_into, merged_as FROM team WHERE id = :team
        UNION ALL
        SELECT t.id, t.merged_into, t.merged_as
        FROM team t JOIN family f ON t.merged_into = f.id
      )
      """;

  private QuotaQueries() {}

  static void take(String submissionId, Admission admission, Handle db) {
    db.createUpdate(
            """
            INSERT INTO quota_use (submission_id, phase_id, team_id, taken_at, merges)
            SELECT :submission, :phase, :team, :at, merges FROM team WHERE id = :team
            """)
        .bind("submission", submissionId)
        .bind("phase", admission.phaseId())
        .bind("team", admission.teamId())
        .bind("at", admission.at())
        .execute();
  }

  static boolean giveBack(String submissionId, Handle db) {
    return db.execute(
            """
            UPDATE quota_use SET returned_at = now()
            WHERE submission_id = ? AND returned_at IS NULL
            """,
            submissionId)
        == 1;
  }

  static Quota.State state(QuotaLimit limit, Admission of, ZoneId zone, Handle db) {
    return switch (limit.period()) {
      case TOTAL -> new Quota.State(limit, used(of, Instant.MIN, Instant.MAX, db), null);
      case DAY, WEEK, MONTH -> {
        CalendarPeriod period = CalendarPeriod.of(limit.period(), of.at(), zone);
        yield new Quota.State(limit, used(of, period.start(), period.reset(), db), period.reset());
      }
      case ROLLING -> rolling(limit, of, db);
      case CONCURRENT -> new Quota.State(limit, unfinished(of, db), null);
    };
  }

  /** What was taken exactly so many hours ago counts no more. */
  private static Quota.State rolling(QuotaLimit limit, Admission of, Handle db) {
    Duration window = Duration.ofHours(limit.hours());
    Instant since = of.at().minus(window).plus(1, ChronoUnit.MICROS);
    Instant reset = oldest(of, since, db).map(oldest -> oldest.plus(window)).orElse(null);
    return new Quota.State(limit, used(of, since, Instant.MAX, db), reset);
  }

  private static int used(Admission of, Instant since, Instant until, Handle db) {
    return MergedUse.of(of.teamId(), uses(of, since, until, db));
  }

  private static Optional<Instant> oldest(Admission of, Instant since, Handle db) {
    return db.createQuery(
            FAMILY
                + """
                SELECT min(q.taken_at) FROM family f JOIN quota_use q ON q.team_id = f.id
                WHERE q.phase_id = :phase AND q.returned_at IS NULL AND q.taken_at >= :since
                """)
        .bind("team", of.teamId())
        .bind("phase", of.phaseId())
        .bind("since", since)
        .mapTo(Instant.class)
        .findFirst();
  }

  /** How many submissions of the team, and of those that became part of it, are under way. */
  private static int unfinished(Admission of, Handle db) {
    return db.createQuery(
            FAMILY
                + """
                SELECT count(*) FROM family f JOIN evaluation e ON e.team_id = f.id
                WHERE e.phase_id = :phase AND e.rescoring_id IS NULL AND e.state IN ('QUEUED', 'SCORING')
                """)
        .bind("team", of.teamId())
        .bind("phase", of.phaseId())
        .mapTo(Integer.class)
        .one();
  }

  /** What the team and those that became part of it used since an instant and before another. */
  private static List<MergedUse> uses(Admission of, Instant since, Instant until, Handle db) {
    return db.createQuery(
            FAMILY
                + """
                SELECT f.id, f.merged_into, coalesce(f.merged_as, 0), coalesce(q.merges, 0),
                  coalesce(q.count, 0)
                FROM family f LEFT JOIN LATERAL (
                  SELECT merges, count(*) AS count FROM quota_use
                  WHERE phase_id = :phase AND team_id = f.id AND returned_at IS NULL
                    AND taken_at >= CAST(:since AS timestamptz) AND taken_at < CAST(:until AS timestamptz)
                  GROUP BY merges) q ON true
                """)
        .bind("team", of.teamId())
        .bind("phase", of.phaseId())
        .bind("since", text(since))
        .bind("until", text(until))
        .map(
            (row, context) ->
                new MergedUse(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5)))
        .list();
  }

  private static String text(Instant at) {
    return at.equals(Instant.MIN) ? "-infinity" : at.equals(Instant.MAX) ? "infinity" : "" + at;
  }
}
