-- Bytes that an upload or a dataset had, and has no more, are looked at: what nothing else needs is removed,
-- as files of ended challenges are. Those of an upload that became a submission are that submission's.
CREATE FUNCTION let_go_of_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE blob SET due_at = now()
    WHERE sha256 = OLD.sha256 AND removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.sha256 = OLD.sha256 AND s.file_removed_at IS NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER upload_lets_go AFTER DELETE ON upload
    FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION let_go_of_bytes();
CREATE TRIGGER dataset_file_lets_go AFTER UPDATE OF sha256 ON dataset_file
    FOR EACH ROW WHEN (OLD.sha256 <> NEW.sha256) EXECUTE FUNCTION let_go_of_bytes();
CREATE TRIGGER dataset_file_is_deleted AFTER DELETE ON dataset_file
    FOR EACH ROW EXECUTE FUNCTION let_go_of_bytes();
