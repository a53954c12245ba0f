SELECT p.id, p.administrator, t.scopes, t.expires_at, t.id,
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'
FROM token t JOIN person p ON p.id = t.person_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now();
SELECT p.*, phase_state(p, now()) AS state FROM phase p WHERE id = :phase;
SELECT * FROM challenge WHERE id = :challenge OR slug = :challenge;
SELECT EXISTS (SELECT 1 FROM challenge_role WHERE challenge_id = :challenge AND person_id = :person),
       EXISTS (SELECT 1 FROM registration WHERE challenge_id = :challenge AND person_id = :person),
       (SELECT team_id FROM team_member WHERE challenge_id = :challenge AND person_id = :person);
SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value, t.submissions
FROM standing t
JOIN evaluation e ON e.id = t.evaluation_id
JOIN submission s ON s.id = e.submission_id
JOIN team ON team.id = t.team_id
WHERE t.phase_id = :phase ORDER BY t.team_id;
