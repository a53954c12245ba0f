SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
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
SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value, t.submissions
FROM standing t
JOIN evaluation e ON e.id = t.evaluation_id
JOIN submission s ON s.id = e.submission_id
JOIN team ON team.id = t.team_id
WHERE t.phase_id = :phase ORDER BY t.team_id;
