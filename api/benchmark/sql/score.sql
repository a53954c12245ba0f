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
WITH RECURSIVE waiting AS (
  (SELECT priority, challenge_id FROM evaluation WHERE state = 'QUEUED' AND NOT external
   ORDER BY priority, challenge_id LIMIT 1)
  UNION ALL
  SELECT next.priority, next.challenge_id FROM waiting w CROSS JOIN LATERAL (
    SELECT e.priority, e.challenge_id FROM evaluation e
    WHERE e.state = 'QUEUED' AND NOT e.external
      AND (e.priority, e.challenge_id) > (w.priority, w.challenge_id)
    ORDER BY e.priority, e.challenge_id LIMIT 1) next
), running AS (
  SELECT challenge_id, count(*) AS jobs FROM evaluation WHERE state = 'SCORING' AND NOT external
  GROUP BY challenge_id
), fair AS (
  SELECT w.priority, w.challenge_id, coalesce(r.jobs, 0) AS jobs,
    coalesce(s.served_at, '-infinity') AS served_at
  FROM waiting w
  LEFT JOIN running r ON r.challenge_id = w.challenge_id
  LEFT JOIN queue_share s ON s.challenge_id = w.challenge_id AND s.priority = w.priority
), ordered AS (
  SELECT * FROM fair
  ORDER BY CASE WHEN priority = 2 AND served_at < now() - interval '10 s' THEN 1
           ELSE priority END, jobs, served_at, challenge_id
), chosen AS (
  SELECT next.id FROM ordered o CROSS JOIN LATERAL (
    SELECT e.id FROM evaluation e
    WHERE e.state = 'QUEUED' AND NOT e.external
      AND e.priority = o.priority AND e.challenge_id = o.challenge_id
    ORDER BY e.turn, e.id LIMIT 1 FOR UPDATE SKIP LOCKED) next
  LIMIT 1
), claimed AS (
  UPDATE evaluation SET state = 'SCORING', attempts = attempts + 1, lease = gen_random_uuid(),
    leased_until = least(now() + 30 * interval '1 second', deadline),
    started_at = coalesce(started_at, now())
  WHERE id = (SELECT id FROM chosen)
  RETURNING *
), served AS (
  INSERT INTO queue_share AS s (challenge_id, priority, turn, served_at)
  SELECT challenge_id, priority, turn, clock_timestamp() FROM claimed
  ON CONFLICT (challenge_id, priority) DO UPDATE SET
    turn = greatest(s.turn, excluded.turn), served_at = excluded.served_at
), validating AS (
  UPDATE submission SET state = 'VALIDATING'
  WHERE id = (SELECT submission_id FROM claimed WHERE rescoring_id IS NULL)
    AND state = 'RECEIVED'
)
SELECT c.id AS evaluation, c.submission_id AS submitted, c.team_id AS owner, s.sha256, c.attempts,
  c.rescoring_id, c.traceparent, set_config('synchronous_commit', 'off', true)
FROM claimed c JOIN submission s ON s.id = c.submission_id \gset
SELECT id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings, composites, reference, cases,
ranking, quota, quota_counts, visibility, submission_metadata,
evaluator_deadline_hours, frozen, candidate, revision, published_at, version, created_at,
phase_state(p, now()) AS state
FROM phase p WHERE id = :phase;
BEGIN;
WITH RECURSIVE chain AS (
  SELECT CAST(:owner AS text) AS id
  UNION ALL SELECT t.merged_into FROM team t JOIN chain c ON t.id = c.id
  WHERE t.merged_into IS NOT NULL
)
SELECT t.id, t.merged_into FROM team t WHERE t.id IN (SELECT id FROM chain)
ORDER BY t.id FOR KEY SHARE OF t;
SELECT team_id FROM participation WHERE phase_id = :phase AND team_id = ANY (ARRAY[CAST(:owner AS text)])
ORDER BY team_id FOR UPDATE;
SELECT e.counts, p.candidate ->> 'rescoringId', p.revision
FROM evaluation e JOIN phase p ON p.id = e.phase_id
WHERE e.id = :evaluation AND e.state = 'SCORING' FOR UPDATE OF e;
UPDATE evaluation SET state = 'SCORED', lease = NULL, leased_until = NULL,
  receipt = b.receipt, scores = b.scores, ranking_value = random(), finished_at = now()
FROM (SELECT receipt, scores FROM evaluation WHERE submission_id = :submission LIMIT 1) b
WHERE id = :evaluation;
INSERT INTO evaluation_replicates (evaluation_id, replicates)
VALUES (:evaluation, decode(repeat(md5(:evaluation), 500), 'hex'));
UPDATE submission SET state = 'VALID', issues = '{}' WHERE id = :submitted;
SELECT e.id, e.ranking_value, s.received_at, s.id,
  s.withdrawn_at IS NULL AND s.baseline IS NULL, s.chosen_at IS NOT NULL
FROM evaluation e JOIN submission s ON s.id = e.submission_id
WHERE e.id = :evaluation;
SELECT e.id, e.ranking_value, s.received_at, s.id,
  s.withdrawn_at IS NULL AND s.baseline IS NULL, s.chosen_at IS NOT NULL
FROM evaluation e JOIN submission s ON s.id = e.submission_id
JOIN standing t ON t.evaluation_id = e.id
WHERE t.phase_id = :phase AND t.team_id = :owner;
INSERT INTO standing AS t (phase_id, team_id, evaluation_id, submissions)
VALUES (:phase, :owner, :evaluation, 1)
ON CONFLICT (phase_id, team_id) DO UPDATE SET
  evaluation_id = excluded.evaluation_id, submissions = t.submissions + 1, updated_at = now();
INSERT INTO event (id, type, challenge_id, subject, audience, audience_id, officers, data, occurred_at)
VALUES ('evt_' || :evaluation, 'submission.scored', :challenge, :submitted, 'TEAM', :owner, '{}',
  jsonb_build_object('submissionId', CAST(:submitted AS text)), clock_timestamp());
COMMIT;
