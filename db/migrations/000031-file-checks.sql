-- What the malware scanner said of stored content. A row is there for content somebody uploaded; papers the office makes
-- itself have none. Written before the upload is known, so that no file is served between the two.
CREATE TABLE file_check (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  state text NOT NULL CHECK (state IN ('UNSCANNED', 'CLEAN', 'HELD', 'INFECTED')),
  signature text CHECK ((signature IS NOT NULL) = (state = 'INFECTED')),
  tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  received_at timestamptz NOT NULL,
  scanned_at timestamptz
);
CREATE INDEX file_check_held ON file_check (received_at) WHERE state = 'HELD';
COMMENT ON TABLE file_check IS 'Kết quả quét mã độc của tệp tải lên';
COMMENT ON COLUMN file_check.sha256 IS 'Mã băm nội dung';
COMMENT ON COLUMN file_check.state IS 'UNSCANNED: không cài máy quét; CLEAN: sạch; HELD: chờ quét, chưa được mở; INFECTED: có mã độc, cách ly';
COMMENT ON COLUMN file_check.signature IS 'Tên mã độc máy quét nhận ra';
COMMENT ON COLUMN file_check.tries IS 'Số lần đã thử quét khi máy quét không trả lời';
COMMENT ON COLUMN file_check.received_at IS 'Thời điểm nhận tệp';
COMMENT ON COLUMN file_check.scanned_at IS 'Thời điểm có kết quả quét';

-- What went wrong with the installation and must be looked at by a person: one open row for one thing, however often it is met.
CREATE TABLE platform_incident (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('FILE_CORRUPT', 'FILE_MISSING', 'FILE_INFECTED')),
  subject text NOT NULL,
  detail text NOT NULL DEFAULT '',
  times integer NOT NULL DEFAULT 1 CHECK (times >= 1),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL CHECK (last_at >= first_at),
  closed_at timestamptz,
  closed_by uuid,
  note text,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (note IS NULL))
);
CREATE UNIQUE INDEX platform_incident_open ON platform_incident (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX platform_incident_latest ON platform_incident (last_at DESC);
COMMENT ON TABLE platform_incident IS 'Sự cố hệ thống cần người vận hành xử lý';
COMMENT ON COLUMN platform_incident.id IS 'Định danh';
COMMENT ON COLUMN platform_incident.kind IS 'Loại sự cố: tệp bị thay đổi, tệp thất lạc, tệp có mã độc';
COMMENT ON COLUMN platform_incident.subject IS 'Đối tượng: mã băm của tệp';
COMMENT ON COLUMN platform_incident.detail IS 'Chi tiết, không chứa dữ liệu cá nhân';
COMMENT ON COLUMN platform_incident.times IS 'Số lần gặp';
COMMENT ON COLUMN platform_incident.first_at IS 'Gặp lần đầu';
COMMENT ON COLUMN platform_incident.last_at IS 'Gặp lần gần nhất';
COMMENT ON COLUMN platform_incident.closed_at IS 'Thời điểm đóng sự cố';
COMMENT ON COLUMN platform_incident.closed_by IS 'Tài khoản đóng sự cố';
COMMENT ON COLUMN platform_incident.note IS 'Đã xử lý thế nào';

-- How far the walk through the file store is; one row.
CREATE TABLE file_scrub (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  after text NOT NULL DEFAULT '' CHECK (after ~ '^([0-9a-f]{64})?$'),
  checked bigint NOT NULL DEFAULT 0 CHECK (checked >= 0),
  damaged bigint NOT NULL DEFAULT 0 CHECK (damaged >= 0),
  started_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  whole_at timestamptz,
  whole_checked bigint CHECK (whole_checked >= 0)
);
COMMENT ON TABLE file_scrub IS 'Tiến độ rà soát kho tệp';
COMMENT ON COLUMN file_scrub.one IS 'Chỉ có một dòng';
COMMENT ON COLUMN file_scrub.after IS 'Đã đọc đến tệp có mã băm này; trống khi bắt đầu vòng mới';
COMMENT ON COLUMN file_scrub.checked IS 'Số tệp đã đọc trong vòng này';
COMMENT ON COLUMN file_scrub.damaged IS 'Số tệp bị thay đổi gặp trong vòng này';
COMMENT ON COLUMN file_scrub.started_at IS 'Bắt đầu vòng này';
COMMENT ON COLUMN file_scrub.last_at IS 'Lần đọc gần nhất';
COMMENT ON COLUMN file_scrub.whole_at IS 'Lần gần nhất đọc hết kho';
COMMENT ON COLUMN file_scrub.whole_checked IS 'Số tệp của vòng đọc hết gần nhất';

-- What one owner uploaded lately, for the quota. Built while the table is small; no rewrite.
CREATE INDEX dossier_upload_by_account ON dossier_upload (uploaded_by, uploaded_at) WHERE uploaded_by IS NOT NULL;
CREATE INDEX dossier_upload_by_guest ON dossier_upload (guest_key_sha256, uploaded_at) WHERE guest_key_sha256 IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON file_check, platform_incident, file_scrub TO motcua_app;
