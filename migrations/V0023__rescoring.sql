-- Rescoring: a phase's submissions evaluated again as one batch, beside what counts, until an organiser
-- puts the results in its place in one step or drops them.

CREATE TABLE rescoring (
    id              text PRIMARY KEY,
    phase_id        text NOT NULL REFERENCES phase,
    state           text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'APPLIED', 'DISCARDED')),
    reason          text NOT NULL,
    frozen          jsonb NOT NULL,
    replaced_frozen jsonb,
    started_by      text REFERENCES person,
    created_at      timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    replaced_board  json,
    new_board       json,
    CHECK ((state = 'RUNNING') = (ended_at IS NULL)),
    CHECK ((state = 'APPLIED') = (replaced_board IS NOT NULL)),
    CHECK ((replaced_board IS NULL) = (new_board IS NULL)),
    CHECK ((replaced_board IS NULL) = (replaced_frozen IS NULL))
);
CREATE INDEX rescoring_by_phase ON rescoring (phase_id, id);

-- One at a time.
CREATE UNIQUE INDEX rescoring_running ON rescoring (phase_id) WHERE state = 'RUNNING';
CREATE INDEX rescoring_expiring ON rescoring (expires_at) WHERE state = 'RUNNING';

-- What a phase that is being rescored would freeze instead, and of which rescoring; null otherwise.
ALTER TABLE phase
    ADD COLUMN candidate jsonb,
    -- Raised whenever what is frozen is replaced: a result of another revision is not written.
    ADD COLUMN revision  integer NOT NULL DEFAULT 1;

-- rescoring_id is null for the evaluation that a submission brought along; rescores is the one that
-- counted when this one was asked for. Of a submission one evaluation counts: whoever reads scores, boards
-- or states reads that. issues are kept here until they become the submission's.
ALTER TABLE evaluation
    ADD COLUMN rescoring_id text REFERENCES rescoring,
    ADD COLUMN rescores     text REFERENCES evaluation,
    ADD COLUMN counts       boolean NOT NULL DEFAULT true,
    ADD COLUMN issues       jsonb,
    ADD CHECK (counts OR rescoring_id IS NOT NULL OR state IN ('SCORED', 'FAILED')),
    ADD CHECK ((rescoring_id IS NULL) = (rescores IS NULL));
CREATE UNIQUE INDEX evaluation_counting ON evaluation (submission_id) WHERE counts;
CREATE INDEX evaluation_of_rescoring ON evaluation (rescoring_id, submission_id) WHERE rescoring_id IS NOT NULL;

-- Whose entry on the board of a phase a team's submissions are for: of the team that it became part of
-- before the phase was published, which alone has a standing there.
CREATE FUNCTION board_team(phase text, team text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT t.id, t.merged_into, 0 AS step FROM team t WHERE t.id = team
        UNION ALL
        SELECT t.id, t.merged_into, c.step + 1 FROM chain c JOIN team t ON t.id = c.merged_into
    ), ranked AS (
        SELECT c.id, c.step, EXISTS (SELECT 1 FROM standing s
                                     WHERE s.phase_id = phase AND s.team_id = c.id) AS stands
        FROM chain c
    )
    SELECT id FROM ranked ORDER BY stands DESC, CASE WHEN stands THEN step ELSE -step END LIMIT 1
$$;
