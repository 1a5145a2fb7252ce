-- What a leader looked at before signing many papers at one sitting: a batch goes on by the templates it was listed under, or says
-- that one changed. Locks: one column without rewrite (ACCESS EXCLUSIVE for an instant).
ALTER TABLE dossier_signing_batch ADD COLUMN templates_seen text;
COMMENT ON COLUMN dossier_signing_batch.templates_seen IS 'Phiên bản mẫu giấy có hiệu lực lúc người ký xem danh sách';
