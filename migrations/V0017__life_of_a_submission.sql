-- What a team says of its submissions and organisers find out about them: a comment, metadata as the
-- phase asks for them, that it was withdrawn, that it is a baseline (and what the board calls it),
-- that an organiser verified it.
ALTER TABLE phase
    ADD COLUMN submission_metadata json;

ALTER TABLE submission
    ADD COLUMN comment      text,
    ADD COLUMN metadata     json,
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN baseline     text CHECK (baseline <> ''),
    ADD COLUMN verified_at  timestamptz,
    ADD COLUMN verification text,
    ADD COLUMN version      bigint NOT NULL DEFAULT 1,
    ADD CHECK ((verified_at IS NULL) = (verification IS NULL));

-- Boards show each baseline by itself.
CREATE INDEX submission_baseline ON submission (phase_id, id)
    WHERE baseline IS NOT NULL AND withdrawn_at IS NULL;

-- A team whose scored submissions were all withdrawn has no entry; how many it had is still known.
ALTER TABLE standing ALTER COLUMN evaluation_id DROP NOT NULL;
