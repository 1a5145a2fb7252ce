-- Which signed files hang on which dossier, so that the officer who receives them is told of those that do not simply hold.
-- Locks: none, a new table.
CREATE TABLE dossier_signed_file (
  dossier_id uuid NOT NULL REFERENCES dossier (id),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  noted_at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (dossier_id, sha256)
);
CREATE INDEX dossier_signed_file_untold ON dossier_signed_file (noted_at) WHERE told_at IS NULL;
COMMENT ON TABLE dossier_signed_file IS 'Tệp có chữ ký số trong hồ sơ, và việc đã báo cho bộ phận tiếp nhận';
COMMENT ON COLUMN dossier_signed_file.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN dossier_signed_file.sha256 IS 'Mã băm nội dung tệp';
COMMENT ON COLUMN dossier_signed_file.noted_at IS 'Thời điểm nộp';
COMMENT ON COLUMN dossier_signed_file.told_at IS 'Thời điểm đã xem xét để báo; trống khi chưa';
GRANT SELECT, INSERT, UPDATE ON dossier_signed_file TO motcua_app;
