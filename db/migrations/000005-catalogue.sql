-- The catalogue of procedures (bộ thủ tục hành chính): procedures, their versions by effective date, e-form drafts.
-- Locks: new tables only.

CREATE TABLE catalogue_procedure (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE
    CHECK (code ~ '^(\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?|LOCAL\.[0-9A-Z]{6,32})$'),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE catalogue_procedure IS 'Thủ tục hành chính (TTHC): một mã, nhiều phiên bản theo ngày hiệu lực';
COMMENT ON COLUMN catalogue_procedure.id IS 'Định danh nội bộ (UUIDv7)';
COMMENT ON COLUMN catalogue_procedure.code IS 'Mã thủ tục hành chính; LOCAL.… là mã tạm của địa phương khi chưa có mã quốc gia';
COMMENT ON COLUMN catalogue_procedure.created_at IS 'Thời điểm đưa vào danh mục';

CREATE TABLE catalogue_procedure_version (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES catalogue_procedure (id),
  code text NOT NULL,
  version_no int NOT NULL CHECK (version_no >= 1),
  state text NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'AMENDED', 'REPEALED')),
  valid_from date,
  valid_to date,
  supersedes_id uuid REFERENCES catalogue_procedure_version (id),
  revision int NOT NULL DEFAULT 1 CHECK (revision >= 1),
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  name_key text NOT NULL,
  search_key text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_at timestamptz,
  published_by uuid,
  name_vi text NOT NULL GENERATED ALWAYS AS (content -> 'name' ->> 'vi') STORED,
  name_en text GENERATED ALWAYS AS (content -> 'name' ->> 'en') STORED,
  field_code text GENERATED ALWAYS AS (content ->> 'fieldCode') STORED,
  online_level text NOT NULL GENERATED ALWAYS AS (content ->> 'onlineLevel') STORED
    CHECK (online_level IN ('FULL', 'PARTIAL', 'INFO')),
  life_events jsonb NOT NULL GENERATED ALWAYS AS (content -> 'lifeEvents') STORED,
  search_words tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, name_key), 'A') || setweight(to_tsvector('simple'::regconfig, search_key), 'C')
  ) STORED,
  frozen boolean NOT NULL GENERATED ALWAYS AS (state <> 'DRAFT') STORED,
  content_md5 text NOT NULL GENERATED ALWAYS AS (md5(content::text)) STORED,
  published_id uuid GENERATED ALWAYS AS (CASE WHEN state <> 'DRAFT' THEN id END) STORED,
  UNIQUE (procedure_id, version_no),
  UNIQUE (id, procedure_id, version_no, frozen, valid_from, content_md5),
  CHECK ((state = 'DRAFT') = (valid_from IS NULL)),
  CHECK ((state = 'DRAFT') = (published_at IS NULL)),
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK (state <> 'DRAFT' OR valid_to IS NULL),
  CHECK (state NOT IN ('AMENDED', 'REPEALED') OR valid_to IS NOT NULL),
  CHECK (state <> 'PUBLISHED' OR valid_to IS NULL)
);
-- One draft, one open-ended version and one start a day for each procedure: no two versions claim the same day.
CREATE UNIQUE INDEX catalogue_procedure_version_one_draft ON catalogue_procedure_version (procedure_id) WHERE state = 'DRAFT';
CREATE UNIQUE INDEX catalogue_procedure_version_one_open ON catalogue_procedure_version (procedure_id)
  WHERE state <> 'DRAFT' AND valid_to IS NULL;
