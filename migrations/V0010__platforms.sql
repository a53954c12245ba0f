-- Hosting platforms as tenants: people whom a platform brings, challenges that it hosts, and who may
-- know of which challenge.

CREATE TABLE platform (
    id                  text PRIMARY KEY,
    name                text NOT NULL,
    contact             text NOT NULL,
    state               text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'SUSPENDED')),
    max_users           integer NOT NULL CHECK (max_users > 0),
    requests_per_minute integer CHECK (requests_per_minute > 0),
    version             bigint NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL DEFAULT now()
);

-- A platform has one account of its own, kind SERVICE, and the people whom it brought, each under an
-- id that the platform made up. Somebody whom nobody brought has no platform.
ALTER TABLE person ADD COLUMN kind text NOT NULL DEFAULT 'PERSON' CHECK (kind IN ('PERSON', 'SERVICE'));
ALTER TABLE person ADD COLUMN platform_id text REFERENCES platform;
ALTER TABLE person ADD COLUMN external_id text COLLATE "C";
ALTER TABLE person ADD UNIQUE (platform_id, external_id);
ALTER TABLE person ADD CHECK (kind = 'PERSON' OR platform_id IS NOT NULL);
ALTER TABLE person ADD CHECK (external_id IS NULL OR (kind = 'PERSON' AND platform_id IS NOT NULL));
CREATE UNIQUE INDEX person_account ON person (platform_id) WHERE kind = 'SERVICE';

-- Who acted is part of what makes two requests one; empty where the person acted in person.
ALTER TABLE idempotency ADD COLUMN actor_id text NOT NULL DEFAULT '';
ALTER TABLE idempotency DROP CONSTRAINT idempotency_pkey;
ALTER TABLE idempotency ADD PRIMARY KEY (person_id, actor_id, operation, path, key);

-- A challenge belongs to the platform under which it was created, or to the installation. Slugs and
-- references are of the owner, so that a taken one tells nothing about other tenants.
ALTER TABLE challenge ADD COLUMN access text NOT NULL DEFAULT 'PUBLIC'
    CHECK (access IN ('PUBLIC', 'PLATFORMS'));
ALTER TABLE challenge ADD COLUMN platform_id text REFERENCES platform;
ALTER TABLE challenge ADD COLUMN external_ref text CHECK (external_ref IS NULL OR platform_id IS NOT NULL);
ALTER TABLE challenge DROP CONSTRAINT challenge_slug_key;
ALTER TABLE challenge ADD CONSTRAINT challenge_slug_key UNIQUE NULLS NOT DISTINCT (slug, platform_id);
ALTER TABLE challenge ADD UNIQUE (platform_id, external_ref);

CREATE TABLE challenge_host (
    challenge_id text NOT NULL REFERENCES challenge,
    platform_id  text NOT NULL REFERENCES platform,
    state        text NOT NULL CHECK (state IN ('OFFERED', 'ACTIVE', 'LEFT')),
    offered_at   timestamptz NOT NULL DEFAULT now(),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (challenge_id, platform_id)
);
CREATE INDEX challenge_host_by_platform ON challenge_host (platform_id, challenge_id);

-- Whom somebody can name towards a challenge, to invite them or give them a role: people of the
-- installation, of the own platform, and of those that host the challenge. Others are not there.
--   tenant  the platform of who names them, or null
CREATE FUNCTION people_reached(of_challenge text, tenant text)
RETURNS SETOF person LANGUAGE sql STABLE AS $$
    SELECT p.* FROM person p
    WHERE p.platform_id IS NULL
       OR p.platform_id = tenant
       OR EXISTS (SELECT 1 FROM challenge_host h
                  WHERE h.challenge_id = of_challenge AND h.platform_id = p.platform_id
                    AND h.state = 'ACTIVE')
$$;

-- The one rule of who may know of a challenge. What is not in here is not there, for everything that
-- belongs to it too.
--   viewer       the person, or null
--   tenant       the platform whose person that is, or null
--   is_host      whether it is the platform's own account: it sees drafts, and what it was offered
--   sees_all     whether the person has a role of the installation that sees all
--   draft_roles  the roles of a challenge that see its draft
CREATE FUNCTION challenges_seen
    (viewer text, tenant text, is_host boolean, sees_all boolean, draft_roles text[])
RETURNS SETOF challenge LANGUAGE sql STABLE AS $$
    SELECT c.* FROM challenge c
    WHERE sees_all
       OR (c.access = 'PUBLIC' AND c.state <> 'DRAFT')
       OR EXISTS (SELECT 1 FROM challenge_host h
                  WHERE h.challenge_id = c.id AND h.platform_id = tenant
                    AND ((is_host AND h.state <> 'LEFT') OR (h.state = 'ACTIVE' AND c.state <> 'DRAFT')))
       OR EXISTS (SELECT 1 FROM challenge_role r
                  WHERE r.challenge_id = c.id AND r.person_id = viewer
                    AND (c.state <> 'DRAFT' OR r.role = ANY (draft_roles)))
       OR (c.state <> 'DRAFT' AND EXISTS
             (SELECT 1 FROM registration g WHERE g.challenge_id = c.id AND g.person_id = viewer
                AND g.state IN ('PENDING', 'APPROVED')))
$$;
