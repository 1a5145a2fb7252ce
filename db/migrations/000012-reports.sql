-- Statutory forms are versioned data; a report is a frozen sheet with its hash. Neither is ever changed: what happens to a
-- report on its way out stands beside the sheet.

CREATE TABLE statistics_form (
  code text NOT NULL CHECK (code ~ '^[A-Z][A-Za-z0-9.-]{1,29}$'),
  version integer NOT NULL CHECK (version >= 1),
  valid_from date NOT NULL,
  definition jsonb NOT NULL CHECK (jsonb_typeof(definition) = 'object'),
  published_at timestamptz NOT NULL,
  published_by uuid,
  published_by_name text NOT NULL,
  PRIMARY KEY (code, version),
  UNIQUE (code, valid_from)
);
COMMENT ON TABLE statistics_form IS 'Phiên bản biểu mẫu thống kê do cơ quan ban hành';
COMMENT ON COLUMN statistics_form.code IS 'Mã biểu';
COMMENT ON COLUMN statistics_form.version IS 'Số phiên bản';
COMMENT ON COLUMN statistics_form.valid_from IS 'Áp dụng từ ngày';
COMMENT ON COLUMN statistics_form.definition IS 'Định nghĩa biểu: cột, công thức, kiểm tra, đầu và chân biểu';
COMMENT ON COLUMN statistics_form.published_at IS 'Thời điểm ban hành';
COMMENT ON COLUMN statistics_form.published_by IS 'Tài khoản ban hành';
COMMENT ON COLUMN statistics_form.published_by_name IS 'Người ban hành';

CREATE TABLE statistics_report (
  id uuid PRIMARY KEY,
  form_code text NOT NULL,
  form_version integer NOT NULL CHECK (form_version >= 1),
  unit_id uuid NOT NULL,
  -- The days, basis and name of the period and the variant, as canonical JSON: what makes a report a later revision of another.
  subject text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  as_of timestamptz NOT NULL,
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  deadline_on date NOT NULL,
  made_by uuid NOT NULL,
  made_by_name text NOT NULL,
  made_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'CHECKED', 'SIGNED', 'SENT')),
  checked_by uuid,
  checked_by_name text,
  checked_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  sent_by uuid,
  sent_by_name text,
  sent_at timestamptz,
  sent_back_reason text,
  UNIQUE (form_code, unit_id, subject, revision),
  CHECK (from_on <= to_on),
  CHECK ((state = 'DRAFT') = (checked_at IS NULL)),
  CHECK ((state IN ('SIGNED', 'SENT')) = (signed_at IS NOT NULL)),
  CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
  -- Who checks does not sign off.
  CHECK (signed_by IS DISTINCT FROM checked_by OR signed_by IS NULL)
);
CREATE INDEX statistics_report_of_unit ON statistics_report (unit_id, id);
COMMENT ON TABLE statistics_report IS 'Báo cáo thống kê đã lập: nội dung đóng băng và trạng thái';
COMMENT ON COLUMN statistics_report.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN statistics_report.form_code IS 'Mã biểu';
COMMENT ON COLUMN statistics_report.form_version IS 'Phiên bản biểu';
COMMENT ON COLUMN statistics_report.unit_id IS 'Đơn vị báo cáo';
COMMENT ON COLUMN statistics_report.subject IS 'Kỳ báo cáo và cách tính';
COMMENT ON COLUMN statistics_report.from_on IS 'Từ ngày';
COMMENT ON COLUMN statistics_report.to_on IS 'Đến ngày';
COMMENT ON COLUMN statistics_report.revision IS 'Lần lập';
COMMENT ON COLUMN statistics_report.as_of IS 'Số liệu tính đến thời điểm';
COMMENT ON COLUMN statistics_report.content IS 'Nội dung đóng băng';
COMMENT ON COLUMN statistics_report.sha256 IS 'Mã băm SHA-256 của nội dung (JSON chuẩn tắc)';
COMMENT ON COLUMN statistics_report.deadline_on IS 'Hạn gửi';
COMMENT ON COLUMN statistics_report.made_by IS 'Người lập biểu';
COMMENT ON COLUMN statistics_report.made_by_name IS 'Họ tên người lập biểu';
COMMENT ON COLUMN statistics_report.made_at IS 'Thời điểm lập';
COMMENT ON COLUMN statistics_report.state IS 'Trạng thái: dự thảo, đã kiểm tra, đã duyệt, đã gửi';
COMMENT ON COLUMN statistics_report.checked_by IS 'Người kiểm tra';
COMMENT ON COLUMN statistics_report.checked_by_name IS 'Họ tên người kiểm tra';
COMMENT ON COLUMN statistics_report.checked_at IS 'Thời điểm kiểm tra';
COMMENT ON COLUMN statistics_report.signed_by IS 'Người duyệt';
COMMENT ON COLUMN statistics_report.signed_by_name IS 'Họ tên người duyệt';
COMMENT ON COLUMN statistics_report.signed_at IS 'Thời điểm duyệt';
COMMENT ON COLUMN statistics_report.sent_by IS 'Người gửi';
COMMENT ON COLUMN statistics_report.sent_by_name IS 'Họ tên người gửi';
COMMENT ON COLUMN statistics_report.sent_at IS 'Thời điểm gửi';
COMMENT ON COLUMN statistics_report.sent_back_reason IS 'Lý do trả lại để lập lại';

-- A handful of dossiers at any time: those that were late before they began to wait for the applicant.
CREATE INDEX statistics_spell_late_waiting ON statistics_spell (unit_id, to_at)
  WHERE kind = 'supplement_wait' AND due_at IS NOT NULL;

GRANT SELECT, INSERT ON statistics_form TO motcua_app;
GRANT SELECT, INSERT ON statistics_report TO motcua_app;
-- The sheet, its hash and its maker stay as they were; only the way out is written.
GRANT UPDATE (state, checked_by, checked_by_name, checked_at, signed_by, signed_by_name, signed_at, sent_by, sent_by_name,
  sent_at, sent_back_reason) ON statistics_report TO motcua_app;
GRANT SELECT ON statistics_form, statistics_report TO motcua_report;
