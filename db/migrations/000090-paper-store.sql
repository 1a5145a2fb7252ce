-- Papers of persons and organisations that need not be asked for again. A row is filed from an issued result or a paper an
-- officer compared with its original; it is never deleted, only revoked.
CREATE TABLE paper_store_paper (
  id uuid PRIMARY KEY,
  owner_kind text NOT NULL CHECK (owner_kind IN ('PERSON', 'ORGANISATION')),
  owner_number text NOT NULL CHECK (owner_number ~ '^[0-9-]{9,14}$'),
  document_code text NOT NULL,
  name text NOT NULL,
  number text,
  issuer text NOT NULL,
  issued_on date,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  mime text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes >= 0),
  trust_level smallint NOT NULL CHECK (trust_level BETWEEN 1 AND 3),
  source_dossier_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('RESULT', 'COMPONENT')),
  filed_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text,
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  UNIQUE (source_dossier_id, document_code, sha256)
);
CREATE INDEX paper_store_by_owner ON paper_store_paper (owner_number, document_code, valid_from DESC);
CREATE INDEX paper_store_by_hash ON paper_store_paper (sha256);
COMMENT ON TABLE paper_store_paper IS 'Giấy tờ trong kho dữ liệu điện tử của cá nhân, tổ chức';
COMMENT ON COLUMN paper_store_paper.id IS 'Định danh';
COMMENT ON COLUMN paper_store_paper.owner_kind IS 'Chủ giấy tờ là cá nhân hay tổ chức';
COMMENT ON COLUMN paper_store_paper.owner_number IS 'Số định danh cá nhân hoặc mã số thuế của chủ giấy tờ';
COMMENT ON COLUMN paper_store_paper.document_code IS 'Mã giấy tờ, mã kết quả';
COMMENT ON COLUMN paper_store_paper.name IS 'Tên giấy tờ';
COMMENT ON COLUMN paper_store_paper.number IS 'Số, ký hiệu';
COMMENT ON COLUMN paper_store_paper.issuer IS 'Cơ quan cấp';
COMMENT ON COLUMN paper_store_paper.issued_on IS 'Ngày cấp';
COMMENT ON COLUMN paper_store_paper.valid_from IS 'Hiệu lực từ ngày';
COMMENT ON COLUMN paper_store_paper.valid_to IS 'Hiệu lực đến ngày; trống là không thời hạn';
COMMENT ON COLUMN paper_store_paper.sha256 IS 'Mã băm nội dung tệp';
COMMENT ON COLUMN paper_store_paper.file_name IS 'Tên tệp';
COMMENT ON COLUMN paper_store_paper.mime IS 'Loại nội dung';
COMMENT ON COLUMN paper_store_paper.size_bytes IS 'Kích thước tính bằng byte';
COMMENT ON COLUMN paper_store_paper.trust_level IS 'Mức độ tin cậy: 1 cơ quan cấp bản điện tử, 2 số hóa và đối chiếu bản chính, 3 người dân tải lên';
COMMENT ON COLUMN paper_store_paper.source_dossier_id IS 'Hồ sơ nguồn';
COMMENT ON COLUMN paper_store_paper.source IS 'Lấy từ kết quả hay thành phần hồ sơ';
COMMENT ON COLUMN paper_store_paper.filed_at IS 'Thời điểm đưa vào kho';
COMMENT ON COLUMN paper_store_paper.revoked_at IS 'Thời điểm thu hồi';
COMMENT ON COLUMN paper_store_paper.revoked_reason IS 'Lý do thu hồi';

-- Everybody who was shown, opened or used a paper of somebody: inserted before they see it, never changed.
CREATE TABLE paper_store_access (
  id uuid PRIMARY KEY,
  owner_number text NOT NULL,
  paper_id uuid REFERENCES paper_store_paper (id),
  kind text NOT NULL CHECK (kind IN ('LOOKED_UP', 'PROPOSED', 'OPENED', 'REUSED')),
  account_id uuid NOT NULL,
  person_id uuid,
  dossier_id uuid,
  purpose text NOT NULL,
  consent text CHECK (consent IN ('OWNER_ONLINE', 'OWNER_AT_COUNTER')),
  at timestamptz NOT NULL,
  CHECK (kind <> 'REUSED' OR consent IS NOT NULL)
);
CREATE INDEX paper_store_access_by_owner ON paper_store_access (owner_number, at DESC);
COMMENT ON TABLE paper_store_access IS 'Nhật ký tra cứu, mở, dùng lại giấy tờ trong kho';
COMMENT ON COLUMN paper_store_access.id IS 'Định danh';
COMMENT ON COLUMN paper_store_access.owner_number IS 'Số định danh của chủ giấy tờ';
COMMENT ON COLUMN paper_store_access.paper_id IS 'Giấy tờ; trống khi tra cứu không có kết quả';
COMMENT ON COLUMN paper_store_access.kind IS 'Tra cứu, được gợi ý, mở xem, dùng lại';
COMMENT ON COLUMN paper_store_access.account_id IS 'Tài khoản thực hiện';
COMMENT ON COLUMN paper_store_access.person_id IS 'Cán bộ thực hiện; trống khi là chính chủ';
COMMENT ON COLUMN paper_store_access.dossier_id IS 'Phục vụ hồ sơ nào';
COMMENT ON COLUMN paper_store_access.purpose IS 'Mục đích';
COMMENT ON COLUMN paper_store_access.consent IS 'Chủ giấy tờ đồng ý trực tuyến hay tại quầy';
COMMENT ON COLUMN paper_store_access.at IS 'Thời điểm';

GRANT SELECT, INSERT, UPDATE ON paper_store_paper TO motcua_app;
GRANT SELECT, INSERT ON paper_store_access TO motcua_app;

-- Dossiers whose papers are to be filed in the store; written in the statement of the act, removed by the job.
CREATE TABLE dossier_papers_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id uuid NOT NULL
);
COMMENT ON TABLE dossier_papers_due IS 'Hồ sơ có giấy tờ chờ đưa vào kho';
COMMENT ON COLUMN dossier_papers_due.id IS 'Số thứ tự';
COMMENT ON COLUMN dossier_papers_due.dossier_id IS 'Hồ sơ';
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_papers_due TO motcua_app;
