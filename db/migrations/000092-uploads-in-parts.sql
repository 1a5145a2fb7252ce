-- Files that come in parts over a bad line (giao thức tus): what has arrived stays where every machine of the
-- installation finds it, until the file is whole, checked and kept like any other, or the day is over. Rows here are
-- short-lived; nothing refers to them. New tables: no rewrite, no lock on others.
CREATE TABLE dossier_upload_begun (
  id uuid PRIMARY KEY,
  account_id uuid,
  guest_key_sha256 text CHECK (guest_key_sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL CHECK (length(name) <= 255),
  length_bytes integer NOT NULL CHECK (length_bytes > 0),
  received_bytes integer NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND length_bytes),
  begun_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > begun_at),
  kept jsonb,
  CHECK ((account_id IS NULL) <> (guest_key_sha256 IS NULL)),
  CHECK (kept IS NULL OR received_bytes = length_bytes)
);
CREATE INDEX dossier_upload_begun_expires ON dossier_upload_begun (expires_at);
CREATE INDEX dossier_upload_begun_by_account ON dossier_upload_begun (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX dossier_upload_begun_by_guest ON dossier_upload_begun (guest_key_sha256) WHERE guest_key_sha256 IS NOT NULL;
COMMENT ON TABLE dossier_upload_begun IS 'Tệp đang gửi dần, có thể gửi tiếp khi đứt mạng';
COMMENT ON COLUMN dossier_upload_begun.id IS 'Định danh lần gửi';
COMMENT ON COLUMN dossier_upload_begun.account_id IS 'Tài khoản gửi; trống nếu là khách';
COMMENT ON COLUMN dossier_upload_begun.guest_key_sha256 IS 'Giá trị băm khóa của khách gửi; trống nếu gửi bằng tài khoản';
COMMENT ON COLUMN dossier_upload_begun.name IS 'Tên tệp người gửi đặt';
COMMENT ON COLUMN dossier_upload_begun.length_bytes IS 'Dung lượng đã khai, byte';
COMMENT ON COLUMN dossier_upload_begun.received_bytes IS 'Đã nhận, byte';
COMMENT ON COLUMN dossier_upload_begun.begun_at IS 'Thời điểm bắt đầu gửi';
COMMENT ON COLUMN dossier_upload_begun.expires_at IS 'Thời điểm hết hạn, sau đó bị dọn';
COMMENT ON COLUMN dossier_upload_begun.kept IS 'Tệp đã kiểm tra và lưu: mã băm, tên, dung lượng, loại';

CREATE TABLE dossier_upload_part (
  upload_id uuid NOT NULL REFERENCES dossier_upload_begun (id) ON DELETE CASCADE,
  at_byte integer NOT NULL CHECK (at_byte >= 0),
  bytes bytea NOT NULL CHECK (octet_length(bytes) > 0),
  PRIMARY KEY (upload_id, at_byte)
);
COMMENT ON TABLE dossier_upload_part IS 'Phần đã nhận của tệp đang gửi dần';
COMMENT ON COLUMN dossier_upload_part.upload_id IS 'Lần gửi';
COMMENT ON COLUMN dossier_upload_part.at_byte IS 'Vị trí byte đầu của phần này';
COMMENT ON COLUMN dossier_upload_part.bytes IS 'Nội dung phần này';
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_upload_begun TO motcua_app;
GRANT SELECT, INSERT, DELETE ON dossier_upload_part TO motcua_app;