CREATE UNIQUE INDEX catalogue_procedure_version_start ON catalogue_procedure_version (code, valid_from DESC) WHERE state <> 'DRAFT';
CREATE INDEX catalogue_procedure_version_field ON catalogue_procedure_version (field_code, code) WHERE state <> 'DRAFT';
CREATE INDEX catalogue_procedure_version_by_name ON catalogue_procedure_version (name_key, code) WHERE state <> 'DRAFT';
CREATE INDEX catalogue_procedure_version_admin ON catalogue_procedure_version (code, version_no DESC);
CREATE INDEX catalogue_procedure_version_words ON catalogue_procedure_version USING gin (search_words);
CREATE INDEX catalogue_procedure_version_events ON catalogue_procedure_version USING gin (life_events);
COMMENT ON TABLE catalogue_procedure_version IS 'Phiên bản thủ tục hành chính theo ngày hiệu lực; không sửa được sau khi công bố';
COMMENT ON COLUMN catalogue_procedure_version.id IS 'Định danh phiên bản; hồ sơ ghim phiên bản này khi được tiếp nhận';
COMMENT ON COLUMN catalogue_procedure_version.procedure_id IS 'Thủ tục hành chính';
COMMENT ON COLUMN catalogue_procedure_version.code IS 'Mã thủ tục (chép từ thủ tục để tra nhanh)';
COMMENT ON COLUMN catalogue_procedure_version.version_no IS 'Số thứ tự phiên bản';
COMMENT ON COLUMN catalogue_procedure_version.state IS 'Trạng thái: dự thảo, đã công bố, đã sửa đổi, đã bãi bỏ';
COMMENT ON COLUMN catalogue_procedure_version.valid_from IS 'Ngày bắt đầu có hiệu lực';
COMMENT ON COLUMN catalogue_procedure_version.valid_to IS 'Ngày cuối cùng còn hiệu lực';
COMMENT ON COLUMN catalogue_procedure_version.supersedes_id IS 'Phiên bản bị thay thế';
COMMENT ON COLUMN catalogue_procedure_version.revision IS 'Số lần sửa dự thảo (ETag)';
COMMENT ON COLUMN catalogue_procedure_version.content IS 'Nội dung: các bộ phận tạo thành thủ tục (NĐ 63/2010/NĐ-CP, Điều 8)';
COMMENT ON COLUMN catalogue_procedure_version.name_key IS 'Tên đã bỏ dấu, để sắp xếp và tìm';
COMMENT ON COLUMN catalogue_procedure_version.search_key IS 'Từ khóa tìm kiếm đã bỏ dấu';
COMMENT ON COLUMN catalogue_procedure_version.created_at IS 'Thời điểm tạo';
COMMENT ON COLUMN catalogue_procedure_version.updated_at IS 'Thời điểm sửa gần nhất';
COMMENT ON COLUMN catalogue_procedure_version.published_at IS 'Thời điểm công bố trên hệ thống';
COMMENT ON COLUMN catalogue_procedure_version.published_by IS 'Người công bố; trống khi nhập từ tệp';
COMMENT ON COLUMN catalogue_procedure_version.name_vi IS 'Tên thủ tục (tiếng Việt)';
COMMENT ON COLUMN catalogue_procedure_version.name_en IS 'Tên thủ tục (tiếng Anh)';
COMMENT ON COLUMN catalogue_procedure_version.field_code IS 'Mã lĩnh vực';
COMMENT ON COLUMN catalogue_procedure_version.online_level IS 'Mức độ dịch vụ công trực tuyến: toàn trình, một phần, cung cấp thông tin';
COMMENT ON COLUMN catalogue_procedure_version.life_events IS 'Sự kiện trong đời liên quan';
COMMENT ON COLUMN catalogue_procedure_version.search_words IS 'Chỉ mục từ đã bỏ dấu';
COMMENT ON COLUMN catalogue_procedure_version.frozen IS 'Đã công bố, không còn sửa được';
COMMENT ON COLUMN catalogue_procedure_version.content_md5 IS 'Dấu vân tay nội dung, để khóa nội dung đã công bố';
COMMENT ON COLUMN catalogue_procedure_version.published_id IS 'Trỏ tới bản ghi công bố khi đã công bố';

