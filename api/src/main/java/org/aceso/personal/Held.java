package org.aceso.personal;

/**
 * The record of what is held about people: one line for each column that refers to a person. A line
 * says what of it is handed out to the person, what becomes of it at erasure, and what goes when
 * the time is over for which a challenge keeps it. A column that refers to people and has no line
 * here fails a test.
 */
enum Held {
  // spotless:off
  PERSON("person", "id", "id, display_name, email, platform_id, external_id, created_at, blocked_at, blocked_reason",
      "UPDATE person SET display_name = 'Erased person', email = NULL, external_id = NULL, blocked_reason = NULL, erased_at = now(), version = version + 1 WHERE id = :person",
      "a pseudonym stays, so that what others did with the person stays true"),
  TOKEN("token", "person_id", "id, name, scopes, created_at, expires_at, last_used_at, revoked_at",
      "UPDATE token SET name = 'erased', revoked_at = coalesce(revoked_at, now()) WHERE person_id = :person",
      "revoked, without its name"),
  IDENTITY("identity", "person_id", "issuer, subject, created_at",
      "UPDATE identity SET subject = 'sha256:' || encode(sha256(convert_to(subject, 'UTF8')), 'hex') WHERE person_id = :person",
      "kept as a digest, so that a token of the identity provider does not bring the person back"),
  SALT("personal_salt", "person_id", "",
      "DELETE FROM personal_salt WHERE person_id = :person",
      "deleted: digests in the audit log mean nobody any more"),
  IDEMPOTENCY("idempotency", "person_id", "operation, path, created_at",
      "DELETE FROM idempotency WHERE person_id = :person",
      "deleted, as every entry is after a day"),
  INSTALLATION_ROLE("installation_role", "person_id", "role, granted_at",
      "DELETE FROM installation_role WHERE person_id = :person",
      "taken"),
  CHALLENGE_ROLE("challenge_role", "person_id", "challenge_id, role, granted_at",
      "DELETE FROM challenge_role WHERE person_id = :person",
      "taken"),
  REGISTRATION("registration", "person_id",
      "challenge_id, state, registered_at, reason, decided_at, answers, country, organisation, eligible_for_prizes,"
          + " declared_at, contact_granted_at, contact_revoked_at",
      "UPDATE registration SET reason = CASE WHEN state = 'REFUSED' THEN '' END, answers = NULL, country = NULL,"
          + " organisation = NULL, eligible_for_prizes = NULL, declared_at = NULL, contact_granted_at = NULL,"
          + " contact_revoked_at = NULL, version = version + 1 WHERE person_id = :person",
      "kept under the pseudonym without answers, declarations and consents: it is why scores count",
      "UPDATE registration SET reason = CASE WHEN state = 'REFUSED' THEN '' END, answers = NULL, country = NULL,"
          + " organisation = NULL, eligible_for_prizes = NULL, declared_at = NULL, contact_granted_at = NULL,"
          + " contact_revoked_at = NULL, version = version + 1 WHERE challenge_id = :challenge AND person_id IN"
          + " (SELECT person_id FROM registration WHERE challenge_id = :challenge AND (answers IS NOT NULL"
          + " OR country IS NOT NULL OR contact_granted_at IS NOT NULL OR reason <> '') LIMIT :most)"),
  DECISION("registration", "decided_by", "challenge_id, state, reason, decided_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  DOCUMENT("document_version", "published_by", "challenge_id, kind, version, published_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  ACCEPTANCE("acceptance", "person_id", "challenge_id, kind, version, sha256, actor_id, accepted_at",
      null,
      "kept under the pseudonym: what was agreed to holds for what was done"),
  ACCEPTED_FOR("acceptance", "actor_id", "challenge_id, kind, version, accepted_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  MEMBERSHIP("membership", "person_id", "challenge_id, team_id, joined_at, left_at",
      null,
      "ended; kept under the pseudonym where the team has submitted, as nobody submits in two teams"),
  CAPTAIN("team", "captain_id", "id, challenge_id, name, created_at",
      null,
      "the longest-standing other member follows; a team of the person alone loses its name, on frozen boards too"),
  TEAM_RECORD("team_record", "done_by", "team_id, kind, done_at, reason, old_name, new_name",
      null,
      "kept under the pseudonym: a record of the challenge",
      "UPDATE team_record SET reason = '' WHERE id IN (SELECT r.id FROM team_record r JOIN team t ON t.id = r.team_id"
          + " WHERE t.challenge_id = :challenge AND r.reason <> '' LIMIT :most)"),
  REMOVED("team_record", "person_id", "team_id, kind, done_at, reason",
      "UPDATE team_record SET reason = '' WHERE person_id = :person",
      "kept under the pseudonym, without the reason"),
  INVITATION("invitation", "created_by", "team_id, state, created_at, expires_at, ended_at",
      "UPDATE invitation SET expires_at = least(expires_at, now()) WHERE created_by = :person",
      "ended",
      "DELETE FROM invitation WHERE id IN (SELECT i.id FROM invitation i JOIN team t ON t.id = i.team_id"
          + " WHERE t.challenge_id = :challenge LIMIT :most)"),
  INVITED("invitation", "person_id", "team_id, state, created_at, expires_at, ended_at",
      "UPDATE invitation SET expires_at = least(expires_at, now()) WHERE person_id = :person",
      "ended"),
  INVITATION_USED("invitation", "accepted_by", "team_id, ended_at",
      null,
      "kept under the pseudonym"),
  JOIN_REQUEST("join_request", "person_id", "team_id, message, state, created_at, expires_at, ended_at",
      "UPDATE join_request SET expires_at = least(expires_at, now()), message = NULL WHERE person_id = :person",
      "ended, without its message",
      "UPDATE join_request SET message = NULL WHERE id IN (SELECT id FROM join_request"
          + " WHERE challenge_id = :challenge AND message IS NOT NULL LIMIT :most)"),
  MERGE_PROPOSAL("merge_proposal", "created_by", "team_id, into_id, state, created_at, ended_at",
      null,
      "kept under the pseudonym: it is the team's"),
  SUBMISSION("submission", "submitted_by",
      "id, phase_id, team_id, state, sha256, media_type, received_at, file_removed_at, comment, metadata, withdrawn_at, chosen_at",
      "UPDATE submission SET comment = NULL, metadata = NULL, version = version + 1 WHERE submitted_by = :person"
          + " AND (comment IS NOT NULL OR metadata IS NOT NULL)",
      "kept under the pseudonym without comment and metadata: scores stay, and belong to the team",
      "UPDATE submission SET comment = NULL, version = version + 1 WHERE id IN (SELECT s.id FROM submission s"
          + " JOIN phase p ON p.id = s.phase_id WHERE p.challenge_id = :challenge AND s.comment IS NOT NULL LIMIT :most)"),
  UPLOAD("upload", "person_id", "id, length, received, metadata, sha256, created_at, expires_at",
      "DELETE FROM upload WHERE person_id = :person",
      "deleted, with the parts that came; what submissions and datasets were made of stays with them"),
  WEBHOOK("webhook", "owner_id", "id, url, description, challenge_id, types, state, created_at",
      "DELETE FROM webhook WHERE owner_id = :person",
      "deleted, with what was sent to it"),
  ANNOUNCEMENT("announcement_revision", "written_by", "announcement_id, revision, title, body, written_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  APPROVAL("approval", "decided_by", "phase_id, matter, decision, statement, decided_at",
      null,
      "kept under the pseudonym: a council's decision is a record of the challenge"),
  RESCORING("rescoring", "started_by", "phase_id, state, reason, created_at, ended_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  DATASET_FILE("dataset_file", "put_by", "dataset_id, name, sha256",
      null,
      "kept under the pseudonym: who brought a file may not vouch for it"),
  ATTESTATION("attestation", "attested_by", "dataset_id, sha256, statement, attested_at",
      null,
      "kept under the pseudonym: a record of the challenge"),
  ATTESTATION_WITHDRAWN("attestation", "withdrawn_by", "dataset_id, withdrawn_at, withdrawn_reason",
      null,
      "kept under the pseudonym: a record of the challenge"),
  PATIENT_NOTICE("patient_notice", "recorded_by", "challenge_id, source, sent_on, recorded_at",
      null,
      "kept under the pseudonym: a record of the challenge");
  // spotless:on

  private final String table;
  private final String column;
  private final String handedOut;
  private final String erasure;
  private final String fate;
  private final String retirement;

  /** What stays as long as the challenge is there. */
  Held(String table, String column, String handedOut, String erasure, String fate) {
    this(table, column, handedOut, erasure, fate, null);
  }

  /**
   * @param handedOut the columns that the person gets to see; empty when the row tells nothing
   * @param erasure what is done about the rows of {@code :person}; null when they stay
   * @param fate what becomes of it, as the person reads it
   * @param retirement what is done about {@code :most} rows of {@code :challenge} at a time when
   *     its retention is over; touches only rows in which something is left
   */
  Held(
      String table,
      String column,
      String handedOut,
      String erasure,
      String fate,
      String retirement) {
    this.table = table;
    this.column = column;
    this.handedOut = handedOut;
    this.erasure = erasure;
    this.fate = fate;
    this.retirement = retirement;
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }

  boolean isHandedOut() {
    return !handedOut.isEmpty();
  }

  String handedOut() {
    return handedOut;
  }

  boolean isErased() {
    return erasure != null;
  }

  String erasure() {
    return erasure;
  }

  boolean isRetired() {
    return retirement != null;
  }

  String retirement() {
    return retirement;
  }

  String fate() {
    return fate;
  }
}
