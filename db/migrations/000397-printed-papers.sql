-- Every paper that leaves a printer bears a code its public page answers for: money receipts (kept as first drawn), control sheets,
-- registers and other lists (not kept; the code says what state was printed, and when).
-- Locks: none; a new table.
CREATE TABLE document_print (
  token text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('MONEY_RECEIPT', 'CONTROL_SHEET', 'REGISTER', 'HAND_OVER_SHEET')),
  subject text NOT NULL,
  content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  agency_id uuid NOT NULL,
  number_text text,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  is_kept boolean NOT NULL,
  printed_at timestamptz NOT NULL
);
CREATE INDEX document_print_of ON document_print (kind, subject, content_sha256, printed_at DESC);
CREATE UNIQUE INDEX document_print_kept ON document_print (kind, subject, content_sha256) WHERE is_kept;
COMMENT ON TABLE document_print IS 'Bản in có mã kiểm tra ngoài các giấy tờ của hồ sơ: biên lai, phiếu kiểm soát, sổ, bảng kê';
COMMENT ON COLUMN document_print.token IS 'Mã in trên giấy, mở trang kiểm tra';
COMMENT ON COLUMN document_print.kind IS 'Loại bản in';
COMMENT ON COLUMN document_print.subject IS 'In cái gì: biên lai, hồ sơ, quyển sổ';
COMMENT ON COLUMN document_print.content_sha256 IS 'Mã băm nội dung được in: nội dung như cũ thì mã trên giấy như cũ';
COMMENT ON COLUMN document_print.agency_id IS 'Cơ quan in';
COMMENT ON COLUMN document_print.number_text IS 'Số, ký hiệu in trên giấy; trống khi không có';
COMMENT ON COLUMN document_print.sha256 IS 'Mã băm tệp đã in';
COMMENT ON COLUMN document_print.is_kept IS 'Tệp được lưu và in lại đúng như lần đầu; không: in theo tình trạng lúc in';
COMMENT ON COLUMN document_print.printed_at IS 'Thời điểm in lần đầu';
GRANT SELECT, INSERT ON document_print TO motcua_app;
