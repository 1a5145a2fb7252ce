-- A guest who signs in half way goes on where they were. New table and a right: no rewrite, no lock on others.
CREATE TABLE dossier_submission_kept (
  id uuid PRIMARY KEY,
  procedure_code text NOT NULL,
  step text NOT NULL CHECK (step IN ('form', 'papers', 'review')),
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  browser_key_sha256 text CHECK (browser_key_sha256 ~ '^[0-9a-f]{64}$'),
  account_id uuid,
  expires_at timestamptz NOT NULL,
  CHECK (num_nonnulls(browser_key_sha256, account_id) = 1)
);
CREATE INDEX dossier_submission_kept_expires ON dossier_submission_kept (expires_at);
COMMENT ON TABLE dossier_submission_kept IS 'Hồ sơ đang khai của khách, giữ trong lúc đăng nhập; xóa sau hai giờ';
COMMENT ON COLUMN dossier_submission_kept.id IS 'Định danh';
COMMENT ON COLUMN dossier_submission_kept.procedure_code IS 'Mã thủ tục';
COMMENT ON COLUMN dossier_submission_kept.step IS 'Bước đang khai: thông tin, giấy tờ, kiểm tra';
COMMENT ON COLUMN dossier_submission_kept.content IS 'Nội dung đã khai';
COMMENT ON COLUMN dossier_submission_kept.browser_key_sha256 IS 'Giá trị băm khóa của trình duyệt; trống khi đã thuộc về tài khoản';
COMMENT ON COLUMN dossier_submission_kept.account_id IS 'Tài khoản đã đăng nhập để khai tiếp';
COMMENT ON COLUMN dossier_submission_kept.expires_at IS 'Thời điểm bị xóa';
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_submission_kept TO motcua_app;
GRANT UPDATE (uploaded_by, guest_key_sha256) ON dossier_upload TO motcua_app;
