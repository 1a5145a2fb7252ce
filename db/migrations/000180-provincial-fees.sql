-- What a province's People's Council sets for a fee of a procedure (Luật Phí và lệ phí 2015, Đ.21), by versions like the
-- procedures themselves. A handful of rows a province; new tables, no lock on anything in use.

CREATE TABLE catalogue_provincial_fee (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES organisation_unit (id),
  procedure_code text NOT NULL,
  fee_code text NOT NULL,
  version_no int NOT NULL CHECK (version_no >= 1),
  state text NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'AMENDED', 'REPEALED')),
  valid_from date,
  valid_to date,
  revision int NOT NULL DEFAULT 1 CHECK (revision >= 1),
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_at timestamptz,
  published_by uuid,
  frozen boolean NOT NULL GENERATED ALWAYS AS (state <> 'DRAFT') STORED,
  content_md5 text NOT NULL GENERATED ALWAYS AS (md5(content::text)) STORED,
  published_id uuid GENERATED ALWAYS AS (CASE WHEN state <> 'DRAFT' THEN id END) STORED,
  UNIQUE (unit_id, procedure_code, fee_code, version_no),
  UNIQUE (id, frozen, valid_from, content_md5),
  CHECK ((state = 'DRAFT') = (valid_from IS NULL)),
  CHECK ((state = 'DRAFT') = (published_at IS NULL)),
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK (state <> 'DRAFT' OR valid_to IS NULL),
  CHECK (state NOT IN ('AMENDED', 'REPEALED') OR valid_to IS NOT NULL),
  CHECK (state <> 'PUBLISHED' OR valid_to IS NULL)
);
CREATE UNIQUE INDEX catalogue_provincial_fee_one_draft ON catalogue_provincial_fee (unit_id, procedure_code, fee_code)
  WHERE state = 'DRAFT';
CREATE UNIQUE INDEX catalogue_provincial_fee_one_open ON catalogue_provincial_fee (unit_id, procedure_code, fee_code)
  WHERE state <> 'DRAFT' AND valid_to IS NULL;
CREATE UNIQUE INDEX catalogue_provincial_fee_start
  ON catalogue_provincial_fee (procedure_code, unit_id, fee_code, valid_from DESC) WHERE state <> 'DRAFT';
COMMENT ON TABLE catalogue_provincial_fee IS 'Mức thu phí, lệ phí do Hội đồng nhân dân cấp tỉnh quyết định, theo phiên bản';
COMMENT ON COLUMN catalogue_provincial_fee.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN catalogue_provincial_fee.unit_id IS 'Ủy ban nhân dân cấp tỉnh áp dụng mức thu';
COMMENT ON COLUMN catalogue_provincial_fee.procedure_code IS 'Mã thủ tục hành chính';
COMMENT ON COLUMN catalogue_provincial_fee.fee_code IS 'Mã khoản thu trong thủ tục';
COMMENT ON COLUMN catalogue_provincial_fee.version_no IS 'Số thứ tự phiên bản';
COMMENT ON COLUMN catalogue_provincial_fee.state IS 'Trạng thái: dự thảo, đã công bố, đã được thay thế, đã chấm dứt';
COMMENT ON COLUMN catalogue_provincial_fee.valid_from IS 'Ngày bắt đầu áp dụng';
COMMENT ON COLUMN catalogue_provincial_fee.valid_to IS 'Ngày cuối cùng áp dụng';
COMMENT ON COLUMN catalogue_provincial_fee.revision IS 'Số lần sửa dự thảo';
COMMENT ON COLUMN catalogue_provincial_fee.content IS 'Nội dung: cách tính, miễn, giảm, nghị quyết';
COMMENT ON COLUMN catalogue_provincial_fee.created_at IS 'Thời điểm tạo';
COMMENT ON COLUMN catalogue_provincial_fee.updated_at IS 'Thời điểm sửa gần nhất';
COMMENT ON COLUMN catalogue_provincial_fee.published_at IS 'Thời điểm công bố';
COMMENT ON COLUMN catalogue_provincial_fee.published_by IS 'Người công bố';
COMMENT ON COLUMN catalogue_provincial_fee.frozen IS 'Đã công bố, không còn sửa được';
COMMENT ON COLUMN catalogue_provincial_fee.content_md5 IS 'Dấu vân tay nội dung, để khóa nội dung đã công bố';
COMMENT ON COLUMN catalogue_provincial_fee.published_id IS 'Trỏ tới bản ghi công bố khi đã công bố';

