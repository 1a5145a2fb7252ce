-- Locks: platform_incident, for the instant it takes to read its few rows.
ALTER TABLE platform_incident DROP CONSTRAINT platform_incident_kind_check;
ALTER TABLE platform_incident ADD CONSTRAINT platform_incident_kind_check CHECK (kind IN
  ('FILE_CORRUPT', 'FILE_MISSING', 'FILE_INFECTED', 'FILE_UNSCANNED', 'TEMPLATE_FAILED', 'DOSSIER_UNREADABLE', 'PAPER_UNCONFIRMED'));
COMMENT ON COLUMN platform_incident.kind IS 'Loại sự cố: tệp bị thay đổi, tệp thất lạc, tệp có mã độc, tệp không quét được, mẫu giấy tờ hỏng, hồ sơ không đọc được, giấy tờ đã ban hành không xác nhận được';
