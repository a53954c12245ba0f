-- Files that arrive in parts, of the person who sends them.
CREATE TABLE upload (
    id         text PRIMARY KEY,
    person_id  text NOT NULL REFERENCES person,
    length     bigint NOT NULL CHECK (length >= 0),
    -- How much of it is safe in the store: written after the pieces are.
    received   bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
    metadata   text NOT NULL,
    -- Of the whole, once its pieces were put together.
    sha256     text REFERENCES blob,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CHECK (sha256 IS NULL OR received = length)
);
CREATE INDEX upload_of_person ON upload (person_id);
CREATE INDEX upload_expiry ON upload (expires_at);

-- What the pieces of an upload are called in the store, by where they begin.
CREATE TABLE upload_piece (
    upload_id text NOT NULL REFERENCES upload ON DELETE CASCADE,
    start     bigint NOT NULL CHECK (start >= 0),
    bytes     bigint NOT NULL CHECK (bytes > 0),
    name      text NOT NULL,
    PRIMARY KEY (upload_id, start)
);
