-- A version of a template may follow the one shipped with the program, and keeps what of the shipped paper it leaves out.
-- Locks: document_template_version exclusively for an instant (a column without a value, no rewrite; some tens of rows).
ALTER TABLE document_template_version ALTER COLUMN source DROP NOT NULL;
ALTER TABLE document_template_version ALTER COLUMN sha256 DROP NOT NULL;
ALTER TABLE document_template_version ADD CONSTRAINT document_template_version_text CHECK ((source IS NULL) = (sha256 IS NULL));
ALTER TABLE document_template_version ADD COLUMN missing text[];
COMMENT ON COLUMN document_template_version.source IS 'Nội dung mẫu (Typst); trống khi theo mẫu kèm theo phần mềm';
COMMENT ON COLUMN document_template_version.sha256 IS 'Mã băm nội dung mẫu; trống khi theo mẫu kèm theo phần mềm';
COMMENT ON COLUMN document_template_version.missing IS 'Nội dung mẫu kèm theo có mà mẫu này bỏ sót; trống khi chưa kiểm tra';
