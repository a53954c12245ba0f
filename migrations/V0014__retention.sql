-- How long a challenge keeps what people told it after it ended, when it ended, and that the time was
-- over. What goes then is in the table of code that says what is held about people.

ALTER TABLE challenge
    ADD COLUMN retention_days          integer NOT NULL DEFAULT 1095 CHECK (retention_days BETWEEN 30 AND 3650),
    ADD COLUMN ended_at                timestamptz,
    ADD COLUMN personal_data_erased_at timestamptz;
UPDATE challenge SET ended_at = now() WHERE state IN ('CLOSED', 'ARCHIVED', 'CANCELLED');
ALTER TABLE challenge
    ADD CHECK ((ended_at IS NULL) = (state IN ('DRAFT', 'REGISTRATION'))),
    ADD CHECK (personal_data_erased_at IS NULL OR ended_at IS NOT NULL);
