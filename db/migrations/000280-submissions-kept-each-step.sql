-- Each step of a submission is kept, so that the browser's Back finds it; what was sent leaves only the code it became.
-- Locks: dossier_submission_kept alone, for an instant (a column without a default; some thousand rows at most).
ALTER TABLE dossier_submission_kept ADD COLUMN sent_dossier_code text;
COMMENT ON TABLE dossier_submission_kept IS 'Hồ sơ đang khai trực tuyến, giữ từng bước; hết hạn hai giờ sau bước cuối, được dọn mỗi giờ một lần';
COMMENT ON COLUMN dossier_submission_kept.content IS 'Nội dung đã khai; của khách thì được niêm phong bằng khóa của trình duyệt; trống khi đã nộp';
COMMENT ON COLUMN dossier_submission_kept.sent_dossier_code IS 'Mã hồ sơ đã nộp từ nội dung này; trống khi chưa nộp';
