-- The form of each act is owed until its file is kept, however long the program stood still; it was looked for in the acts of
-- the last six hours only.
-- Locks: document_number for an instant for its columns, then its rows of forms while they are written (60 s a million), then
-- writes to it while the index is built; platform_incident for the instant it takes to read its few rows.
ALTER TABLE document_number ADD COLUMN kept_at timestamptz;
ALTER TABLE document_number ADD COLUMN kept_tried_at timestamptz;
UPDATE document_number AS n SET kept_at = p.published_at
  FROM document_paper AS p
  WHERE n.dossier_id IS NOT NULL AND p.dossier_id = n.dossier_id AND p.event_seq = n.event_seq AND p.locale = 'vi';
CREATE INDEX document_number_form_owed ON document_number (kept_tried_at NULLS FIRST, taken_at)
  WHERE dossier_id IS NOT NULL AND kept_at IS NULL AND voided_at IS NULL;
COMMENT ON COLUMN document_number.kept_at IS 'Thời điểm tệp của biểu mẫu mang số này được lưu; trống: còn phải lập';
COMMENT ON COLUMN document_number.kept_tried_at IS 'Lần gần nhất lập biểu mẫu không thành';
ALTER TABLE platform_incident DROP CONSTRAINT platform_incident_kind_check;
ALTER TABLE platform_incident ADD CONSTRAINT platform_incident_kind_check CHECK (kind IN
  ('FILE_CORRUPT', 'FILE_MISSING', 'FILE_INFECTED', 'FILE_UNSCANNED', 'TEMPLATE_FAILED', 'DOSSIER_UNREADABLE', 'PAPER_UNCONFIRMED', 'FORM_UNKEPT'));
COMMENT ON COLUMN platform_incident.kind IS 'Loại sự cố: tệp bị thay đổi, tệp thất lạc, tệp có mã độc, tệp không quét được, mẫu giấy tờ hỏng, hồ sơ không đọc được, giấy tờ đã ban hành không xác nhận được, biểu mẫu của một việc không lập được';
