\set n random(1, 9000000000000000)
\set i random(0, 35)
SELECT team, person, hash FROM load_team WHERE nth = :i \gset
SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
SELECT clock_timestamp();
SELECT id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, reference, cases,
  ranking, quota, visibility, frozen, published_at, version, created_at,
  phase_state(p, now()) AS state
FROM phase p WHERE id = :phase;
SELECT c.*,
  EXISTS (SELECT 1 FROM challenge_role r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS organiser,
  EXISTS (SELECT 1 FROM registration r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
  (SELECT m.team_id FROM team_member m
   WHERE m.challenge_id = c.id AND m.person_id = :person) AS team
FROM challenge c WHERE c.id = :challenge OR c.slug = :challenge;
BEGIN;
INSERT INTO blob (sha256, bytes) VALUES (encode(sha256(convert_to(:n::text, 'UTF8')), 'hex'), 9000)
ON CONFLICT DO NOTHING;
SELECT id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, reference, cases,
  ranking, quota, visibility, frozen, published_at, version, created_at,
  phase_state(p, now()) AS state
FROM phase p WHERE id = :phase FOR SHARE;
SELECT 1 FROM participation WHERE phase_id = :phase AND team_id = :team FOR UPDATE;
SELECT c.*,
  EXISTS (SELECT 1 FROM challenge_role r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS organiser,
  EXISTS (SELECT 1 FROM registration r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
  (SELECT m.team_id FROM team_member m
   WHERE m.challenge_id = c.id AND m.person_id = :person) AS team
FROM challenge c WHERE c.id = :challenge OR c.slug = :challenge;
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
SELECT s.*, b.bytes, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id ORDER BY id DESC LIMIT 1) e
WHERE s.id = 'sub_' || :n::text;
COMMIT;
