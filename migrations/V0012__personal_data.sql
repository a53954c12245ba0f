-- What people may ask about their own data. An e-mail address is optional, and shown to its person and
-- to organisers whom the person allowed to make contact.

ALTER TABLE person
    ADD COLUMN email     text CHECK (length(email) BETWEEN 3 AND 254),
    ADD COLUMN version   bigint NOT NULL DEFAULT 1,
    ADD COLUMN erased_at timestamptz,
    ADD CHECK (erased_at IS NULL OR email IS NULL);
