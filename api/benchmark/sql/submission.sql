SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
SELECT s.*, b.bytes, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id ORDER BY id DESC LIMIT 1) e
WHERE s.id = :submission;
SELECT p.*, phase_state(p, now()) AS state FROM phase p WHERE id = :phase;
SELECT * FROM challenge WHERE id = :challenge OR slug = :challenge;
SELECT EXISTS (SELECT 1 FROM challenge_role WHERE challenge_id = :challenge AND person_id = :person),
       EXISTS (SELECT 1 FROM registration WHERE challenge_id = :challenge AND person_id = :person),
       (SELECT team_id FROM team_member WHERE challenge_id = :challenge AND person_id = :person);
