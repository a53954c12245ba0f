-- People whom an identity provider vouches for, and when credentials count no more.

CREATE TABLE identity (
    id         text PRIMARY KEY,
    issuer     text NOT NULL,
    subject    text NOT NULL,
    person_id  text NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, subject)
);
CREATE INDEX identity_by_person ON identity (person_id);

-- While it is set, no credential of the person counts, whoever issued it.
ALTER TABLE person ADD COLUMN blocked_at timestamptz;

-- The token that a first start leaves in a file: it ends when it is exchanged for another.
ALTER TABLE token ADD COLUMN one_time boolean NOT NULL DEFAULT false;

-- Identifiers sort by creation, so pages are read along them.
DROP INDEX token_by_person;
CREATE INDEX token_by_person ON token (person_id, id);
