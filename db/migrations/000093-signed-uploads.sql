-- What the signatures of uploaded PDF files are worth, judged when the file came: one row a file that carries any. A row
-- without a verdict waits: the check was not finished, and is done again. New table: no rewrite, no lock on others.
CREATE TABLE dossier_upload_signature (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  verdict text CHECK (verdict IN
    ('TAMPERED', 'REVOKED', 'UNTRUSTED', 'UNKNOWN', 'CERT_EXPIRED', 'VALID_NO_TIMESTAMP', 'VALID')),
  findings jsonb NOT NULL DEFAULT '[]',
  tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  noted_at timestamptz NOT NULL,
  checked_at timestamptz,
  CHECK ((verdict IS NULL) = (checked_at IS NULL))
);
CREATE INDEX dossier_upload_signature_waiting ON dossier_upload_signature (noted_at) WHERE verdict IS NULL;
COMMENT ON TABLE dossier_upload_signature IS 'Kết quả kiểm tra chữ ký số của tệp tải lên';
COMMENT ON COLUMN dossier_upload_signature.sha256 IS 'Mã băm nội dung';
COMMENT ON COLUMN dossier_upload_signature.verdict IS 'Kết quả xấu nhất trong các chữ ký; trống khi chưa kiểm được';
COMMENT ON COLUMN dossier_upload_signature.findings IS 'Từng chữ ký: người ký, kết quả, lý do';
COMMENT ON COLUMN dossier_upload_signature.tries IS 'Số lần đã thử mà chưa kiểm được';
COMMENT ON COLUMN dossier_upload_signature.noted_at IS 'Thời điểm nhận tệp';
COMMENT ON COLUMN dossier_upload_signature.checked_at IS 'Thời điểm có kết quả';
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_upload_signature TO motcua_app;
