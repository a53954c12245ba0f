-- Which of its submissions a team chose to compete, where a phase lets teams choose.
ALTER TABLE submission
    ADD COLUMN chosen_at timestamptz;

CREATE INDEX submission_chosen ON submission (phase_id, team_id) WHERE chosen_at IS NOT NULL;
