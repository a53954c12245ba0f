-- What a challenge announces. A revision is added, never changed; the last one is what stands.

CREATE TABLE announcement (
    id           text PRIMARY KEY,
    challenge_id text NOT NULL REFERENCES challenge,
    audience     text NOT NULL CHECK (audience IN ('EVERYONE', 'COMPETITORS')),
    state        text NOT NULL DEFAULT 'PUBLISHED' CHECK (state IN ('PUBLISHED', 'WITHDRAWN')),
    revision     integer NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX announcement_by_challenge ON announcement (challenge_id, id DESC);

CREATE TABLE announcement_revision (
    announcement_id text NOT NULL REFERENCES announcement,
    revision        integer NOT NULL,
    title           jsonb NOT NULL,
    body            jsonb NOT NULL,
    written_by      text NOT NULL REFERENCES person,
    written_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (announcement_id, revision)
);