-- What makes a published version immutable without a trigger: this row refers to the fingerprint of the content, so
-- that changing or deleting the content breaks the reference, and no one may change this row.
CREATE TABLE catalogue_publication (
  version_id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL,
  version_no int NOT NULL,
  frozen boolean NOT NULL CHECK (frozen),
  valid_from date NOT NULL,
  content_md5 text NOT NULL,
  FOREIGN KEY (version_id, procedure_id, version_no, frozen, valid_from, content_md5)
    REFERENCES catalogue_procedure_version (id, procedure_id, version_no, frozen, valid_from, content_md5)
    DEFERRABLE INITIALLY IMMEDIATE
);
ALTER TABLE catalogue_procedure_version
  ADD CONSTRAINT catalogue_procedure_version_is_sealed FOREIGN KEY (published_id) REFERENCES catalogue_publication (version_id)
  DEFERRABLE INITIALLY DEFERRED;
COMMENT ON TABLE catalogue_publication IS 'Niêm phong nội dung đã công bố của phiên bản thủ tục';
COMMENT ON COLUMN catalogue_publication.version_id IS 'Phiên bản được công bố';
COMMENT ON COLUMN catalogue_publication.procedure_id IS 'Thủ tục hành chính';
COMMENT ON COLUMN catalogue_publication.version_no IS 'Số thứ tự phiên bản';
COMMENT ON COLUMN catalogue_publication.frozen IS 'Luôn đúng: phiên bản đã khóa';
COMMENT ON COLUMN catalogue_publication.valid_from IS 'Ngày bắt đầu có hiệu lực';
COMMENT ON COLUMN catalogue_publication.content_md5 IS 'Dấu vân tay nội dung lúc công bố';

