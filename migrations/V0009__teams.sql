-- Teams: how large, until when they change, who left, what they were called, invitations by address,
-- requests to join, and merges. A submission, what it used of the quota and its evaluation keep the
-- team that handed them in; a team that became part of another says into which.

ALTER TABLE challenge
    ADD COLUMN max_team_size   integer CHECK (max_team_size >= 1),
    ADD COLUMN teams_freeze_at timestamptz;

-- A team that nobody is in has no captain.
ALTER TABLE team ALTER COLUMN captain_id DROP NOT NULL;
ALTER TABLE team
    ADD COLUMN version     bigint NOT NULL DEFAULT 1,
    ADD COLUMN looks_by    text,
    ADD COLUMN merges      integer NOT NULL DEFAULT 0,
    ADD COLUMN merged_into text,
    ADD COLUMN merged_as   integer,
    ADD COLUMN merged_at   timestamptz,
    ADD FOREIGN KEY (challenge_id, merged_into) REFERENCES team (challenge_id, id),
    ADD UNIQUE (merged_into, merged_as),
    ADD CHECK (merged_into <> id),
    ADD CHECK ((merged_into IS NULL) = (merged_as IS NULL)),
    ADD CHECK ((merged_into IS NULL) = (merged_at IS NULL));
COMMENT ON COLUMN team.merges IS 'how many teams became part of it';
COMMENT ON COLUMN team.merged_as IS 'as which of them, from 1, this one did';
COMMENT ON COLUMN team.looks_by IS 'the rules that made its rows in team_look; null: none has yet';

-- What the names of a challenge can be taken for. A name has several looks; the key keeps every
-- other team from all of them.
CREATE TABLE team_look (
    challenge_id text NOT NULL,
    look         text NOT NULL,
    team_id      text NOT NULL,
    PRIMARY KEY (challenge_id, look),
    FOREIGN KEY (challenge_id, team_id) REFERENCES team (challenge_id, id) ON DELETE CASCADE
);
CREATE INDEX team_look_by_team ON team_look (team_id);

-- Names that a team had, and what organisers did to it for cause.
CREATE TABLE team_record (
    id        text PRIMARY KEY,
    team_id   text NOT NULL REFERENCES team ON DELETE CASCADE,
    kind      text NOT NULL CHECK (kind IN ('RENAMED', 'RENAMED_FOR_CAUSE', 'REMOVED_FOR_CAUSE')),
    done_by   text NOT NULL REFERENCES person,
    done_at   timestamptz NOT NULL DEFAULT now(),
    reason    text,
    old_name  text,
    new_name  text,
    person_id text REFERENCES person,
    CHECK ((kind = 'RENAMED') = (reason IS NULL)),
    CHECK ((kind = 'REMOVED_FOR_CAUSE') = (person_id IS NOT NULL)),
    CHECK ((kind = 'REMOVED_FOR_CAUSE') = (old_name IS NULL)),
    CHECK ((old_name IS NULL) = (new_name IS NULL))
);
CREATE INDEX team_record_by_team ON team_record (team_id, id);

-- Whoever leaves a team that has submitted keeps the row: the same key that lets a person into one
-- team of a challenge then keeps them out of the others. Who is in a team is the view.
ALTER TABLE team_member RENAME TO membership;
ALTER TABLE membership ADD COLUMN left_at timestamptz;
CREATE VIEW team_member AS
    SELECT challenge_id, person_id, team_id, joined_at FROM membership WHERE left_at IS NULL;

CREATE INDEX participation_by_team ON participation (team_id);

-- A use counts against the other team's of a merge only when it was taken before: after so many.
ALTER TABLE quota_use ADD COLUMN merges integer NOT NULL DEFAULT 0;

-- The team that a team is part of by now: itself, as long as it did not merge into another.
CREATE FUNCTION live_team(start text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE line AS (
        SELECT id, merged_into FROM team WHERE id = start
        UNION ALL
        SELECT t.id, t.merged_into FROM team t JOIN line ON t.id = line.merged_into
    )
    SELECT id FROM line WHERE merged_into IS NULL
$$;

-- Invitations, requests and proposals that are OPEN when they expire count as EXPIRED; the row says so only
-- once another takes its place.

-- An invitation goes to whoever has its code, to a person, or to whoever has an e-mail address, of
-- which only a keyed digest is here.
ALTER TABLE invitation RENAME TO invitation_v1;
ALTER TABLE invitation_v1 RENAME CONSTRAINT invitation_pkey TO invitation_v1_pkey;
CREATE TABLE invitation (
    id           text PRIMARY KEY,
    team_id      text NOT NULL REFERENCES team ON DELETE CASCADE,
    created_by   text NOT NULL REFERENCES person,
    code_hash    bytea UNIQUE,
    person_id    text REFERENCES person,
    email_digest bytea CHECK (octet_length(email_digest) = 32),
    state        text NOT NULL DEFAULT 'OPEN'
                 CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED')),
    accepted_by  text REFERENCES person,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (num_nonnulls(code_hash, person_id, email_digest) = 1
           OR (state <> 'OPEN' AND num_nonnulls(code_hash, person_id, email_digest) = 0)),
    CHECK ((state = 'ACCEPTED') = (accepted_by IS NOT NULL)),
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
INSERT INTO invitation (id, team_id, created_by, code_hash, state, accepted_by, created_at, expires_at, ended_at)
    SELECT 'ivt_' || left(encode(sha256(code_hash), 'hex'), 26), team_id, created_by, code_hash,
           CASE WHEN accepted_at IS NULL THEN 'OPEN' ELSE 'ACCEPTED' END,
           accepted_by, created_at, expires_at, accepted_at
    FROM invitation_v1;
DROP TABLE invitation_v1;
CREATE INDEX invitation_by_team ON invitation (team_id, id DESC);
CREATE INDEX invitation_by_person ON invitation (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX invitation_by_email ON invitation (email_digest) WHERE email_digest IS NOT NULL;
CREATE UNIQUE INDEX invitation_open_person ON invitation (team_id, person_id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX invitation_open_email ON invitation (team_id, email_digest) WHERE state = 'OPEN';

-- Somebody who wants to join a team.
CREATE TABLE join_request (
    id           text PRIMARY KEY,
    challenge_id text NOT NULL REFERENCES challenge,
    team_id      text NOT NULL REFERENCES team ON DELETE CASCADE,
    person_id    text NOT NULL REFERENCES person,
    message      text,
    state        text NOT NULL DEFAULT 'OPEN'
                 CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX join_request_open ON join_request (team_id, person_id) WHERE state = 'OPEN';
CREATE INDEX join_request_by_team ON join_request (team_id, id DESC);
CREATE INDEX join_request_by_person ON join_request (person_id, id DESC);

-- The offer of a team to become part of another.
CREATE TABLE merge_proposal (
    id         text PRIMARY KEY,
    team_id    text NOT NULL REFERENCES team ON DELETE CASCADE,
    into_id    text NOT NULL REFERENCES team ON DELETE CASCADE,
    created_by text NOT NULL REFERENCES person,
    state      text NOT NULL DEFAULT 'OPEN'
               CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (team_id <> into_id),
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX merge_proposal_open ON merge_proposal (team_id, into_id) WHERE state = 'OPEN';
CREATE INDEX merge_proposal_by_team ON merge_proposal (team_id, id DESC);
CREATE INDEX merge_proposal_by_into ON merge_proposal (into_id, id DESC);
