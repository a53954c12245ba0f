-- Who can be given a role in a challenge or be invited: nobody who was erased.
CREATE OR REPLACE FUNCTION people_reached(of_challenge text, tenant text)
RETURNS SETOF person LANGUAGE sql STABLE AS $$
    SELECT p.* FROM person p
    WHERE p.erased_at IS NULL
      AND (p.platform_id IS NULL
       OR p.platform_id = tenant
       OR EXISTS (SELECT 1 FROM challenge_host h
                  WHERE h.challenge_id = of_challenge AND h.platform_id = p.platform_id
                    AND h.state = 'ACTIVE'))
$$;
