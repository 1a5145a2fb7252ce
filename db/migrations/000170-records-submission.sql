-- A draft is sent up to a leader before it is signed (trình ký): to whom, with which authority, by whom and when.
ALTER TABLE records_document DROP CONSTRAINT records_document_state_check;
ALTER TABLE records_document ADD CONSTRAINT records_document_state_check CHECK (state IN
  ('REGISTERED', 'DRAFT', 'SUBMITTED', 'SIGNED', 'PUBLISHED', 'RECALLED', 'REPLACED', 'VOIDED', 'DISCARDED'));
ALTER TABLE records_document DROP CONSTRAINT records_document_check5;
ALTER TABLE records_document ADD CONSTRAINT records_document_numbered CHECK (direction <> 'OUTGOING'
  OR state IN ('DRAFT', 'SUBMITTED', 'SIGNED', 'DISCARDED') OR (number IS NOT NULL AND published_at IS NOT NULL));
ALTER TABLE records_document
  ADD COLUMN submitted_to_id uuid,
  ADD COLUMN submitted_to_name text,
  ADD COLUMN submitted_authority text CHECK (submitted_authority IN ('HEAD', 'TM', 'KT', 'TL', 'TUQ', 'Q')),
  ADD COLUMN submitted_by_id uuid,
  ADD COLUMN submitted_at timestamptz;
ALTER TABLE records_document ADD CONSTRAINT records_document_submitted CHECK (state <> 'SUBMITTED'
  OR num_nulls(submitted_to_id, submitted_to_name, submitted_authority, submitted_by_id, submitted_at) = 0);
CREATE INDEX records_document_to_sign ON records_document (submitted_to_id, submitted_at) WHERE state = 'SUBMITTED';
COMMENT ON COLUMN records_document.state IS 'Đã đăng ký, dự thảo, đã trình ký, đã ký, đã phát hành, đã thu hồi, đã thay thế, đã hủy số, đã bỏ';
COMMENT ON COLUMN records_document.submitted_to_id IS 'Lãnh đạo được trình ký';
COMMENT ON COLUMN records_document.submitted_to_name IS 'Họ tên lãnh đạo được trình ký';
COMMENT ON COLUMN records_document.submitted_authority IS 'Thẩm quyền ký được đề nghị: thủ trưởng, TM., KT., TL., TUQ., Q.';
COMMENT ON COLUMN records_document.submitted_by_id IS 'Người trình ký';
COMMENT ON COLUMN records_document.submitted_at IS 'Thời điểm trình ký';
