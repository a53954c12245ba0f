-- Naming a data protection officer makes data wait for an attestation from then on, also when the last officer has gone.
ALTER TABLE challenge ADD COLUMN attests_since timestamptz;

UPDATE challenge c SET attests_since = now()
WHERE EXISTS (SELECT 1 FROM challenge_role r WHERE r.challenge_id = c.id AND r.role = 'DPO');

CREATE FUNCTION attest_from_now_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE challenge SET attests_since = now() WHERE id = NEW.challenge_id AND attests_since IS NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER challenge_role_dpo AFTER INSERT ON challenge_role
    FOR EACH ROW WHEN (NEW.role = 'DPO') EXECUTE FUNCTION attest_from_now_on();
