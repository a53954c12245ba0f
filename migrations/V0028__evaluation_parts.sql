-- Ranges of cases of an evaluation under way, observed by whichever worker has time.

CREATE TABLE evaluation_part (
    evaluation_id text NOT NULL REFERENCES evaluation ON DELETE CASCADE,
    first_case    integer NOT NULL CHECK (first_case >= 0),
    end_case      integer NOT NULL,
    -- What decides the observations: those made on other ground are of no use.
    ground        text NOT NULL,
    attempts      integer NOT NULL DEFAULT 0,
    lease         uuid,
    leased_until  timestamptz,
    -- That there was something to be said: then the submission is evaluated as a whole.
    refused       boolean NOT NULL DEFAULT false,
    observations  bytea,
    PRIMARY KEY (evaluation_id, first_case),
    CHECK (end_case > first_case),
    CHECK ((lease IS NULL) = (leased_until IS NULL)),
    CHECK (lease IS NULL OR NOT refused AND observations IS NULL)
);
CREATE INDEX evaluation_part_open ON evaluation_part (evaluation_id, first_case)
    WHERE observations IS NULL AND NOT refused;
