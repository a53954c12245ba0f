-- Registration: versioned documents and who accepted them, the form of a challenge, and the states of a
-- registration. A person is a competitor while their registration is APPROVED: see competitor.
--
-- Personal data, for export and erasure:
--   acceptance     person_id, actor_id, accepted_at
--   registration   reason (text about the person), answers, country, organisation, eligible_for_prizes,
--                  declared_at, contact_granted_at, contact_revoked_at, decided_by
--   document_version and registration_form hold none but published_by, an id.

CREATE TABLE document_version (
    challenge_id        text NOT NULL REFERENCES challenge,
    kind                text NOT NULL CHECK (kind IN ('RULES', 'DATA_USE')),
    version             integer NOT NULL CHECK (version > 0),
    en                  text,
    fr                  text,
    sha256              text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    requires_acceptance boolean NOT NULL,
    accept_by           timestamptz,
    published_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_by        text NOT NULL REFERENCES person,
    PRIMARY KEY (challenge_id, kind, version),
    UNIQUE (challenge_id, kind, version, sha256),
    CHECK (en IS NOT NULL OR fr IS NOT NULL),
    CHECK (accept_by IS NULL OR requires_acceptance)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER document_version_is_written_once BEFORE UPDATE ON document_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The digest is kept with the acceptance, and the key says that it is the version's.
CREATE TABLE acceptance (
    challenge_id text NOT NULL,
    kind         text NOT NULL,
    version      integer NOT NULL,
    sha256       text NOT NULL,
    person_id    text NOT NULL REFERENCES person,
    actor_id     text NOT NULL REFERENCES person,
    accepted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (challenge_id, person_id, kind, version),
    FOREIGN KEY (challenge_id, kind, version, sha256)
        REFERENCES document_version (challenge_id, kind, version, sha256)
);

-- Absent means: approved at once, no questions, no declarations. The text of questions is kept as it was
-- stated, as the order of its members is that of the form.
CREATE TABLE registration_form (
    challenge_id          text PRIMARY KEY REFERENCES challenge,
    approval              text NOT NULL CHECK (approval IN ('AUTOMATIC', 'MANUAL')),
    questions             json,
    declarations_required boolean NOT NULL,
    declarations_until    timestamptz,
    version               bigint NOT NULL DEFAULT 1
);

ALTER TABLE registration
    ADD COLUMN state text NOT NULL DEFAULT 'APPROVED'
        CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    ADD COLUMN reason text,
    ADD COLUMN decided_by text REFERENCES person,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN may_register_again boolean NOT NULL DEFAULT false,
    ADD COLUMN answers jsonb,
    ADD COLUMN country text CHECK (country ~ '^[A-Z]{2}$'),
    ADD COLUMN organisation text,
    ADD COLUMN eligible_for_prizes boolean,
    ADD COLUMN declared_at timestamptz,
    ADD COLUMN contact_granted_at timestamptz,
    ADD COLUMN contact_revoked_at timestamptz,
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
    ADD CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    ADD CHECK ((country IS NULL) = (declared_at IS NULL)),
    ADD CHECK ((country IS NULL) = (eligible_for_prizes IS NULL)),
    ADD CHECK (organisation IS NULL OR country IS NOT NULL),
    ADD CHECK (contact_revoked_at IS NULL OR contact_granted_at IS NOT NULL);
CREATE INDEX registration_by_state ON registration (challenge_id, state, registered_at, person_id);

CREATE VIEW competitor AS SELECT challenge_id, person_id FROM registration WHERE state = 'APPROVED';
