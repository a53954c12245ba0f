package org.aceso.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on forms. */
final class FormQueries {
  private FormQueries() {}

  static Optional<Form> find(String challengeId, Handle db) {
    return db.createQuery("SELECT * FROM registration_form WHERE challenge_id = :challenge")
        .bind("challenge", challengeId)
        .map((row, context) -> form(row))
        .findOne();
  }

  static void put(Form form, Handle db) {
    db.createUpdate(
            """
            INSERT INTO registration_form
              (challenge_id, approval, questions, declarations_required, declarations_until)
            VALUES (:challenge, :approval, :questions::json, :required, :until)
            ON CONFLICT (challenge_id) DO UPDATE SET approval = EXCLUDED.approval,
              questions = EXCLUDED.questions,
              declarations_required = EXCLUDED.declarations_required,
              declarations_until = EXCLUDED.declarations_until,
              version = registration_form.version + 1
            """)
        .bind("challenge", form.challengeId())
        .bind("approval", form.manual() ? "MANUAL" : "AUTOMATIC")
        .bind("questions", form.questions().map(Questions::json).orElse(null))
        .bind("required", form.declarationsRequired())
        .bind("until", form.declarationsUntil().map(Timestamp::from).orElse(null))
        .execute();
  }

  static boolean isAnswered(String challengeId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM registration
                           WHERE challenge_id = :challenge AND answers IS NOT NULL)
            """)
        .bind("challenge", challengeId)
        .mapTo(Boolean.class)
        .one();
  }

  private static Form form(ResultSet row) throws SQLException {
    return new Form(
        row.getString("challenge_id"),
        row.getString("approval").equals("MANUAL"),
        Optional.ofNullable(row.getString("questions")).map(Questions::stored),
        row.getBoolean("declarations_required"),
        Optional.ofNullable(row.getTimestamp("declarations_until")).map(Timestamp::toInstant),
        row.getLong("version"));
  }
}
