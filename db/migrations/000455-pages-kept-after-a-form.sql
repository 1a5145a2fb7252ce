-- What a form is answered with where it was not taken is shown at an address, so that the browser's Back finds it.
-- Locks: none, a new table.
CREATE TABLE web_page_kept (
  id uuid PRIMARY KEY,
  holder_sha256 text NOT NULL CHECK (holder_sha256 ~ '^[0-9a-f]{64}$'),
  sealed text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX web_page_kept_expires ON web_page_kept (expires_at);
COMMENT ON TABLE web_page_kept IS 'Trang trả lời một biểu mẫu chưa được nhận, giữ để nút Quay lại của trình duyệt tìm thấy; hết hạn sau hai giờ, được dọn mỗi giờ một lần';
COMMENT ON COLUMN web_page_kept.id IS 'Định danh, đứng trong địa chỉ; một mình nó không mở được trang';
COMMENT ON COLUMN web_page_kept.holder_sha256 IS 'Giá trị băm của cookie phiên hoặc cookie khách: chỉ trình duyệt ấy mở được';
COMMENT ON COLUMN web_page_kept.sealed IS 'Trang, nén và niêm phong bằng cookie ấy; máy chủ chỉ lưu giá trị băm của cookie';
COMMENT ON COLUMN web_page_kept.expires_at IS 'Thời điểm bị xóa';
GRANT SELECT, INSERT, DELETE ON web_page_kept TO motcua_app;
