-- Leaderboard
SELECT t.team_id, team.name, e.submission_id, e.id, s.received_at, e.ranking_value,
  t.submissions, NULL AS baseline, s.verified_at IS NOT NULL, 1 AS part
FROM standing t
JOIN evaluation e ON e.id = t.evaluation_id
JOIN submission s ON s.id = e.submission_id
JOIN team ON team.id = t.team_id
WHERE t.phase_id = :phase
UNION ALL
SELECT team.id, team.name, s.id, e.id, s.received_at, e.ranking_value,
  1, s.baseline, s.verified_at IS NOT NULL, 2
FROM submission s
JOIN team ON team.id = live_team(s.team_id)
CROSS JOIN LATERAL (SELECT * FROM evaluation
                    WHERE submission_id = s.id AND counts AND state = 'SCORED') e
WHERE s.phase_id = :phase AND s.baseline IS NOT NULL AND s.withdrawn_at IS NULL
ORDER BY part, 1, 3;
-- Submissions of a team
SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
  e.rescoring_id IS NOT NULL AS rescored
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
WHERE s.team_id = :team AND s.phase_id = :phase AND s.id < '~'
  AND (CAST(NULL AS text) IS NULL OR CASE s.state WHEN 'VALID' THEN e.state ELSE s.state END = NULL)
ORDER BY s.id DESC LIMIT 51;
-- Submissions of a phase
SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
  e.rescoring_id IS NOT NULL AS rescored
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
WHERE true AND s.phase_id = :phase AND s.id < '~'
  AND (CAST(NULL AS text) IS NULL OR CASE s.state WHEN 'VALID' THEN e.state ELSE s.state END = NULL)
ORDER BY s.id DESC LIMIT 51;
-- Submissions of a new phase
SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
  e.rescoring_id IS NOT NULL AS rescored
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
WHERE true AND s.phase_id = :empty AND s.id < '~'
  AND (CAST(NULL AS text) IS NULL OR CASE s.state WHEN 'VALID' THEN e.state ELSE s.state END = NULL)
ORDER BY s.id DESC LIMIT 51;
-- One submission
SELECT s.*, b.bytes, e.id AS evaluation_id, e.state AS evaluation_state, e.fault, e.scores::text AS scores, e.finished_at,
  e.rescoring_id IS NOT NULL AS rescored
FROM submission s JOIN blob b ON b.sha256 = s.sha256
CROSS JOIN LATERAL (SELECT * FROM evaluation WHERE submission_id = s.id AND counts LIMIT 1) e
WHERE s.id = :submission;
-- Claim
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
)
, chosen AS (
  SELECT next.id FROM ordered o CROSS JOIN LATERAL (
    SELECT e.id FROM evaluation e
    WHERE e.state = 'QUEUED' AND NOT e.external
      AND e.priority = o.priority AND e.challenge_id = o.challenge_id
    ORDER BY e.turn, e.id LIMIT 1 FOR UPDATE SKIP LOCKED) next
  LIMIT 1
), claimed AS (
  UPDATE evaluation SET state = 'SCORING', attempts = attempts + 1, lease = gen_random_uuid(),
    leased_until = least(now() + 20 * interval '1 second', deadline),
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
SELECT c.id, c.submission_id, c.phase_id, c.team_id, s.sha256, c.attempts, c.rescoring_id
FROM claimed c JOIN submission s ON s.id = c.submission_id;
-- Renew leases
UPDATE evaluation SET leased_until = now() + 20 * interval '1 second'
WHERE state = 'SCORING' AND lease = ANY (ARRAY[gen_random_uuid()]);
-- Reap leases
UPDATE evaluation SET state = 'QUEUED', lease = NULL, leased_until = NULL
WHERE state = 'SCORING' AND leased_until < now() AND attempts < 3;
-- Quota of a day
WITH period AS (
  SELECT date_trunc('day', now(), 'Europe/Paris') AS start,
         (date_trunc('day', now() AT TIME ZONE 'Europe/Paris')
          + CAST('1 day' AS interval)) AT TIME ZONE 'Europe/Paris' AS reset
)
SELECT count(q.submission_id), period.reset
FROM period LEFT JOIN quota_use q ON q.phase_id = :phase AND q.team_id = :team
  AND q.returned_at IS NULL AND q.taken_at >= period.start
GROUP BY period.reset;
-- Entry of a team
SELECT e.ranking_value, s.received_at
FROM standing t JOIN evaluation e ON e.id = t.evaluation_id
JOIN submission s ON s.id = e.submission_id
WHERE t.phase_id = :phase AND t.team_id = :team;
-- Unfinished work of a phase
SELECT EXISTS (SELECT 1 FROM evaluation WHERE phase_id = :phase AND counts AND state IN ('QUEUED', 'SCORING'));
