-- Whoever fetched a result by the link in a message (ADR 0181). A row a file fetched: a few for each result given as a
-- file to somebody without an account. A new table, no lock on anything in use but the reference to notification_message,
-- which takes a SHARE ROW EXCLUSIVE lock there for a moment.
CREATE TABLE notification_result_look (
  id uuid PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES notification_message (id),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL
);
CREATE INDEX notification_result_look_by_message ON notification_result_look (message_id, at DESC);
COMMENT ON TABLE notification_result_look IS 'Nhật ký tải kết quả bằng đường dẫn gửi trong thông báo';
COMMENT ON COLUMN notification_result_look.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN notification_result_look.message_id IS 'Thông báo có đường dẫn';
COMMENT ON COLUMN notification_result_look.sha256 IS 'Giá trị băm của tệp đã tải';
COMMENT ON COLUMN notification_result_look.at IS 'Thời điểm';

GRANT SELECT, INSERT ON notification_result_look TO motcua_app;
