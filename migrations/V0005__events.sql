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

-- What the clock did to a phase and was told.
CREATE TABLE phase_notice (
    phase_id   text NOT NULL REFERENCES phase,
    state      text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    noticed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (phase_id, state)
);

-- Who wants events sent. The secret signs, so it is kept as it is; a rotated one signs beside the new
-- one until its time is up.
CREATE TABLE webhook (
    id               text PRIMARY KEY,
    owner_id         text NOT NULL REFERENCES person,
    platform_id      text,
    challenge_id     text REFERENCES challenge,
    url              text NOT NULL,
    description      text,
    types            text[] NOT NULL,
    state            text NOT NULL DEFAULT 'ENABLED' CHECK (state IN ('ENABLED', 'DISABLED')),
    disabled_because text CHECK (disabled_because IN ('OWNER', 'GONE', 'EXHAUSTED')),
    failing_since    timestamptz,
    secret           bytea NOT NULL CHECK (octet_length(secret) BETWEEN 24 AND 64),
    old_secret       bytea,
    old_secret_until timestamptz,
    version          bigint NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'DISABLED') = (disabled_because IS NOT NULL)),
    CHECK ((old_secret IS NULL) = (old_secret_until IS NULL))
);
CREATE INDEX webhook_by_owner ON webhook (owner_id, id DESC);

-- The last seq that was turned into deliveries, and the lock under which that is done. One row.
CREATE TABLE webhook_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq bigint NOT NULL
);
INSERT INTO webhook_head (seq) VALUES (0);

CREATE TABLE webhook_delivery (
    id            text PRIMARY KEY,
    webhook_id    text NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event_id      text NOT NULL REFERENCES event ON DELETE CASCADE,
    seq           bigint NOT NULL,
    lane          text NOT NULL,
    redelivery_of text REFERENCES webhook_delivery ON DELETE CASCADE,
    state         text NOT NULL DEFAULT 'PENDING'
                  CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
    attempts      integer NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    CHECK ((state = 'PENDING') = (finished_at IS NULL))
);
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhook_id, event_id) WHERE redelivery_of IS NULL;
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, id DESC);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (webhook_id, lane, seq) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_by_event ON webhook_delivery (event_id);
CREATE INDEX webhook_delivery_by_origin ON webhook_delivery (redelivery_of) WHERE redelivery_of IS NOT NULL;

CREATE TABLE webhook_attempt (
    delivery_id text NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number      integer NOT NULL,
    at          timestamptz NOT NULL,
    outcome     text NOT NULL,
    status      integer,
    millis      integer NOT NULL,
    PRIMARY KEY (delivery_id, number)
);

-- What waits for one webhook about one subject: one is sent at a time, the next after it was delivered
-- or given up. A lane is there while something waits in it; whoever holds its lease sends.
CREATE TABLE webhook_lane (
    webhook_id   text NOT NULL REFERENCES webhook ON DELETE CASCADE,
    lane         text NOT NULL,
    due_at       timestamptz NOT NULL DEFAULT now(),
    lease        uuid,
    leased_until timestamptz,
    PRIMARY KEY (webhook_id, lane),
    CHECK ((lease IS NULL) = (leased_until IS NULL))
);
CREATE INDEX webhook_lane_due ON webhook_lane (webhook_id, due_at);
CREATE INDEX webhook_lane_leased ON webhook_lane (webhook_id, leased_until) WHERE lease IS NOT NULL;