-- The seal of a published version, as `catalogue_publication` is that of a procedure.
CREATE TABLE catalogue_provincial_fee_publication (
  fee_id uuid PRIMARY KEY,
  frozen boolean NOT NULL CHECK (frozen),
  valid_from date NOT NULL,
  content_md5 text NOT NULL,
  FOREIGN KEY (fee_id, frozen, valid_from, content_md5)
    REFERENCES catalogue_provincial_fee (id, frozen, valid_from, content_md5) DEFERRABLE INITIALLY IMMEDIATE
);
ALTER TABLE catalogue_provincial_fee
  ADD CONSTRAINT catalogue_provincial_fee_is_sealed FOREIGN KEY (published_id)
  REFERENCES catalogue_provincial_fee_publication (fee_id) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON TABLE catalogue_provincial_fee_publication IS 'Niêm phong nội dung đã công bố của mức thu';
COMMENT ON COLUMN catalogue_provincial_fee_publication.fee_id IS 'Mức thu được công bố';
COMMENT ON COLUMN catalogue_provincial_fee_publication.frozen IS 'Luôn đúng: mức thu đã khóa';
COMMENT ON COLUMN catalogue_provincial_fee_publication.valid_from IS 'Ngày bắt đầu áp dụng';
COMMENT ON COLUMN catalogue_provincial_fee_publication.content_md5 IS 'Dấu vân tay nội dung lúc công bố';

CREATE TABLE catalogue_provincial_fee_act (
  id uuid PRIMARY KEY,
  fee_id uuid NOT NULL REFERENCES catalogue_provincial_fee (id),
  type text NOT NULL CHECK (type IN ('CREATED', 'EDITED', 'PUBLISHED', 'AMENDED', 'REPEALED')),
  actor_name text NOT NULL,
  person_id uuid,
  at timestamptz NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX catalogue_provincial_fee_act_by_fee ON catalogue_provincial_fee_act (fee_id, id);
COMMENT ON TABLE catalogue_provincial_fee_act IS 'Nhật ký thao tác trên mức thu của địa phương (chỉ ghi thêm)';
COMMENT ON COLUMN catalogue_provincial_fee_act.id IS 'Định danh (UUIDv7, theo thời gian)';
COMMENT ON COLUMN catalogue_provincial_fee_act.fee_id IS 'Phiên bản mức thu';
COMMENT ON COLUMN catalogue_provincial_fee_act.type IS 'Thao tác: tạo, sửa, công bố, sửa đổi, chấm dứt';
COMMENT ON COLUMN catalogue_provincial_fee_act.actor_name IS 'Người hoặc chương trình thực hiện';
COMMENT ON COLUMN catalogue_provincial_fee_act.person_id IS 'Người thực hiện';
COMMENT ON COLUMN catalogue_provincial_fee_act.at IS 'Thời điểm';
COMMENT ON COLUMN catalogue_provincial_fee_act.facts IS 'Chi tiết thao tác';

GRANT SELECT, INSERT ON catalogue_provincial_fee, catalogue_provincial_fee_publication, catalogue_provincial_fee_act TO motcua_app;
GRANT UPDATE (state, valid_from, valid_to, revision, content, updated_at, published_at, published_by)
  ON catalogue_provincial_fee TO motcua_app;
GRANT SELECT ON catalogue_provincial_fee, catalogue_provincial_fee_publication, catalogue_provincial_fee_act TO motcua_report;
