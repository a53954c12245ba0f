SELECT p.id, t.scopes, t.expires_at, t.id,
       ARRAY(SELECT role FROM installation_role r WHERE r.person_id = p.id),
       t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute',
       p.platform_id, p.kind = 'SERVICE', f.requests_per_minute
FROM token t JOIN person p ON p.id = t.person_id
LEFT JOIN platform f ON f.id = p.platform_id
WHERE t.secret_hash = decode(:hash, 'hex') AND t.revoked_at IS NULL AND t.expires_at > now()
  AND (f.id IS NULL OR f.state = 'ACTIVE')
  AND p.blocked_at IS NULL AND p.erased_at IS NULL;
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
SELECT encode(sha256(convert_to(ROW(
  (SELECT array_agg(ROW(t.team_id, t.evaluation_id, t.submissions, team.name) ORDER BY t.team_id)
   FROM standing t JOIN team ON team.id = t.team_id
   WHERE t.phase_id = :phase AND t.evaluation_id IS NOT NULL),
  (SELECT array_agg(id ORDER BY id) FROM submission
   WHERE phase_id = :phase AND verified_at IS NOT NULL),
  (SELECT array_agg(ROW(s.id, s.baseline, team.id, team.name, e.id) ORDER BY s.id)
   FROM submission s
   JOIN team ON team.id = live_team(s.team_id)
   CROSS JOIN LATERAL (SELECT id FROM evaluation
                       WHERE submission_id = s.id AND counts AND state = 'SCORED') e
   WHERE s.phase_id = :phase AND s.baseline IS NOT NULL AND s.withdrawn_at IS NULL)
)::text, 'UTF8')), 'hex');