CREATE TABLE catalogue_act (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL REFERENCES catalogue_procedure_version (id),
  type text NOT NULL CHECK (type IN ('CREATED', 'EDITED', 'PUBLISHED', 'AMENDED', 'REPEALED', 'IMPORTED')),
  actor_name text NOT NULL,
  person_id uuid,
  at timestamptz NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX catalogue_act_by_version ON catalogue_act (version_id, id);
COMMENT ON TABLE catalogue_act IS 'Nhật ký thao tác trên danh mục thủ tục (chỉ ghi thêm)';
COMMENT ON COLUMN catalogue_act.id IS 'Định danh (UUIDv7, theo thời gian)';
COMMENT ON COLUMN catalogue_act.version_id IS 'Phiên bản thủ tục';
COMMENT ON COLUMN catalogue_act.type IS 'Thao tác: tạo, sửa, công bố, sửa đổi, bãi bỏ, nhập từ tệp';
COMMENT ON COLUMN catalogue_act.actor_name IS 'Người hoặc chương trình thực hiện';
COMMENT ON COLUMN catalogue_act.person_id IS 'Người thực hiện';
COMMENT ON COLUMN catalogue_act.at IS 'Thời điểm';
COMMENT ON COLUMN catalogue_act.facts IS 'Chi tiết thao tác';

CREATE TABLE catalogue_procedure_source (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL REFERENCES catalogue_procedure_version (id),
  format text NOT NULL CHECK (format IN ('MOTCUA', 'PUBLISHED_2021')),
  source_key text NOT NULL,
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  source jsonb NOT NULL,
  file_name text NOT NULL,
  line int NOT NULL CHECK (line >= 1),
  revision_after int NOT NULL,
  imported_at timestamptz NOT NULL
);
CREATE INDEX catalogue_procedure_source_by_key ON catalogue_procedure_source (format, source_key, id DESC);
CREATE INDEX catalogue_procedure_source_by_version ON catalogue_procedure_source (version_id, id DESC);
COMMENT ON TABLE catalogue_procedure_source IS 'Nguyên văn nguồn đã nhập của thủ tục: không mất chữ nào';
COMMENT ON COLUMN catalogue_procedure_source.id IS 'Định danh (UUIDv7, theo thời gian)';
COMMENT ON COLUMN catalogue_procedure_source.version_id IS 'Phiên bản nhận nội dung';
COMMENT ON COLUMN catalogue_procedure_source.format IS 'Định dạng nguồn';
COMMENT ON COLUMN catalogue_procedure_source.source_key IS 'Khóa của thủ tục trong nguồn';
COMMENT ON COLUMN catalogue_procedure_source.source_sha256 IS 'Dấu vân tay nguồn, để nhập lại không trùng';
COMMENT ON COLUMN catalogue_procedure_source.source IS 'Nguyên văn nguồn';
COMMENT ON COLUMN catalogue_procedure_source.file_name IS 'Tên tệp nguồn';
COMMENT ON COLUMN catalogue_procedure_source.line IS 'Dòng trong tệp nguồn';
COMMENT ON COLUMN catalogue_procedure_source.revision_after IS 'Số lần sửa của dự thảo ngay sau khi nhập';
COMMENT ON COLUMN catalogue_procedure_source.imported_at IS 'Thời điểm nhập';

CREATE TABLE catalogue_form_draft (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL REFERENCES catalogue_procedure_version (id),
  form_code text NOT NULL,
  owner_account_id uuid,
  guest_token_sha256 text CHECK (guest_token_sha256 ~ '^[0-9a-f]{64}$'),
  data jsonb NOT NULL CHECK (jsonb_typeof(data) = 'object' AND pg_column_size(data) <= 262144),
  revision int NOT NULL DEFAULT 1 CHECK (revision >= 1),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (num_nonnulls(owner_account_id, guest_token_sha256) = 1)
);
CREATE INDEX catalogue_form_draft_by_owner ON catalogue_form_draft (owner_account_id, updated_at DESC)
  WHERE owner_account_id IS NOT NULL;
CREATE INDEX catalogue_form_draft_by_guest ON catalogue_form_draft (guest_token_sha256) WHERE guest_token_sha256 IS NOT NULL;
CREATE INDEX catalogue_form_draft_by_expiry ON catalogue_form_draft (expires_at);
COMMENT ON TABLE catalogue_form_draft IS 'Bản nháp mẫu đơn, tờ khai điện tử';
COMMENT ON COLUMN catalogue_form_draft.id IS 'Định danh bản nháp';
COMMENT ON COLUMN catalogue_form_draft.version_id IS 'Phiên bản thủ tục của mẫu';
COMMENT ON COLUMN catalogue_form_draft.form_code IS 'Mã mẫu đơn, tờ khai';
COMMENT ON COLUMN catalogue_form_draft.owner_account_id IS 'Tài khoản người khai';
COMMENT ON COLUMN catalogue_form_draft.guest_token_sha256 IS 'Dấu vân tay mã giữ bản nháp của khách không đăng nhập';
COMMENT ON COLUMN catalogue_form_draft.data IS 'Nội dung đã khai';
COMMENT ON COLUMN catalogue_form_draft.revision IS 'Số lần lưu (ETag)';
COMMENT ON COLUMN catalogue_form_draft.created_at IS 'Thời điểm tạo';
COMMENT ON COLUMN catalogue_form_draft.updated_at IS 'Thời điểm lưu gần nhất';
COMMENT ON COLUMN catalogue_form_draft.expires_at IS 'Thời điểm tự xóa (dữ liệu cá nhân không giữ quá cần thiết)';

GRANT SELECT, INSERT ON catalogue_procedure, catalogue_publication, catalogue_act, catalogue_procedure_source TO motcua_app;
GRANT SELECT, INSERT ON catalogue_procedure_version TO motcua_app;
GRANT UPDATE (state, valid_from, valid_to, supersedes_id, revision, content, name_key, search_key, updated_at, published_at, published_by)
  ON catalogue_procedure_version TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue_form_draft TO motcua_app;
GRANT SELECT ON catalogue_procedure, catalogue_procedure_version, catalogue_publication, catalogue_act TO motcua_report;
