-- Templates of papers as an authority changes them: versions by key and set of forms, each from a day on and by its legal basis.
-- What ships with the program is the version before the first; a published version is never changed.
CREATE TABLE document_template_version (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  template_set text NOT NULL,
  locale text NOT NULL DEFAULT 'both' CHECK (locale IN ('vi', 'en', 'both')),
  version_no integer NOT NULL CHECK (version_no >= 1),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 40000),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  basis text,
  valid_from date,
  state text NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED')),
  edited_by uuid NOT NULL,
  edited_at timestamptz NOT NULL,
  published_by uuid,
  published_at timestamptz,
  UNIQUE (template_set, key, version_no),
  CHECK (state = 'DRAFT' OR (basis IS NOT NULL AND valid_from IS NOT NULL AND published_by IS NOT NULL AND published_at IS NOT NULL))
);
CREATE UNIQUE INDEX document_template_one_draft ON document_template_version (template_set, key) WHERE state = 'DRAFT';
COMMENT ON TABLE document_template_version IS 'Phiên bản mẫu giấy tờ do cơ quan sửa đổi, theo loại, bộ mẫu và ngày hiệu lực';
COMMENT ON COLUMN document_template_version.id IS 'Định danh nội bộ';
COMMENT ON COLUMN document_template_version.key IS 'Loại giấy tờ theo mã cố định';
COMMENT ON COLUMN document_template_version.template_set IS 'Bộ mẫu';
COMMENT ON COLUMN document_template_version.locale IS 'Áp dụng cho bản tiếng Việt, bản song ngữ hoặc cả hai';
COMMENT ON COLUMN document_template_version.version_no IS 'Số phiên bản';
COMMENT ON COLUMN document_template_version.source IS 'Nội dung mẫu (Typst)';
COMMENT ON COLUMN document_template_version.sha256 IS 'Mã băm nội dung mẫu';
COMMENT ON COLUMN document_template_version.basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN document_template_version.valid_from IS 'Hiệu lực từ ngày';
COMMENT ON COLUMN document_template_version.state IS 'Dự thảo hoặc đã ban hành';
COMMENT ON COLUMN document_template_version.edited_by IS 'Người sửa cuối cùng';
COMMENT ON COLUMN document_template_version.edited_at IS 'Thời điểm sửa cuối cùng';
COMMENT ON COLUMN document_template_version.published_by IS 'Người ban hành';
COMMENT ON COLUMN document_template_version.published_at IS 'Thời điểm ban hành';

-- Which template a paper was set with; absent where it shipped with the program.
ALTER TABLE document_paper ADD COLUMN template_version_id uuid REFERENCES document_template_version (id);
COMMENT ON COLUMN document_paper.template_version_id IS 'Phiên bản mẫu đã dùng; trống là mẫu kèm theo phần mềm';

-- English texts of papers as somebody approved them: bound to the Vietnamese text they translate, and outdated when that changes.
CREATE TABLE document_translation (
  procedure_code text NOT NULL,
  field text NOT NULL,
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  english text NOT NULL CHECK (length(english) BETWEEN 1 AND 4000),
  approved_by uuid NOT NULL,
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (procedure_code, field)
);
COMMENT ON TABLE document_translation IS 'Bản dịch tiếng Anh của nội dung giấy tờ theo thủ tục, đã được duyệt';
COMMENT ON COLUMN document_translation.procedure_code IS 'Mã thủ tục';
COMMENT ON COLUMN document_translation.field IS 'Nội dung được dịch';
COMMENT ON COLUMN document_translation.source_sha256 IS 'Mã băm bản tiếng Việt khi duyệt';
COMMENT ON COLUMN document_translation.english IS 'Bản tiếng Anh';
COMMENT ON COLUMN document_translation.approved_by IS 'Người duyệt';
COMMENT ON COLUMN document_translation.approved_at IS 'Thời điểm duyệt';

GRANT SELECT, INSERT, UPDATE, DELETE ON document_template_version TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON document_translation TO motcua_app;
