-- More that a person who operates the installation must look at; held files are scanned in the order of their tries.
ALTER TABLE platform_incident DROP CONSTRAINT platform_incident_kind_check;
ALTER TABLE platform_incident ADD CONSTRAINT platform_incident_kind_check CHECK (kind IN
  ('FILE_CORRUPT', 'FILE_MISSING', 'FILE_INFECTED', 'FILE_UNSCANNED', 'TEMPLATE_FAILED', 'DOSSIER_UNREADABLE'));
COMMENT ON COLUMN platform_incident.kind IS 'Loại sự cố: tệp bị thay đổi, tệp thất lạc, tệp có mã độc, tệp không quét được, mẫu giấy tờ hỏng, hồ sơ không đọc được';
COMMENT ON COLUMN platform_incident.subject IS 'Đối tượng: mã băm của tệp, định danh mẫu giấy tờ hoặc hồ sơ';
DROP INDEX file_check_held;
CREATE INDEX file_check_held ON file_check (tries, received_at) WHERE state = 'HELD';
