-- Phases that somebody outside evaluates, because their ground truth may not leave where it is.

-- How long such a phase waits for a result, from the submission on; null means that this installation's
-- own workers evaluate.
ALTER TABLE phase ADD COLUMN evaluator_deadline_hours integer
    CHECK (evaluator_deadline_hours BETWEEN 1 AND 720);

-- Of such a phase; then challenge_id is that of the phase, whose teams take turns among themselves, and
-- what has not ended by the deadline fails.
ALTER TABLE evaluation
    ADD COLUMN external boolean NOT NULL DEFAULT false,
    ADD COLUMN deadline timestamptz,
    ADD CHECK (external = (deadline IS NOT NULL));

DROP INDEX evaluation_waiting;
CREATE INDEX evaluation_waiting ON evaluation (external, priority, challenge_id, turn, id) WHERE state = 'QUEUED';
CREATE INDEX evaluation_overdue ON evaluation (deadline) WHERE state = 'QUEUED' AND external;

-- Whoever holds the truth does not compete, and does nothing else.
ALTER TABLE challenge_role DROP CONSTRAINT challenge_role_role_check;
ALTER TABLE challenge_role ADD CONSTRAINT challenge_role_role_check CHECK
    (role IN ('ORGANISER', 'COUNCIL', 'DATA_MANAGER', 'DPO', 'JURY', 'AUDITOR', 'EVALUATOR'));
