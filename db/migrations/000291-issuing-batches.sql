-- Results that were signed are numbered and issued at one sitting too: batches of either work lie in the same tables.
-- Locks: both tables for an instant each (ACCESS EXCLUSIVE); they hold a row for each paper signed at one sitting, some ten
-- thousand a year in a ward, whose checks are read once: far less than a second.
ALTER TABLE dossier_signing_batch ADD COLUMN work text NOT NULL DEFAULT 'SIGN' CHECK (work IN ('SIGN', 'ISSUE'));
ALTER TABLE dossier_signing_batch ALTER COLUMN summary DROP NOT NULL;
ALTER TABLE dossier_signing_batch ADD CONSTRAINT dossier_signing_batch_says_why CHECK (work = 'ISSUE' OR summary IS NOT NULL);
ALTER TABLE dossier_signing_paper DROP CONSTRAINT dossier_signing_paper_state_check;
ALTER TABLE dossier_signing_paper ADD CONSTRAINT dossier_signing_paper_state_check
  CHECK (state IN ('WAITING', 'SIGNED', 'ISSUED', 'FAILED'));
COMMENT ON TABLE dossier_signing_batch IS 'Một lần ký, hoặc vào số và phát hành, nhiều văn bản';
COMMENT ON COLUMN dossier_signing_batch.work IS 'Ký, hoặc vào số và phát hành';
COMMENT ON COLUMN dossier_signing_batch.person_id IS 'Người ký, hoặc văn thư phát hành';
COMMENT ON COLUMN dossier_signing_paper.state IS 'Đang chờ, đã ký, đã phát hành, chưa làm được';
