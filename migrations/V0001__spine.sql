-- The spine: people, challenges, phases, datasets, teams, submissions, evaluations.
-- Ids are a prefix and 26 characters that sort by creation. Instants come from this database's clock.
-- What must never happen (two teams for a person, two final results for an evaluation, a quota
-- overdrawn) is prevented by keys, checks and row locks here, not by the order of requests.

CREATE TABLE person (
    id            text PRIMARY KEY,
    display_name  text NOT NULL,
    administrator boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE token (
    id           text PRIMARY KEY,
    person_id    text NOT NULL REFERENCES person,
    name         text NOT NULL,
    secret_hash  bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX token_by_person ON token (person_id, created_at DESC);

CREATE TABLE challenge (
    id                text PRIMARY KEY,
    slug              text NOT NULL UNIQUE,
    state             text NOT NULL DEFAULT 'DRAFT'
                      CHECK (state IN ('DRAFT', 'REGISTRATION', 'CLOSED', 'ARCHIVED', 'CANCELLED')),
    title             jsonb NOT NULL,
    description       jsonb,
    clinical_question jsonb NOT NULL,
    controller        text NOT NULL,
    time_zone         text NOT NULL,
    version           bigint NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE challenge_role (
    challenge_id text NOT NULL REFERENCES challenge,
    person_id    text NOT NULL REFERENCES person,
    role         text NOT NULL CHECK (role IN ('ORGANISER')),
    PRIMARY KEY (challenge_id, person_id, role)
);

CREATE TABLE registration (
    challenge_id  text NOT NULL REFERENCES challenge,
    person_id     text NOT NULL REFERENCES person,
    registered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (challenge_id, person_id)
);
CREATE INDEX registration_by_time ON registration (challenge_id, registered_at, person_id);

-- What the store holds, by content. A row is written after the bytes are safe on disk.
CREATE TABLE blob (
    sha256     text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bigint NOT NULL CHECK (bytes >= 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE dataset (
    id           text PRIMARY KEY,
    challenge_id text NOT NULL REFERENCES challenge,
    name         text NOT NULL,
    access       text NOT NULL CHECK (access IN ('EVERYONE', 'COMPETITORS', 'ORGANISERS')),
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (challenge_id, name)
);

CREATE TABLE dataset_file (
    dataset_id text NOT NULL REFERENCES dataset,
    name       text NOT NULL,
    sha256     text NOT NULL REFERENCES blob,
    media_type text NOT NULL,
    PRIMARY KEY (dataset_id, name)
);

-- A phase is a draft while frozen_at is null. Its state afterwards is what the clock says: see
-- phase_state().
CREATE TABLE phase (
    id             text PRIMARY KEY,
    challenge_id   text NOT NULL REFERENCES challenge,
    kind           text NOT NULL CHECK (kind IN ('LEARNING', 'INTERMEDIATE', 'FINAL')),
    name           text NOT NULL,
    opens_at       timestamptz NOT NULL,
    closes_at      timestamptz NOT NULL,
    challenge_type text,
    settings       jsonb NOT NULL DEFAULT '{}',
    reference      jsonb,
    cases          jsonb,
    ranking        jsonb,
    quota          jsonb NOT NULL DEFAULT '[]',
    visibility     text NOT NULL DEFAULT 'ORGANISERS'
                   CHECK (visibility IN ('EVERYONE', 'COMPETITORS', 'OWN_TEAM', 'ORGANISERS')),
    frozen         jsonb,
    frozen_at      timestamptz,
    closed_at      timestamptz,
    published_at   timestamptz,
    board          jsonb,
    version        bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CHECK (opens_at < closes_at),
    CHECK ((frozen IS NULL) = (frozen_at IS NULL)),
    CHECK (published_at IS NULL OR frozen_at IS NOT NULL),
    CHECK ((board IS NULL) = (published_at IS NULL))
);
CREATE INDEX phase_by_challenge ON phase (challenge_id, opens_at, id);

CREATE FUNCTION phase_state(p phase, at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN p.frozen_at IS NULL THEN 'DRAFT'
        WHEN p.published_at IS NOT NULL THEN 'PUBLISHED'
        WHEN at >= p.closed_at THEN 'CLOSED'
        WHEN at < p.opens_at THEN 'READY'
        WHEN at < p.closes_at THEN 'OPEN'
        ELSE 'CLOSED'
    END
$$;

CREATE TABLE team (
    id           text PRIMARY KEY,
    challenge_id text NOT NULL REFERENCES challenge,
    name         text NOT NULL,
    name_key     text NOT NULL,
    captain_id   text NOT NULL REFERENCES person,
    created_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (challenge_id, name_key),
    UNIQUE (challenge_id, id)
);

-- One team a person and challenge: the primary key says so.
CREATE TABLE team_member (
    challenge_id text NOT NULL,
    person_id    text NOT NULL,
    team_id      text NOT NULL,
    joined_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (challenge_id, person_id),
    FOREIGN KEY (challenge_id, team_id) REFERENCES team (challenge_id, id),
    FOREIGN KEY (challenge_id, person_id) REFERENCES registration (challenge_id, person_id)
);
CREATE INDEX team_member_by_team ON team_member (team_id, joined_at);

CREATE TABLE invitation (
    code_hash   bytea PRIMARY KEY,
    team_id     text NOT NULL REFERENCES team,
    created_by  text NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    accepted_by text REFERENCES person,
    accepted_at timestamptz
);

-- One row a phase and team: the lock under which quota is counted and the standing is chosen.
CREATE TABLE participation (
    phase_id text NOT NULL REFERENCES phase,
    team_id  text NOT NULL REFERENCES team,
    PRIMARY KEY (phase_id, team_id)
);

CREATE TABLE submission (
    id           text PRIMARY KEY,
    phase_id     text NOT NULL,
    team_id      text NOT NULL,
    submitted_by text NOT NULL REFERENCES person,
    state        text NOT NULL DEFAULT 'RECEIVED'
                 CHECK (state IN ('RECEIVED', 'VALIDATING', 'INVALID', 'VALID')),
    sha256       text NOT NULL REFERENCES blob,
    media_type   text NOT NULL,
    issues       jsonb,
    received_at  timestamptz NOT NULL,
    FOREIGN KEY (phase_id, team_id) REFERENCES participation (phase_id, team_id)
);
CREATE INDEX submission_by_phase ON submission (phase_id, id DESC);
CREATE INDEX submission_by_team ON submission (phase_id, team_id, id DESC);

-- The ledger of quota: a row is taken with the submission and given back when the fault is not the
-- team's.
CREATE TABLE quota_use (
    submission_id text PRIMARY KEY REFERENCES submission,
    phase_id      text NOT NULL,
    team_id       text NOT NULL,
    taken_at      timestamptz NOT NULL,
    returned_at   timestamptz,
    FOREIGN KEY (phase_id, team_id) REFERENCES participation (phase_id, team_id)
);
CREATE INDEX quota_use_open ON quota_use (phase_id, team_id, taken_at) WHERE returned_at IS NULL;

-- The evaluation row is the queue: whoever holds an unexpired lease works on it.
CREATE TABLE evaluation (
    id            text PRIMARY KEY,
    submission_id text NOT NULL REFERENCES submission,
    phase_id      text NOT NULL REFERENCES phase,
    team_id       text NOT NULL REFERENCES team,
    state         text NOT NULL DEFAULT 'QUEUED'
                  CHECK (state IN ('QUEUED', 'SCORING', 'SCORED', 'FAILED', 'CANCELLED')),
    attempts      integer NOT NULL DEFAULT 0,
    lease         uuid,
    leased_until  timestamptz,
    fault         text CHECK (fault IN ('SUBMISSION', 'PLUGIN', 'HUB', 'RESOURCES')),
    detail        text,
    receipt       jsonb,
    scores        jsonb,
    ranking_value double precision
                  CHECK (ranking_value > '-Infinity'::float8 AND ranking_value < 'Infinity'::float8),
    created_at    timestamptz NOT NULL DEFAULT now(),
    started_at    timestamptz,
    finished_at   timestamptz,
    CHECK ((state = 'SCORING') = (lease IS NOT NULL)),
    CHECK ((lease IS NULL) = (leased_until IS NULL)),
    CHECK ((state = 'SCORED') = (scores IS NOT NULL)),
    CHECK ((state = 'FAILED') = (fault IS NOT NULL)),
    CHECK ((state IN ('SCORED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL))
);
CREATE INDEX evaluation_by_submission ON evaluation (submission_id, id);
CREATE INDEX evaluation_waiting ON evaluation (created_at, id) WHERE state = 'QUEUED';
CREATE INDEX evaluation_leased ON evaluation (leased_until) WHERE state = 'SCORING';
CREATE INDEX evaluation_unfinished ON evaluation (phase_id) WHERE state IN ('QUEUED', 'SCORING');

-- Replicates of the ranking metric, 8 bytes each in big-endian order: read only by boards.
CREATE TABLE evaluation_replicates (
    evaluation_id text PRIMARY KEY REFERENCES evaluation,
    replicates    bytea NOT NULL
);

-- The entry of each team on the board of a phase, kept or replaced under the participation's lock
-- whenever one of its evaluations ends: a board reads as many rows as there are teams.
CREATE TABLE standing (
    phase_id      text NOT NULL,
    team_id       text NOT NULL,
    evaluation_id text NOT NULL REFERENCES evaluation,
    submissions   integer NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (phase_id, team_id),
    FOREIGN KEY (phase_id, team_id) REFERENCES participation (phase_id, team_id)
);
CREATE INDEX evaluation_scored ON evaluation (phase_id, team_id, ranking_value) WHERE state = 'SCORED';

-- Answers of creating requests, so that a repeated request has one effect.
CREATE TABLE idempotency (
    person_id   text NOT NULL REFERENCES person,
    operation   text NOT NULL,
    path        text NOT NULL,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,
    status      integer,
    headers     jsonb,
    body        bytea,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, operation, path, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Descriptors of plugin jars, made once a content.
CREATE TABLE plugin_descriptor (
    sha256     text PRIMARY KEY,
    runner     text NOT NULL,
    descriptor jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What all servers of one installation share and nobody else knows. One row.
CREATE TABLE installation (
    one           boolean PRIMARY KEY DEFAULT true CHECK (one),
    cursor_secret bytea NOT NULL
);
