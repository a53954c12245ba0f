package org.aceso.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aceso.challenge.Bilingual;
import org.jdbi.v3.core.Handle;

/** SQL on documents. */
final class DocumentQueries {
  private DocumentQueries() {}

  static void insert(
      String challengeId,
      int version,
      Documents.Draft draft,
      CanonicalText text,
      String by,
      Handle db) {
    db.createUpdate(
            """
            INSERT INTO document_version (challenge_id, kind, version, en, fr, sha256,
              requires_acceptance, accept_by, published_by)
            VALUES (:challenge, :kind, :version, :en, :fr, :sha256, :requires, :acceptBy, :by)
            """)
        .bind("challenge", challengeId)
        .bind("kind", draft.kind().name())
        .bind("version", version)
        .bind("en", text.text().en())
        .bind("fr", text.text().fr())
        .bind("sha256", text.sha256())
        .bind("requires", draft.requiresAcceptance())
        .bind("acceptBy", draft.acceptBy().map(Timestamp::from).orElse(null))
        .bind("by", by)
        .execute();
  }

  /** The number of the current version; 0 when there is none. */
  static int lastVersion(String challengeId, DocumentKind kind, Handle db) {
    return db.createQuery(
            """
            SELECT coalesce(max(version), 0) FROM document_version
            WHERE challenge_id = :challenge AND kind = :kind
            """)
        .bind("challenge", challengeId)
        .bind("kind", kind.name())
        .mapTo(Integer.class)
        .one();
  }

  static boolean isCurrent(String challengeId, DocumentKind kind, String sha256, Handle db) {
    return current(challengeId, db).stream()
        .anyMatch(document -> document.kind() == kind && document.sha256().equals(sha256));
  }

  static Optional<Document> find(String challengeId, DocumentKind kind, int version, Handle db) {
    return db.createQuery(
            """
            SELECT d.*, NOT EXISTS (SELECT 1 FROM document_version l
                WHERE l.challenge_id = d.challenge_id AND l.kind = d.kind AND l.version > d.version)
              AS current
            FROM document_version d
            WHERE challenge_id = :challenge AND kind = :kind AND version = :version
            """)
        .bind("challenge", challengeId)
        .bind("kind", kind.name())
        .bind("version", version)
        .map(
            (row, context) ->
                document(row, Optional.of(new Bilingual(row.getString("en"), row.getString("fr")))))
        .findOne();
  }

  static List<Document> current(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT DISTINCT ON (kind) *, true AS current FROM document_version
            WHERE challenge_id = :challenge ORDER BY kind DESC, version DESC
            """)
        .bind("challenge", challengeId)
        .map((row, context) -> document(row, Optional.empty()))
        .list();
  }

  /**
   * The current version of each document of which a version that has to be accepted by now, or a
   * later one, was not accepted by the person.
   */
  static List<Document> due(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            WITH needed AS (
              SELECT kind, max(version) AS version FROM document_version
              WHERE challenge_id = :challenge AND requires_acceptance
                AND (accept_by IS NULL OR accept_by <= clock_timestamp())
              GROUP BY kind
            )
            SELECT DISTINCT ON (d.kind) d.*, true AS current
            FROM needed n JOIN document_version d ON d.challenge_id = :challenge AND d.kind = n.kind
            WHERE NOT EXISTS (SELECT 1 FROM acceptance a
              WHERE a.challenge_id = :challenge AND a.person_id = :person AND a.kind = n.kind
                AND a.version >= n.version)
            ORDER BY d.kind DESC, d.version DESC
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .map((row, context) -> document(row, Optional.empty()))
        .list();
  }

  /** Newest first; after is the kind and version of the last one shown. */
  static List<Document> page(
      String challengeId,
      Optional<DocumentKind> kind,
      Optional<String> after,
      int count,
      Handle db) {
    return db.createQuery(
            """
            SELECT * FROM (
              SELECT *, row_number() OVER (PARTITION BY kind ORDER BY version DESC) = 1 AS current
              FROM document_version WHERE challenge_id = :challenge) d
            WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
              AND (CAST(:after AS text) IS NULL OR (published_at, kind, version) <
                (SELECT published_at, kind, version FROM document_version
                 WHERE challenge_id = :challenge AND kind || '/' || version = :after))
            ORDER BY published_at DESC, kind DESC, version DESC LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("kind", kind.map(Enum::name).orElse(null))
        .bind("after", after.orElse(null))
        .bind("count", count)
        .map((row, context) -> document(row, Optional.empty()))
        .list();
  }

  private static Document document(ResultSet row, Optional<Bilingual> text) throws SQLException {
    return new Document(
        row.getString("challenge_id"),
        DocumentKind.valueOf(row.getString("kind")),
        row.getInt("version"),
        row.getString("sha256"),
        row.getBoolean("current"),
        languages(row),
        text,
        row.getBoolean("requires_acceptance"),
        Optional.ofNullable(row.getTimestamp("accept_by")).map(Timestamp::toInstant),
        row.getTimestamp("published_at").toInstant(),
        row.getString("published_by"));
  }

  private static List<String> languages(ResultSet row) throws SQLException {
    String en = row.getString("en") == null ? null : "en";
    String fr = row.getString("fr") == null ? null : "fr";
    return Stream.of(Optional.ofNullable(en), Optional.ofNullable(fr))
        .flatMap(Optional::stream)
        .toList();
  }
}
