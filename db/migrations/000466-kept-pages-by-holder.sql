-- Of one browser at most twenty pages are kept: the oldest are found by whose they are.
-- Locks: web_page_kept in SHARE mode for the index (pages of the last two hours, some hundreds: at once).
CREATE INDEX web_page_kept_holder ON web_page_kept (holder_sha256, expires_at);
COMMENT ON TABLE web_page_kept IS 'Trang trả lời một biểu mẫu chưa được nhận, giữ để nút Quay lại của trình duyệt tìm thấy; nhiều nhất 20 trang mỗi trình duyệt, hết hạn sau hai giờ (khách chưa đăng nhập: 30 phút), được dọn mỗi giờ một lần';
