-- How long a challenge keeps the files that were submitted to it after it ended, and what becomes of bytes that
-- nothing needs any more. Digests, sizes, scores and boards stay.

ALTER TABLE challenge
    -- Null: as long as the challenge is there.
    ADD COLUMN file_retention_days integer CHECK (file_retention_days BETWEEN 1 AND 3650),
    -- Nothing of what is due is left.
    ADD COLUMN files_removed_at    timestamptz,
    ADD CHECK (files_removed_at IS NULL OR (ended_at IS NOT NULL AND file_retention_days IS NOT NULL));

-- Since when nobody gets the file of a submission, whether or not something else needs the same bytes: whoever works with
-- the file asks for null here.
ALTER TABLE submission ADD COLUMN file_removed_at timestamptz;
CREATE INDEX submission_file ON submission (sha256) WHERE file_removed_at IS NULL;
CREATE INDEX dataset_file_bytes ON dataset_file (sha256);
CREATE INDEX upload_bytes ON upload (sha256) WHERE sha256 IS NOT NULL;

-- A row stays for ever, as digest and size outlive the bytes.
ALTER TABLE blob
    -- When to look whether anything needs the bytes; null while nobody let go of them.
    ADD COLUMN due_at     timestamptz,
    -- Nothing did: they are being removed, or are gone. Whoever refers to them anew puts them in again.
    ADD COLUMN removed_at timestamptz,
    -- The store has confirmed it.
    ADD COLUMN gone_at    timestamptz,
    ADD CHECK (gone_at IS NULL OR removed_at IS NOT NULL);
CREATE INDEX blob_due ON blob (due_at) WHERE due_at IS NOT NULL;

-- Every digest in a document, whatever it stands for there: those that a phase froze have no foreign key.
CREATE FUNCTION digests_in(document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_agg(DISTINCT found[1]) FROM regexp_matches(document::text, '[0-9a-f]{64}', 'g') found
$$;
CREATE INDEX phase_frozen_bytes ON phase USING gin (digests_in(frozen));
CREATE INDEX rescoring_frozen_bytes ON rescoring USING gin (digests_in(frozen));
CREATE INDEX rescoring_replaced_bytes ON rescoring USING gin (digests_in(replaced_frozen));
