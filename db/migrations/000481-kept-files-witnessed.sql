-- Which file was kept for a form or a receipt, beside the row that names it: rows are added and never changed, so a row pointed at
-- another paper's file shows. For what was kept before, it can witness only from now on.
-- Locks: nothing that anybody waits for; the rows of forms and receipts kept so far are read once (10 s a million).
CREATE TABLE document_kept_file (
  token text PRIMARY KEY,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz NOT NULL
);
INSERT INTO document_kept_file (token, sha256, kept_at)
  SELECT token, sha256, published_at FROM document_paper WHERE event_seq IS NOT NULL AND sha256 IS NOT NULL
  UNION ALL SELECT token, sha256, printed_at FROM document_print WHERE is_kept;
COMMENT ON TABLE document_kept_file IS 'Tệp đã lưu của từng biểu mẫu, biên lai, để đối chiếu; chỉ thêm, không sửa';
COMMENT ON COLUMN document_kept_file.token IS 'Mã kiểm tra trên mã QR';
COMMENT ON COLUMN document_kept_file.sha256 IS 'Mã băm của tệp lúc lưu';
COMMENT ON COLUMN document_kept_file.kept_at IS 'Thời điểm lưu';
GRANT SELECT, INSERT ON document_kept_file TO motcua_app;
