package org.aceso.monitor;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL that counts what waits; every part reads an index of what is unfinished. */
final class MonitorQueries {
  private MonitorQueries() {}

  /** So many wait, the oldest for so many seconds. */
  record Waiting(String what, long count, double oldestSeconds) {}

  static List<Waiting> waiting(Handle db) {
    return db.createQuery(
            """
            SELECT what, count(at) AS count,
              coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 AS oldest
            FROM (
              SELECT 'evaluations_queued' AS what, created_at AS at FROM evaluation
              WHERE state = 'QUEUED' AND NOT external
              UNION ALL SELECT 'evaluations_outside', created_at FROM evaluation
              WHERE state = 'QUEUED' AND external
              UNION ALL SELECT 'evaluations_scoring', created_at FROM evaluation
              WHERE state = 'SCORING'
              UNION ALL SELECT 'events_untold', occurred_at FROM event WHERE seq IS NULL
              UNION ALL SELECT 'webhook_lanes_due', due_at FROM webhook_lane WHERE due_at <= now()
              UNION ALL SELECT 'audit_unsealed', e.recorded_at
              FROM audit_pending p JOIN audit_entry e ON e.id = p.entry_id
              UNION ALL SELECT what, NULL FROM unnest(ARRAY['evaluations_queued',
                'evaluations_outside', 'evaluations_scoring', 'events_untold', 'webhook_lanes_due', 'audit_unsealed'])
                AS every (what)) AS one
            GROUP BY what ORDER BY what
            """)
        .map((row, context) -> new Waiting(row.getString(1), row.getLong(2), row.getDouble(3)))
        .list();
  }
}
