package org.aceso.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.aceso.challenge.Bilingual;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;

/** SQL on announcements. */
final class AnnouncementQueries {
  private static final String SELECT =
      """
      SELECT a.*, r.title, r.body, r.written_by, r.written_at
      FROM announcement a
      JOIN announcement_revision r ON r.announcement_id = a.id AND r.revision = a.revision
      """;

  private AnnouncementQueries() {}

  static void insert(String id, String challengeId, Announcement.Audience audience, Handle db) {
    db.execute(
        "INSERT INTO announcement (id, challenge_id, audience) VALUES (?, ?, ?)",
        id,
        challengeId,
        audience.name());
  }

  static void addRevision(
      String id, int number, Bilingual title, Bilingual body, String by, Handle db) {
    db.createUpdate(
            """
            INSERT INTO announcement_revision (announcement_id, revision, title, body, written_by)
            VALUES (:id, :number, :title::jsonb, :body::jsonb, :by)
            """)
        .bind("id", id)
        .bind("number", number)
        .bind("title", Json.text(title))
        .bind("body", Json.text(body))
        .bind("by", by)
        .execute();
    db.execute("UPDATE announcement SET revision = ? WHERE id = ?", number, id);
  }

  static void withdraw(String id, Handle db) {
    db.execute(
        "UPDATE announcement SET state = 'WITHDRAWN', withdrawn_at = now() WHERE id = ?", id);
  }

  /**
   * @param lock what follows the statement, such as FOR UPDATE
   */
  static Optional<Announcement> find(String id, String challengeId, String lock, Handle db) {
    return db.createQuery(SELECT + "WHERE a.id = :id AND a.challenge_id = :challenge " + lock)
        .bind("id", id)
        .bind("challenge", challengeId)
        .map((row, context) -> announcement(row))
        .findOne();
  }

  static List<Announcement> page(
      String challengeId,
      boolean forCompetitors,
      boolean withdrawn,
      String before,
      int count,
      Handle db) {
    return db.createQuery(
            SELECT
                + """
                WHERE a.challenge_id = :challenge AND a.id < :before
                  AND (:competitors OR a.audience = 'EVERYONE')
                  AND (:withdrawn OR a.state = 'PUBLISHED')
                ORDER BY a.id DESC LIMIT :count
                """)
        .bind("challenge", challengeId)
        .bind("before", before)
        .bind("competitors", forCompetitors)
        .bind("withdrawn", withdrawn)
        .bind("count", count)
        .map((row, context) -> announcement(row))
        .list();
  }

  /** Newest first, those before a number. */
  static List<Announcement.Revision> revisions(String id, int before, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM announcement_revision WHERE announcement_id = :id AND revision < :before
            ORDER BY revision DESC LIMIT :count
            """)
        .bind("id", id)
        .bind("before", before)
        .bind("count", count)
        .map((row, context) -> revision(row))
        .list();
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    Timestamp withdrawn = row.getTimestamp("withdrawn_at");
    return new Announcement(
        row.getString("id"),
        row.getString("challenge_id"),
        Announcement.Audience.valueOf(row.getString("audience")),
        Announcement.State.valueOf(row.getString("state")),
        revision(row),
        row.getTimestamp("created_at").toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }

  private static Announcement.Revision revision(ResultSet row) throws SQLException {
    return new Announcement.Revision(
        row.getInt("revision"),
        Json.parse(row.getString("title"), Bilingual.class),
        Json.parse(row.getString("body"), Bilingual.class),
        row.getString("written_by"),
        row.getTimestamp("written_at").toInstant());
  }
}
