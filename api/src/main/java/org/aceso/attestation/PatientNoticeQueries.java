package org.aceso.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on how patients were informed. */
final class PatientNoticeQueries {
  private PatientNoticeQueries() {}

  static PatientNotice insert(String challengeId, PatientNotice notice, Handle db) {
    return db.createQuery(
            """
            INSERT INTO patient_notice
              (id, challenge_id, source, letter_sha256, sent_on, patients, recorded_by)
            VALUES (:id, :challenge, :source, :letter, :on, :patients, :by) RETURNING *
            """)
        .bind("id", notice.id())
        .bind("challenge", challengeId)
        .bind("source", notice.source())
        .bind("letter", notice.letterSha256())
        .bind("on", notice.sentOn())
        .bind("patients", notice.patients())
        .bind("by", notice.recordedBy())
        .map((row, context) -> notice(row))
        .one();
  }

  static List<PatientNotice> page(
      String challengeId, Optional<String> after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT * FROM patient_notice WHERE challenge_id = :challenge AND id > :after
            ORDER BY id LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("after", after.orElse(""))
        .bind("count", count)
        .map((row, context) -> notice(row))
        .list();
  }

  private static PatientNotice notice(ResultSet row) throws SQLException {
    return new PatientNotice(
        row.getString("id"),
        row.getString("source"),
        row.getString("letter_sha256"),
        row.getObject("sent_on", LocalDate.class),
        row.getInt("patients"),
        row.getString("recorded_by"),
        row.getTimestamp("recorded_at").toInstant());
  }
}
