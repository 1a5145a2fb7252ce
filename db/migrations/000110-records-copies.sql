-- Outgoing documents the office sets and signs itself, verifiable copies, and work files. New tables are empty; the two added
-- columns of records_document are null, which locks it for a moment only. Nothing wrote records_copy before.
ALTER TABLE records_document ADD COLUMN content text;
ALTER TABLE records_document ADD CONSTRAINT records_document_content_is_ours
  CHECK (content IS NULL OR (direction = 'OUTGOING' AND length(content) BETWEEN 1 AND 100000));
COMMENT ON COLUMN records_document.content IS 'Nội dung văn bản đi do cơ quan soạn; trống nếu văn bản là tệp đính kèm';

CREATE TABLE records_paper (
  document_id uuid PRIMARY KEY REFERENCES records_document (id),
  token text NOT NULL UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{22,64}$'),
  sheet jsonb NOT NULL,
  signed_on date NOT NULL,
  is_digital boolean NOT NULL,
  signed_sha256 text NOT NULL CHECK (signed_sha256 ~ '^[0-9a-f]{64}$'),
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE records_paper IS 'Bản văn bản đi do phần mềm lập: bản đã ký và bản đã phát hành';
COMMENT ON COLUMN records_paper.document_id IS 'Văn bản đi';
COMMENT ON COLUMN records_paper.token IS 'Mã tra cứu trên văn bản';
COMMENT ON COLUMN records_paper.sheet IS 'Nội dung và thể thức đã ký, chưa gồm số và ngày';
COMMENT ON COLUMN records_paper.signed_on IS 'Ngày ký';
COMMENT ON COLUMN records_paper.is_digital IS 'Đã ký số';
COMMENT ON COLUMN records_paper.signed_sha256 IS 'Mã băm bản đã ký, chưa có số';
COMMENT ON COLUMN records_paper.sha256 IS 'Mã băm bản đã phát hành';

ALTER TABLE records_copy ADD COLUMN token text NOT NULL UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{22,64}$');
ALTER TABLE records_copy ADD COLUMN medium text NOT NULL CHECK (medium IN ('ELECTRONIC', 'PAPER'));
ALTER TABLE records_copy ADD COLUMN pages text NOT NULL CHECK (length(pages) BETWEEN 1 AND 200);
COMMENT ON COLUMN records_copy.token IS 'Mã tra cứu trên bản sao';
COMMENT ON COLUMN records_copy.medium IS 'Bản sao điện tử (ký số của cơ quan) hoặc bản sao giấy';
COMMENT ON COLUMN records_copy.pages IS 'Các trang được sao';

CREATE TABLE records_work_file (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  retention_years integer CHECK (retention_years BETWEEN 1 AND 100),
  opened_by uuid NOT NULL,
  opened_by_name text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_on date,
  handed_over_on date,
  handed_over_to text,
  CHECK (handed_over_on IS NULL OR closed_on IS NOT NULL),
  CHECK ((handed_over_on IS NULL) = (handed_over_to IS NULL)),
  UNIQUE (unit_id, year, code)
);
CREATE INDEX records_work_file_of_agency ON records_work_file (agency_id, year, unit_id, code);
COMMENT ON TABLE records_work_file IS 'Hồ sơ công việc';
COMMENT ON COLUMN records_work_file.id IS 'Định danh nội bộ';
COMMENT ON COLUMN records_work_file.agency_id IS 'Cơ quan';
COMMENT ON COLUMN records_work_file.unit_id IS 'Đơn vị lập hồ sơ';
COMMENT ON COLUMN records_work_file.year IS 'Năm mở hồ sơ';
COMMENT ON COLUMN records_work_file.code IS 'Số và ký hiệu hồ sơ theo danh mục hồ sơ';
COMMENT ON COLUMN records_work_file.title IS 'Tiêu đề hồ sơ';
COMMENT ON COLUMN records_work_file.retention_years IS 'Thời hạn bảo quản, năm; trống là vĩnh viễn';
COMMENT ON COLUMN records_work_file.opened_by IS 'Người mở hồ sơ';
COMMENT ON COLUMN records_work_file.opened_by_name IS 'Họ tên người mở hồ sơ';
COMMENT ON COLUMN records_work_file.opened_at IS 'Thời điểm mở hồ sơ';
COMMENT ON COLUMN records_work_file.closed_on IS 'Ngày kết thúc hồ sơ';
COMMENT ON COLUMN records_work_file.handed_over_on IS 'Ngày nộp lưu trữ cơ quan';
COMMENT ON COLUMN records_work_file.handed_over_to IS 'Người nhận vào lưu trữ cơ quan';

CREATE TABLE records_work_file_item (
  work_file_id uuid NOT NULL REFERENCES records_work_file (id),
  document_id uuid NOT NULL REFERENCES records_document (id),
  position integer NOT NULL CHECK (position >= 1),
  added_by uuid NOT NULL,
  added_by_name text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (work_file_id, document_id),
  UNIQUE (work_file_id, position)
);
CREATE INDEX records_work_file_item_of_document ON records_work_file_item (document_id);
COMMENT ON TABLE records_work_file_item IS 'Mục lục văn bản trong hồ sơ công việc';
COMMENT ON COLUMN records_work_file_item.work_file_id IS 'Hồ sơ công việc';
COMMENT ON COLUMN records_work_file_item.document_id IS 'Văn bản';
COMMENT ON COLUMN records_work_file_item.position IS 'Thứ tự trong hồ sơ';
COMMENT ON COLUMN records_work_file_item.added_by IS 'Người đưa văn bản vào hồ sơ';
COMMENT ON COLUMN records_work_file_item.added_by_name IS 'Họ tên người đưa văn bản vào hồ sơ';
COMMENT ON COLUMN records_work_file_item.added_at IS 'Thời điểm đưa vào hồ sơ';

GRANT SELECT, INSERT, UPDATE, DELETE ON records_paper TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON records_work_file TO motcua_app;
GRANT SELECT, INSERT ON records_work_file_item TO motcua_app;
