package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;

/** SQL on what people say about submissions. */
final class AnnotationQueries {
  private AnnotationQueries() {}

  static void describe(
      String id, Optional<String> comment, Optional<JsonNode> metadata, Handle db) {
    db.createUpdate(
            """
            UPDATE submission SET comment = :comment, metadata = :metadata::json,
              version = version + 1
            WHERE id = :id
            """)
        .bind("comment", comment.orElse(null))
        .bind("metadata", metadata.map(Json::text).orElse(null))
        .bind("id", id)
        .execute();
  }

  static void withdraw(String id, Handle db) {
    db.execute(
        "UPDATE submission SET withdrawn_at = now(), version = version + 1 WHERE id = ?", id);
  }

  static void setBaseline(String id, Optional<String> label, Handle db) {
    db.execute(
        "UPDATE submission SET baseline = ?, version = version + 1 WHERE id = ?",
        label.orElse(null),
        id);
  }

  static void setVerification(String id, Optional<String> note, Handle db) {
    db.createUpdate(
            """
            UPDATE submission SET verification = :note, version = version + 1,
              verified_at = CASE WHEN CAST(:note AS text) IS NOT NULL THEN now() END
            WHERE id = :id
            """)
        .bind("note", note.orElse(null))
        .bind("id", id)
        .execute();
  }
}
