-- What happened, for those who may know of it: a transactional outbox. A row is written with its cause.
-- position is taken while the subject's row is locked; seq is given after the commit, under one lock for
-- all servers, so that whoever has seen a seq has seen everything before it.

CREATE TABLE event (
    id            text PRIMARY KEY,
    position      bigint GENERATED ALWAYS AS IDENTITY,
    seq           bigint UNIQUE,
    type          text NOT NULL,
    challenge_id  text,
    subject       text NOT NULL,
    audience      text NOT NULL
                  CHECK (audience IN ('EVERYONE', 'COMPETITORS', 'TEAM', 'ORGANISERS', 'PERSON', 'WEBHOOK')),
    audience_id   text,
    officers      text[] NOT NULL,
    data          jsonb NOT NULL,
    occurred_at   timestamptz NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((audience IN ('TEAM', 'PERSON', 'WEBHOOK')) = (audience_id IS NOT NULL)),
    CHECK (challenge_id IS NOT NULL OR audience IN ('PERSON', 'WEBHOOK'))
);
CREATE INDEX event_without_seq ON event (position) WHERE seq IS NULL;
CREATE INDEX event_by_challenge ON event (challenge_id, seq) WHERE seq IS NOT NULL;
CREATE INDEX event_by_subject ON event (subject, seq) WHERE seq IS NOT NULL;
CREATE INDEX event_by_age ON event (created_at);

-- The last seq that was given, and the lock under which the next is. One row.
CREATE TABLE event_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq bigint NOT NULL
);
INSERT INTO event_head (seq) VALUES (0);
