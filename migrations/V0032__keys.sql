-- The team of an evaluation is that of its submission, which takes part, which keeps the team. Its own
-- key looked the team up for each evaluation that was inserted, and read the whole table for each
-- team that was dissolved, as no index begins with the team.
ALTER TABLE evaluation DROP CONSTRAINT evaluation_team_id_fkey;

-- What a person handed in: for the copy of their data, and for erasing it.
CREATE INDEX submission_by_person ON submission (submitted_by);
