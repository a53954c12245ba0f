package org.aceso.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** SQL on challenges whose files are due, and on the bytes that nothing needs. */
final class RemovalQueries {
  private RemovalQueries() {}

  /** A challenge that keeps its files no longer. */
  record Ended(String challengeId, String state, Instant at, int fileRetentionDays) {}

  /** What was removed of a challenge. */
  record Removed(long submissions, long files) {}

  static List<String> due(Handle db) {
    return db.createQuery(
            """
            SELECT id FROM challenge WHERE files_removed_at IS NULL
              AND ended_at + file_retention_days * interval '24 hours' <= now()
            ORDER BY ended_at, id
            """)
        .mapTo(String.class)
        .list();
  }

  /** Holds the challenge; empty when another does, or when nothing is due. */
  static Optional<Ended> lock(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT id, state, ended_at, file_retention_days FROM challenge
            WHERE id = :id AND files_removed_at IS NULL
              AND ended_at + file_retention_days * interval '24 hours' <= now()
            FOR UPDATE SKIP LOCKED
            """)
        .bind("id", challengeId)
        .map(
            (row, context) ->
                new Ended(
                    row.getString(1),
                    row.getString(2),
                    row.getTimestamp(3).toInstant(),
                    row.getInt(4)))
        .findOne();
  }

  static List<String> phases(String challengeId, Handle db) {
    return db.createQuery("SELECT id FROM phase WHERE challenge_id = :challenge ORDER BY id")
        .bind("challenge", challengeId)
        .mapTo(String.class)
        .list();
  }

  /**
   * Lets go of the files of the latest submissions of a phase before one, but for those that are
   * being evaluated, and says which was the first of them; empty when there was none.
   *
   * @param before where to go on: who began anew would walk over all that were let go of
   */
  static Optional<String> letGo(String phaseId, String before, int most, Handle db) {
    return db.createQuery(
            """
            WITH let_go AS (
              UPDATE submission SET file_removed_at = now(), version = version + 1
              WHERE id IN (
                SELECT s.id FROM submission s
                WHERE s.phase_id = :phase AND s.id < :before AND s.file_removed_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM evaluation e WHERE e.submission_id = s.id
                                  AND e.state IN ('QUEUED', 'SCORING'))
                ORDER BY s.id DESC LIMIT :most)
              RETURNING id, sha256
            ), due AS (
              UPDATE blob SET due_at = now() WHERE sha256 IN (SELECT sha256 FROM let_go)
            )
            SELECT min(id) FROM let_go HAVING count(*) > 0
            """)
        .bind("phase", phaseId)
        .bind("before", before)
        .bind("most", most)
        .mapTo(String.class)
        .findOne();
  }

  /** Whether a submission has its file still, or bytes of one were not looked at yet. */
  static boolean hasMore(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (
              SELECT 1 FROM submission s JOIN phase p ON p.id = s.phase_id
              JOIN blob b ON b.sha256 = s.sha256
              WHERE p.challenge_id = :challenge
                AND (s.file_removed_at IS NULL OR b.due_at <= now()))
            """)
        .bind("challenge", challengeId)
        .mapTo(Boolean.class)
        .one();
  }

  static Removed removed(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT count(*), count(DISTINCT s.sha256)
            FROM submission s JOIN phase p ON p.id = s.phase_id
            WHERE p.challenge_id = :challenge AND s.file_removed_at IS NOT NULL
            """)
        .bind("challenge", challengeId)
        .map((row, context) -> new Removed(row.getLong(1), row.getLong(2)))
        .one();
  }

  static void setRemoved(String challengeId, Handle db) {
    db.execute(
        "UPDATE challenge SET files_removed_at = now(), version = version + 1 WHERE id = ?",
        challengeId);
  }

  /** The bytes to look at, those first that wait longest. */
  static List<String> dueBytes(int most, Handle db) {
    return db.createQuery(
            """
            SELECT sha256 FROM blob WHERE due_at <= now() ORDER BY due_at, sha256 LIMIT :most
            """)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /**
   * Holds the row for oneself, and says whether the bytes are marked as removed; empty when another
   * has it: somebody who refers to the bytes, or removes them.
   */
  static Optional<Boolean> lockBytes(String sha256, Handle db) {
    return db.createQuery(
            """
            SELECT removed_at IS NOT NULL FROM blob
            WHERE sha256 = :sha256 AND due_at <= now() FOR UPDATE SKIP LOCKED
            """)
        .bind("sha256", sha256)
        .mapTo(Boolean.class)
        .findOne();
  }

  /**
   * Asked under the lock of the row, which whoever comes to need the bytes takes, too. What a phase
   * froze, or a rescoring would or did, has no foreign key.
   */
  static boolean isNeeded(String sha256, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM submission
                           WHERE sha256 = :sha256 AND file_removed_at IS NULL)
                OR EXISTS (SELECT 1 FROM dataset_file WHERE sha256 = :sha256)
                OR EXISTS (SELECT 1 FROM upload WHERE sha256 = :sha256)
                OR EXISTS (SELECT 1 FROM phase WHERE digests_in(frozen) @> ARRAY[:sha256]::text[])
                OR EXISTS (SELECT 1 FROM rescoring
                           WHERE digests_in(frozen) @> ARRAY[:sha256]::text[]
                              OR digests_in(replaced_frozen) @> ARRAY[:sha256]::text[])
            """)
        .bind("sha256", sha256)
        .mapTo(Boolean.class)
        .one();
  }

  /** Somebody looks again, as nobody tells when it is needed no more. */
  static void keep(String sha256, Handle db) {
    db.execute(
        """
        UPDATE blob SET removed_at = NULL, gone_at = NULL, due_at = now() + interval '1 day'
        WHERE sha256 = ?
        """,
        sha256);
  }

  static void mark(String sha256, Handle db) {
    db.execute("UPDATE blob SET removed_at = coalesce(removed_at, now()) WHERE sha256 = ?", sha256);
  }

  static void setGone(String sha256, Handle db) {
    db.execute("UPDATE blob SET gone_at = now(), due_at = NULL WHERE sha256 = ?", sha256);
  }

  /** Those of some digests whose bytes nobody may get any more. */
  static Set<String> removedAmong(Set<String> digests, Handle db) {
    return Set.copyOf(
        db.createQuery(
                """
                SELECT sha256 FROM blob WHERE sha256 = ANY (:digests) AND removed_at IS NOT NULL
                """)
            .bindArray("digests", String.class, digests.toArray())
            .mapTo(String.class)
            .list());
  }
}
