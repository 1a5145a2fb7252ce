-- Who represents an organisation before the office, as an officer confirmed it by a document, and until when.
-- Locks: none, a new table.
CREATE TABLE paper_store_representative (
  id uuid PRIMARY KEY,
  tax_code text NOT NULL CHECK (tax_code ~ '^[0-9]{10}(-[0-9]{3}|[0-9]{2})?$'),
  organisation_name text NOT NULL,
  personal_id text NOT NULL CHECK (personal_id ~ '^[0-9]{12}$'),
  full_name text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('LEGAL_REP', 'AUTHORISED')),
  document text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX paper_store_representative_of ON paper_store_representative (tax_code);
CREATE INDEX paper_store_representative_by ON paper_store_representative (personal_id);
COMMENT ON TABLE paper_store_representative IS 'Người đại diện của tổ chức, hộ kinh doanh đã được cán bộ xác nhận';
COMMENT ON COLUMN paper_store_representative.id IS 'Định danh';
COMMENT ON COLUMN paper_store_representative.tax_code IS 'Mã số thuế';
COMMENT ON COLUMN paper_store_representative.organisation_name IS 'Tên tổ chức, hộ kinh doanh';
COMMENT ON COLUMN paper_store_representative.personal_id IS 'Số định danh của người đại diện';
COMMENT ON COLUMN paper_store_representative.full_name IS 'Họ và tên người đại diện';
COMMENT ON COLUMN paper_store_representative.basis IS 'Đại diện theo pháp luật hay theo ủy quyền';
COMMENT ON COLUMN paper_store_representative.document IS 'Giấy tờ chứng minh cán bộ đã xem';
COMMENT ON COLUMN paper_store_representative.valid_from IS 'Từ ngày';
COMMENT ON COLUMN paper_store_representative.valid_to IS 'Đến hết ngày';
COMMENT ON COLUMN paper_store_representative.confirmed_by IS 'Cán bộ xác nhận';
COMMENT ON COLUMN paper_store_representative.confirmed_at IS 'Thời điểm xác nhận';
COMMENT ON COLUMN paper_store_representative.ended_by IS 'Cán bộ chấm dứt trước hạn';
COMMENT ON COLUMN paper_store_representative.ended_at IS 'Thời điểm chấm dứt';
COMMENT ON COLUMN paper_store_representative.end_reason IS 'Lý do chấm dứt';
GRANT SELECT, INSERT, UPDATE ON paper_store_representative TO motcua_app;
