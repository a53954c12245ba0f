-- What officers vouch for: the council for how a phase scores, the data protection officer for data,
-- and how patients were informed.

CREATE TABLE approval (
    id          text PRIMARY KEY,
    phase_id    text NOT NULL REFERENCES phase,
    matter      text NOT NULL CHECK (matter IN ('METRIC', 'RANKING', 'GROUND_TRUTH')),
    -- Of what was read when it was decided: a later change asks for a new decision.
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    decision    text NOT NULL CHECK (decision IN ('APPROVED', 'REFUSED')),
    statement   text,
    decided_by  text NOT NULL REFERENCES person,
    decided_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX approval_by_phase ON approval (phase_id, id);

ALTER TABLE dataset_file ADD COLUMN put_by text REFERENCES person;

CREATE TABLE attestation (
    id          text PRIMARY KEY,
    dataset_id  text NOT NULL REFERENCES dataset,
    -- Of the names and digests of all files: bytes that came later are not vouched for.
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    statement   text NOT NULL,
    attested_by text NOT NULL REFERENCES person,
    attested_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_by     text REFERENCES person,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX attestation_by_dataset ON attestation (dataset_id, id);

-- The names and digests of a dataset's files, in the order of the bytes of the names.
CREATE FUNCTION dataset_content(dataset text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        coalesce(string_agg(f.name || ' ' || f.sha256 || E'\n', '' ORDER BY f.name COLLATE "C"), ''),
        'UTF8')), 'hex')
    FROM dataset_file f WHERE f.dataset_id = dataset
$$;

CREATE TABLE patient_notice (
    id            text PRIMARY KEY,
    challenge_id  text NOT NULL REFERENCES challenge,
    source        text NOT NULL,
    letter_sha256 text NOT NULL CHECK (letter_sha256 ~ '^[0-9a-f]{64}$'),
    sent_on       date NOT NULL,
    patients      integer NOT NULL CHECK (patients > 0),
    recorded_by   text NOT NULL REFERENCES person,
    recorded_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX patient_notice_by_challenge ON patient_notice (challenge_id, id);
