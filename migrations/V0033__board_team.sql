-- Whose entry on the board of a phase a team's submissions are for: of the team that it became part of
-- before the phase was published. What joined later keeps an entry of its own there, also where it had none
-- yet because nothing of it was scored: a rescoring of the published phase may score it.
CREATE OR REPLACE FUNCTION board_team(phase text, team text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT t.id, t.merged_into, t.merged_at, 0 AS step FROM team t WHERE t.id = board_team.team
        UNION ALL
        SELECT t.id, t.merged_into, t.merged_at, c.step + 1
        FROM chain c JOIN team t ON t.id = c.merged_into
        WHERE c.merged_at < coalesce((SELECT p.published_at FROM phase p WHERE p.id = board_team.phase), 'infinity')
    ), ranked AS (
        SELECT c.id, c.step, EXISTS (SELECT 1 FROM standing s
                                     WHERE s.phase_id = board_team.phase AND s.team_id = c.id) AS stands
        FROM chain c
    )
    SELECT id FROM ranked ORDER BY stands DESC, CASE WHEN stands THEN step ELSE -step END LIMIT 1
$$;
