-- Why somebody was blocked, for whoever is to lift it and for the person who asks what is held.

ALTER TABLE person
    ADD COLUMN blocked_reason text,
    ADD CHECK (blocked_reason IS NULL OR blocked_at IS NOT NULL);
