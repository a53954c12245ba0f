SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
SELECT c.*,
  EXISTS (SELECT 1 FROM challenge_role r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS organiser,
  EXISTS (SELECT 1 FROM registration r
          WHERE r.challenge_id = c.id AND r.person_id = :person) AS competitor,
  (SELECT m.team_id FROM team_member m
   WHERE m.challenge_id = c.id AND m.person_id = :person) AS team
FROM challenge c WHERE c.id = :challenge OR c.slug = :challenge;
