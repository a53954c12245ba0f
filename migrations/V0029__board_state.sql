-- A look at a board must not read every submission of its phase to find the verified ones.
CREATE INDEX submission_verified ON submission (phase_id, id) WHERE verified_at IS NOT NULL;
