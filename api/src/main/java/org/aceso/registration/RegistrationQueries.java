package org.aceso.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** SQL on registrations. */
final class RegistrationQueries {
  private RegistrationQueries() {}

  /**
   * A new registration, or one that starts anew. Consent that was given before is not taken over.
   */
  static void put(
      String challengeId, String personId, RegistrationState state, Request request, Handle db) {
    bind(
            db.createUpdate(
                """
                INSERT INTO registration AS r (challenge_id, person_id, state, registered_at,
                  answers, country, organisation, eligible_for_prizes, declared_at,
                  contact_granted_at)
                VALUES (:challenge, :person, :state, clock_timestamp(),
                  :answers::jsonb, :country, :organisation, :eligible,
                  CASE WHEN CAST(:country AS text) IS NOT NULL THEN clock_timestamp() END,
                  CASE WHEN :consent THEN clock_timestamp() END)
                ON CONFLICT (challenge_id, person_id) DO UPDATE SET state = EXCLUDED.state,
                  registered_at = EXCLUDED.registered_at, reason = NULL, decided_by = NULL,
                  decided_at = NULL, may_register_again = false, answers = EXCLUDED.answers,
                  country = EXCLUDED.country, organisation = EXCLUDED.organisation,
                  eligible_for_prizes = EXCLUDED.eligible_for_prizes,
                  declared_at = EXCLUDED.declared_at,
                  contact_granted_at = coalesce(EXCLUDED.contact_granted_at, r.contact_granted_at),
                  contact_revoked_at = CASE WHEN :consent OR r.contact_granted_at IS NULL THEN NULL
                    ELSE coalesce(r.contact_revoked_at, clock_timestamp()) END,
                  version = r.version + 1
                """),
            challengeId,
            personId,
            request.declarations())
        .bind("state", state.name())
        .bind("answers", request.answers().map(Json::text).orElse(null))
        .bind("consent", request.contactConsent())
        .execute();
  }

  static void declare(String challengeId, String personId, Declarations declared, Handle db) {
    bind(
            db.createUpdate(
                """
                UPDATE registration SET country = :country, organisation = :organisation,
                  eligible_for_prizes = :eligible, declared_at = clock_timestamp(),
                  version = version + 1
                WHERE challenge_id = :challenge AND person_id = :person
                """),
            challengeId,
            personId,
            Optional.of(declared))
        .execute();
  }

  static void consent(String challengeId, String personId, boolean given, Handle db) {
    db.createUpdate(
            """
            UPDATE registration SET version = version + 1,
              contact_granted_at = CASE WHEN :given THEN clock_timestamp()
                ELSE contact_granted_at END,
              contact_revoked_at = CASE WHEN :given THEN NULL ELSE clock_timestamp() END
            WHERE challenge_id = :challenge AND person_id = :person
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .bind("given", given)
        .execute();
  }

  static void decide(
      String challengeId,
      String personId,
      RegistrationState to,
      Registration.Decision decision,
      Handle db) {
    db.createUpdate(
            """
            UPDATE registration SET state = :state, reason = :reason, decided_by = :by,
              decided_at = clock_timestamp(), may_register_again = :again, version = version + 1
            WHERE challenge_id = :challenge AND person_id = :person
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .bind("state", to.name())
        .bind("reason", decision.reason().orElse(null))
        .bind("by", decision.by())
        .bind("again", decision.mayRegisterAgain())
        .execute();
  }

  static void withdraw(String challengeId, String personId, Handle db) {
    db.execute(
        """
        UPDATE registration SET state = 'WITHDRAWN', version = version + 1,
          contact_revoked_at = CASE WHEN contact_granted_at IS NOT NULL
            THEN coalesce(contact_revoked_at, clock_timestamp()) END
        WHERE challenge_id = ? AND person_id = ?
        """,
        challengeId,
        personId);
  }

  static void touch(String challengeId, String personId, Handle db) {
    db.execute(
        "UPDATE registration SET version = version + 1 WHERE challenge_id = ? AND person_id = ?",
        challengeId,
        personId);
  }

  /** Holds the row until the transaction ends. */
  static void hold(String challengeId, String personId, Handle db) {
    db.execute(
        "SELECT 1 FROM registration WHERE challenge_id = ? AND person_id = ? FOR UPDATE",
        challengeId,
        personId);
  }

  static boolean isInTeam(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM team_member
                           WHERE challenge_id = :challenge AND person_id = :person)
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .mapTo(Boolean.class)
        .one();
  }

