-- The audit log: what happened, who did it, and a chain of hashes over it.
-- An entry is appended in the transaction that it tells of, without any lock, and named in
-- audit_pending. Within about a second a sealer takes the committed entries off audit_pending and
-- links each to the one before by a row of audit_seal. An entry that commits late waits in
-- audit_pending until then: nothing goes by time or by number, so none can be passed over.
-- Nothing here refers to other tables: an entry outlives what it tells of.

CREATE TABLE audit_entry (
    id            text PRIMARY KEY,
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    origin        text NOT NULL CHECK (origin IN ('REQUEST', 'BACKGROUND', 'COMMAND_LINE')),
    action        text NOT NULL,
    challenge_id  text,
    subject       text NOT NULL,
    person_id     text,
    actor_id      text,
    platform_id   text,
    credential_id text,
    request_id    text,
    facts         text NOT NULL
);
CREATE INDEX audit_entry_by_time ON audit_entry (recorded_at, id);
CREATE INDEX audit_entry_by_action ON audit_entry (action, recorded_at, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, recorded_at, id);
CREATE INDEX audit_entry_by_challenge ON audit_entry (challenge_id, recorded_at, id)
    WHERE challenge_id IS NOT NULL;
CREATE INDEX audit_entry_by_person ON audit_entry (person_id, recorded_at, id)
    WHERE person_id IS NOT NULL;

-- The entries that are not sealed yet.
CREATE TABLE audit_pending (
    entry_id text PRIMARY KEY
);

CREATE TABLE audit_seal (
    seq           bigint PRIMARY KEY CHECK (seq > 0),
    entry_id      text NOT NULL UNIQUE REFERENCES audit_entry,
    sealed_at     timestamptz NOT NULL,
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash          bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32)
);

-- Rights can be taken from a role but not from the owner of a table: these hold for the owner, too.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- What the audit log says of personal data are digests under the salt of the person. Erasing the
-- person deletes the salt: the digests stay in the chain and tell nothing any more.
CREATE TABLE personal_salt (
    person_id  text PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    salt       bytea NOT NULL CHECK (octet_length(salt) = 32)
);
