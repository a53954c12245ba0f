\set n random(1, 9000000000000000)
\set i random(0, 35)
SELECT team, person, hash FROM load_team WHERE nth = :i \gset
SELECT p.id, t.scopes, t.expires_at, t.id,
       ARRAY(SELECT role FROM installation_role r WHERE r.person_id = p.id),
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute',
       p.platform_id, p.kind = 'SERVICE', f.requests_per_minute
FROM token t JOIN person p ON p.id = t.person_id
LEFT JOIN platform f ON f.id = p.platform_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now()
  AND (f.id IS NULL OR f.state = 'ACTIVE')
  AND p.blocked_at IS NULL AND p.erased_at IS NULL;
SELECT clock_timestamp();
SELECT id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, composites, reference, cases,
ranking, quota, quota_counts, visibility, submission_metadata,
evaluator_deadline_hours, frozen, candidate, revision, published_at, version, created_at,
phase_state(p, now()) AS state
FROM phase p WHERE id = :phase;
SELECT c.*,
  ARRAY(SELECT r.role FROM challenge_role r
        WHERE r.challenge_id = c.id AND r.person_id = :person) AS roles,
  EXISTS (SELECT 1 FROM competitor r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
  false AND EXISTS
    (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id
     AND h.platform_id = NULL AND h.state <> 'LEFT') AS host,
  t.id AS team, t.captain_id = :person AS captain
FROM challenges_seen(:person, NULL, false, false, '{}') c
LEFT JOIN team_member m ON m.challenge_id = c.id AND m.person_id = :person
LEFT JOIN team t ON t.id = m.team_id
WHERE c.id = :challenge OR c.slug = :challenge
ORDER BY c.platform_id = NULL DESC NULLS LAST, c.platform_id IS NULL DESC, c.id
LIMIT 1;
BEGIN;
INSERT INTO blob (sha256, bytes) VALUES (encode(sha256(convert_to(:n::text, 'UTF8')), 'hex'), 9000)
ON CONFLICT DO NOTHING;
SELECT id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, composites, reference, cases,
ranking, quota, quota_counts, visibility, submission_metadata,
evaluator_deadline_hours, frozen, candidate, revision, published_at, version, created_at,
phase_state(p, now()) AS state
FROM phase p WHERE id = :phase FOR SHARE;
SELECT 1 FROM team WHERE id = :team FOR KEY SHARE;
SELECT 1 FROM participation WHERE phase_id = :phase AND team_id = :team FOR UPDATE;
SELECT count(*) FROM quota_use
WHERE phase_id = :phase AND team_id = :team AND returned_at IS NULL AND taken_at >= date_trunc('day', now());
SELECT c.*,
  ARRAY(SELECT r.role FROM challenge_role r
        WHERE r.challenge_id = c.id AND r.person_id = :person) AS roles,
  EXISTS (SELECT 1 FROM competitor r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
  false AND EXISTS
    (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id
     AND h.platform_id = NULL AND h.state <> 'LEFT') AS host,
  t.id AS team, t.captain_id = :person AS captain
FROM challenges_seen(:person, NULL, false, false, '{}') c
LEFT JOIN team_member m ON m.challenge_id = c.id AND m.person_id = :person
LEFT JOIN team t ON t.id = m.team_id
WHERE c.id = :challenge OR c.slug = :challenge
ORDER BY c.platform_id = NULL DESC NULLS LAST, c.platform_id IS NULL DESC, c.id
LIMIT 1;
INSERT INTO submission (id, phase_id, team_id, submitted_by, sha256, media_type, received_at)
VALUES ('sub_' || :n::text, :phase, :team, :person,
  encode(sha256(convert_to(:n::text, 'UTF8')), 'hex'), 'text/csv', now());
INSERT INTO quota_use (submission_id, phase_id, team_id, taken_at)
VALUES ('sub_' || :n::text, :phase, :team, now());
INSERT INTO evaluation (id, submission_id, phase_id, team_id, challenge_id, priority, turn)
SELECT 'eva_' || :n::text, 'sub_' || :n::text, p.id, :team, p.challenge_id, 1,
  1 + greatest(
    (SELECT turn FROM queue_share s WHERE s.challenge_id = p.challenge_id AND s.priority = 1),
    (SELECT max(turn) FROM evaluation e
     WHERE e.state = 'QUEUED' AND e.team_id = :team AND e.priority = 1),
    0)
FROM phase p WHERE p.id = :phase;
INSERT INTO event (id, type, challenge_id, subject, audience, audience_id, officers, data, occurred_at)
VALUES ('evt_' || :n::text, 'submission.received', :challenge, 'sub_' || :n::text, 'TEAM', :team, '{}',
  jsonb_build_object('submissionId', 'sub_' || :n::text), clock_timestamp());
SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
  e.rescoring_id IS NOT NULL AS rescored
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
WHERE s.id = 'sub_' || :n::text;
COMMIT;
