-- Whoever hands something in gets the turn after the last of the same team that waits in the same
-- lane. The index had no lane: a plan that walked the whole queue looked as cheap, and the cost of
-- handing in grew with what waits.
DROP INDEX evaluation_waiting_by_team;
CREATE INDEX evaluation_waiting_by_team ON evaluation (team_id, challenge_id, priority, turn)
    WHERE state = 'QUEUED';

-- What a team used of its quota is counted from the index alone.
DROP INDEX quota_use_open;
CREATE INDEX quota_use_open ON quota_use (phase_id, team_id, taken_at) INCLUDE (merges)
    WHERE returned_at IS NULL;

-- The few of a phase that have no score, newest first: without it a whole phase was read to find them.
CREATE INDEX evaluation_unscored ON evaluation (phase_id, state, submission_id)
    WHERE counts AND state IN ('FAILED', 'CANCELLED');
