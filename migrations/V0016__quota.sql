-- Which submissions use up quota: those whose file is valid, or also those that are refused. What the
-- plugin or the server could not evaluate never does.
ALTER TABLE phase
    ADD COLUMN quota_counts text NOT NULL DEFAULT 'VALID' CHECK (quota_counts IN ('VALID', 'EVERY'));

-- Limits that count what is under way look up a team's unfinished evaluations.
CREATE INDEX evaluation_unfinished_by_team ON evaluation (phase_id, team_id)
    WHERE state IN ('QUEUED', 'SCORING');
DROP INDEX evaluation_unfinished;
