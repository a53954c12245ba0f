-- The order in which waiting evaluations are worked on: priority, then challenges by turns, then the
-- teams of a challenge by turns, then by age.

-- challenge_id and turn say something only while an evaluation waits or is worked on. Rows that a server
-- of the last version adds meanwhile have an empty one, and are served as if they were a challenge.
ALTER TABLE evaluation
    ADD COLUMN challenge_id text NOT NULL DEFAULT '',
    ADD COLUMN priority     smallint NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2),
    ADD COLUMN turn         bigint NOT NULL DEFAULT 0;

UPDATE evaluation e SET challenge_id = p.challenge_id
FROM phase p WHERE p.id = e.phase_id AND e.state IN ('QUEUED', 'SCORING');

DROP INDEX evaluation_waiting;
CREATE INDEX evaluation_waiting ON evaluation (priority, challenge_id, turn, id) WHERE state = 'QUEUED';
CREATE INDEX evaluation_waiting_by_team ON evaluation (team_id, priority, turn) WHERE state = 'QUEUED';

-- How long the last ones of a phase took.
CREATE INDEX evaluation_scored_lately ON evaluation (phase_id, finished_at DESC) WHERE state = 'SCORED';

-- What was claimed last of a challenge: when, and the highest turn so far. A row is made by the first
-- claim. No reference to the challenge: a claim waits for nobody who holds that.
CREATE TABLE queue_share (
    challenge_id text NOT NULL,
    priority     smallint NOT NULL,
    turn         bigint NOT NULL,
    served_at    timestamptz NOT NULL,
    PRIMARY KEY (challenge_id, priority)
) WITH (fillfactor = 50);

-- Each process takes over lost work by itself now.
DELETE FROM scheduled_tasks WHERE task_name = 'reap-leases';
