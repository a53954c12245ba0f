-- Roles of the installation and of challenges. What each may do is the table of permissions in code.

CREATE TABLE installation_role (
    person_id  text NOT NULL REFERENCES person,
    role       text NOT NULL CHECK (role IN ('ADMINISTRATOR', 'AUDITOR')),
    granted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, role)
);
INSERT INTO installation_role (person_id, role) SELECT id, 'ADMINISTRATOR' FROM person WHERE administrator;
ALTER TABLE person DROP COLUMN administrator;

ALTER TABLE challenge_role DROP CONSTRAINT challenge_role_role_check;
ALTER TABLE challenge_role ADD CHECK
    (role IN ('ORGANISER', 'COUNCIL', 'DATA_MANAGER', 'DPO', 'JURY', 'AUDITOR'));
ALTER TABLE challenge_role ADD COLUMN granted_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX challenge_role_by_person ON challenge_role (person_id);
