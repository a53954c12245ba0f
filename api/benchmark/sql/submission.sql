SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
SELECT s.*, b.bytes, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id ORDER BY id DESC LIMIT 1) e
WHERE s.id = :submission;
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
