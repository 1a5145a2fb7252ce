-- What was found torn, opened or missing is shown by photographs; the report of it is printed with a code of its own.
-- Locks: document_print exclusively for an instant (a check that holds for new rows), then it is read while others write;
-- post_incident as long as it takes to refer to it. post_incident_photo is new.
CREATE TABLE post_incident_photo (
  incident_id uuid NOT NULL REFERENCES post_incident (id),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  mime text NOT NULL CHECK (mime IN ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (incident_id, sha256)
);
COMMENT ON TABLE post_incident_photo IS 'Ảnh chụp bưu gửi mất, thiếu, hư hỏng; chỉ ghi thêm';
COMMENT ON COLUMN post_incident_photo.incident_id IS 'Sự cố';
COMMENT ON COLUMN post_incident_photo.sha256 IS 'Giá trị băm của tệp ảnh';
COMMENT ON COLUMN post_incident_photo.name IS 'Tên tệp';
COMMENT ON COLUMN post_incident_photo.mime IS 'Kiểu tệp theo nội dung';
COMMENT ON COLUMN post_incident_photo.size_bytes IS 'Dung lượng, byte';
COMMENT ON COLUMN post_incident_photo.added_by IS 'Người đưa ảnh';
COMMENT ON COLUMN post_incident_photo.added_at IS 'Thời điểm đưa ảnh';
GRANT SELECT, INSERT ON post_incident_photo TO motcua_app;

ALTER TABLE document_print DROP CONSTRAINT document_print_kind_check;
ALTER TABLE document_print ADD CONSTRAINT document_print_kind_check
  CHECK (kind IN ('MONEY_RECEIPT', 'CONTROL_SHEET', 'REGISTER', 'HAND_OVER_SHEET', 'HAND_OVER_REPORT')) NOT VALID;
ALTER TABLE document_print VALIDATE CONSTRAINT document_print_kind_check;
