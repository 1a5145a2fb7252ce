-- Files once found clean are looked at again when the scanner has newer data.
CREATE TABLE file_scanner_data (
  version text PRIMARY KEY CHECK (version <> ''),
  seen_at timestamptz NOT NULL
);
COMMENT ON TABLE file_scanner_data IS 'Dữ liệu mã độc của máy quét đã gặp';
COMMENT ON COLUMN file_scanner_data.version IS 'Phiên bản dữ liệu mà máy quét báo';
COMMENT ON COLUMN file_scanner_data.seen_at IS 'Thời điểm gặp lần đầu';
GRANT SELECT, INSERT ON file_scanner_data TO motcua_app;
ALTER TABLE file_check ADD COLUMN looked_at timestamptz;
COMMENT ON COLUMN file_check.looked_at IS 'Thời điểm xem lại theo dữ liệu mã độc mới hơn';
CREATE INDEX file_check_kept ON file_check (coalesce(looked_at, scanned_at, received_at)) WHERE state IN ('CLEAN', 'UNSCANNED');
