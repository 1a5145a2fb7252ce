-- Who represents an organisation is confirmed by one officer and agreed to by another. What was confirmed by one before stays:
-- it is agreed to from then on, by nobody.
-- Locks: paper_store_representative exclusively, a few rows.
ALTER TABLE paper_store_representative ADD COLUMN agreed_by uuid, ADD COLUMN agreed_at timestamptz;
UPDATE paper_store_representative SET agreed_at = confirmed_at;
ALTER TABLE paper_store_representative ADD CONSTRAINT paper_store_representative_agreed_by_another
  CHECK (agreed_by IS NULL OR (agreed_at IS NOT NULL AND agreed_by <> confirmed_by));
CREATE INDEX paper_store_representative_waiting ON paper_store_representative (confirmed_at)
  WHERE agreed_at IS NULL AND ended_at IS NULL;
COMMENT ON COLUMN paper_store_representative.agreed_by IS 'Cán bộ thứ hai đồng ý';
COMMENT ON COLUMN paper_store_representative.agreed_at IS 'Thời điểm có hiệu lực';
