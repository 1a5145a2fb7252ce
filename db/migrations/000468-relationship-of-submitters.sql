-- As whom somebody handed in for another: whoever does it by office (a postman, an officer) has no list of those dossiers.
-- Locks: dossier for an instant, a column without a value.
ALTER TABLE dossier ADD COLUMN submitter_relationship text;
COMMENT ON COLUMN dossier.submitter_relationship IS 'Quan hệ của người nộp với chủ hồ sơ';