  static Registration get(String challengeId, String personId, Handle db) {
    return find(challengeId, personId, db).orElseThrow();
  }

  /** Whether a person is a user of a platform. */
  static boolean isOf(String personId, String platformId, Handle db) {
    return db.createQuery(
            "SELECT EXISTS (SELECT 1 FROM person WHERE id = :person AND platform_id = :platform)")
        .bind("person", personId)
        .bind("platform", platformId)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Registration> find(String challengeId, String personId, Handle db) {
    return db.createQuery(
            """
            SELECT r.*, p.display_name, p.email FROM registration r JOIN person p ON p.id = r.person_id
            WHERE r.challenge_id = :challenge AND r.person_id = :person
            """)
        .bind("challenge", challengeId)
        .bind("person", personId)
        .map((row, context) -> registration(row))
        .findOne();
  }

  /** Those after a place, or from the start, in the order of registration. */
  static List<Registration> page(
      String challengeId, Filter filter, Optional<Place> after, int count, Handle db) {
    return db.createQuery(
            """
            SELECT r.*, p.display_name, p.email FROM registration r JOIN person p ON p.id = r.person_id
            WHERE r.challenge_id = :challenge
              AND (CAST(:state AS text) IS NULL OR r.state = :state)
              AND (CAST(:platform AS text) IS NULL OR p.platform_id = :platform)
              AND (NOT :contacts OR r.state = 'APPROVED' AND r.contact_granted_at IS NOT NULL
                AND r.contact_revoked_at IS NULL)
              AND (CAST(:after AS text) IS NULL
                OR (r.registered_at, r.person_id) > (CAST(:at AS timestamptz), :after))
            ORDER BY r.registered_at, r.person_id LIMIT :count
            """)
        .bind("challenge", challengeId)
        .bind("state", filter.state().orElse(null))
        .bind("contacts", filter.contacts())
        .bind("platform", filter.platform().orElse(null))
        .bind("at", after.map(Place::registeredAt).orElse(null))
        .bind("after", after.map(Place::personId).orElse(null))
        .bind("count", count)
        .map((row, context) -> registration(row))
        .list();
  }

  /**
   * Which registrations are listed: those in a state, or of competitors to be contacted.
   *
   * @param platform whose users alone are listed, if one is named
   */
  record Filter(Optional<String> state, boolean contacts, Optional<String> platform) {}

  private static <S extends SqlStatement<S>> S bind(
      S statement, String challengeId, String personId, Optional<Declarations> declared) {
    return statement
        .bind("challenge", challengeId)
        .bind("person", personId)
        .bind("country", declared.map(Declarations::country).orElse(null))
        .bind("organisation", declared.flatMap(Declarations::organisation).orElse(null))
        .bind("eligible", declared.map(Declarations::eligibleForPrizes).orElse(null));
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(
        row.getString("challenge_id"),
        row.getString("person_id"),
        row.getString("display_name"),
        Optional.ofNullable(row.getString("email")),
        RegistrationState.valueOf(row.getString("state")),
        row.getTimestamp("registered_at").toInstant(),
        decision(row),
        Optional.ofNullable(row.getString("answers")).map(json -> Json.parse(json, JsonNode.class)),
        declared(row),
        consent(row),
        row.getLong("version"));
  }

  private static Optional<Registration.Decision> decision(ResultSet row) throws SQLException {
    Optional<Instant> at = instant(row, "decided_at");
    if (at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Registration.Decision(
            row.getString("decided_by"),
            at.get(),
            Optional.ofNullable(row.getString("reason")),
            row.getBoolean("may_register_again")));
  }

  private static Optional<Registration.Declared> declared(ResultSet row) throws SQLException {
    Optional<Instant> at = instant(row, "declared_at");
    if (at.isEmpty()) {
      return Optional.empty();
    }
    Declarations declarations =
        new Declarations(
            row.getString("country"),
            Optional.ofNullable(row.getString("organisation")),
            row.getBoolean("eligible_for_prizes"));
    return Optional.of(new Registration.Declared(declarations, at.get()));
  }

  private static Optional<Registration.Consent> consent(ResultSet row) throws SQLException {
    Optional<Instant> revoked = instant(row, "contact_revoked_at");
    return instant(row, "contact_granted_at").map(at -> new Registration.Consent(at, revoked));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
