-- Organisation (tổ chức bộ máy): effective-dated units, their parents and successors, people, posts, delegations.
-- Every first day and last day is a legal day, both included. Nothing here is renamed or deleted in place.

CREATE TABLE organisation_tree (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  stamp uuid NOT NULL
);
COMMENT ON TABLE organisation_tree IS 'Số hiệu phiên bản của cây đơn vị; thay mới mỗi lần cây đơn vị thay đổi để bộ nhớ đệm biết mà đọc lại';
COMMENT ON COLUMN organisation_tree.only_row IS 'Bảng chỉ có một dòng';
COMMENT ON COLUMN organisation_tree.stamp IS 'Dấu phiên bản, giá trị mới sau mỗi thay đổi';
INSERT INTO organisation_tree (stamp) VALUES (gen_random_uuid());

CREATE TABLE organisation_unit (
  id uuid PRIMARY KEY,
  code text CHECK (code ~ '^[A-Z]\d{2}(\.\d{2,3}){0,3}$'),
  legacy_code text CHECK (legacy_code ~ '^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$'),
  area_code text CHECK (area_code ~ '^(\d{2}|\d{3}|\d{5})$'),
  area_kind text CHECK (area_kind IN ('PROVINCE', 'CITY', 'DISTRICT', 'COMMUNE', 'WARD', 'SPECIAL_ZONE')),
  kind text NOT NULL CHECK (kind IN (
    'PEOPLES_COMMITTEE', 'DEPARTMENT', 'DIVISION', 'CENTRE', 'BRANCH', 'RECEPTION_POINT',
    'POLICE', 'TAX', 'SOCIAL_INSURANCE', 'LAND_OFFICE', 'POSTAL')),
  level text NOT NULL CHECK (level IN ('CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE')),
  name text NOT NULL CHECK (name <> ''),
  name_en text,
  short_name text NOT NULL CHECK (short_name <> ''),
  symbol text,
  address text,
  phone text CHECK (phone ~ '^\+84\d{9,10}$'),
  email text,
  tax_code text CHECK (tax_code ~ '^\d{10}(-\d{3})?$'),
  seal_sha256 text CHECK (seal_sha256 ~ '^[0-9a-f]{64}$'),
  certificate_serial text,
  search_key text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT organisation_unit_district_ended CHECK (level <> 'DISTRICT' OR valid_to <= DATE '2025-06-30')
);
COMMENT ON TABLE organisation_unit IS 'Cơ quan, đơn vị; có hiệu lực theo ngày, không đổi tên tại chỗ';
COMMENT ON COLUMN organisation_unit.id IS 'Định danh nội bộ (UUIDv7)';
COMMENT ON COLUMN organisation_unit.code IS 'Mã định danh điện tử theo Quyết định 20/2020/QĐ-TTg';
COMMENT ON COLUMN organisation_unit.legacy_code IS 'Mã định danh dạng cũ theo QCVN 102';
COMMENT ON COLUMN organisation_unit.area_code IS 'Mã đơn vị hành chính (danh mục thống kê)';
COMMENT ON COLUMN organisation_unit.area_kind IS 'Loại đơn vị hành chính: tỉnh, thành phố, huyện, xã, phường, đặc khu';
COMMENT ON COLUMN organisation_unit.kind IS 'Loại cơ quan, đơn vị';
COMMENT ON COLUMN organisation_unit.level IS 'Cấp: trung ương, tỉnh, huyện (đến hết 30/6/2025), xã';
COMMENT ON COLUMN organisation_unit.name IS 'Tên đầy đủ';
COMMENT ON COLUMN organisation_unit.name_en IS 'Tên tiếng Anh';
COMMENT ON COLUMN organisation_unit.short_name IS 'Tên viết gọn';
COMMENT ON COLUMN organisation_unit.symbol IS 'Chữ viết tắt dùng trong số, ký hiệu văn bản';
COMMENT ON COLUMN organisation_unit.address IS 'Địa chỉ trụ sở';
COMMENT ON COLUMN organisation_unit.phone IS 'Điện thoại (E.164)';
COMMENT ON COLUMN organisation_unit.email IS 'Thư điện tử';
COMMENT ON COLUMN organisation_unit.tax_code IS 'Mã số thuế';
COMMENT ON COLUMN organisation_unit.seal_sha256 IS 'Ảnh con dấu (mã băm nội dung trong kho tệp)';
COMMENT ON COLUMN organisation_unit.certificate_serial IS 'Số sê-ri chứng thư số của cơ quan';
COMMENT ON COLUMN organisation_unit.search_key IS 'Khóa tìm kiếm không dấu';
COMMENT ON COLUMN organisation_unit.valid_from IS 'Ngày bắt đầu hoạt động';
COMMENT ON COLUMN organisation_unit.valid_to IS 'Ngày cuối cùng còn hoạt động';
COMMENT ON COLUMN organisation_unit.revision IS 'Số lần ghi, dùng để phát hiện hai người cùng sửa';
-- One open unit a code. Closed periods are kept apart by the commands, which all take the revision row first.
CREATE UNIQUE INDEX organisation_unit_code_open ON organisation_unit (code) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX organisation_unit_area_open ON organisation_unit (area_code)
  WHERE valid_to IS NULL AND kind = 'PEOPLES_COMMITTEE';
CREATE INDEX organisation_unit_code ON organisation_unit (code);
CREATE INDEX organisation_unit_area ON organisation_unit (area_code);

CREATE TABLE organisation_unit_parent (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES organisation_unit,
  parent_id uuid NOT NULL REFERENCES organisation_unit,
  valid_from date NOT NULL,
  valid_to date,
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK (unit_id <> parent_id)
);
COMMENT ON TABLE organisation_unit_parent IS 'Cơ quan cấp trên trực tiếp, có hiệu lực theo ngày';
COMMENT ON COLUMN organisation_unit_parent.id IS 'Định danh nội bộ';
COMMENT ON COLUMN organisation_unit_parent.unit_id IS 'Đơn vị';
COMMENT ON COLUMN organisation_unit_parent.parent_id IS 'Đơn vị cấp trên';
COMMENT ON COLUMN organisation_unit_parent.valid_from IS 'Từ ngày';
COMMENT ON COLUMN organisation_unit_parent.valid_to IS 'Đến hết ngày';
CREATE UNIQUE INDEX organisation_unit_parent_open ON organisation_unit_parent (unit_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX organisation_unit_parent_from ON organisation_unit_parent (unit_id, valid_from);
CREATE INDEX organisation_unit_parent_children ON organisation_unit_parent (parent_id);

CREATE TABLE organisation_unit_successor (
  unit_id uuid NOT NULL REFERENCES organisation_unit,
  successor_id uuid NOT NULL REFERENCES organisation_unit,
  share_basis_points integer NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
  effective_on date NOT NULL,
  PRIMARY KEY (unit_id, successor_id),
  CHECK (unit_id <> successor_id)
);
COMMENT ON TABLE organisation_unit_successor IS 'Đơn vị kế thừa khi sáp nhập, chia tách, đổi tên; nhiều - nhiều, có tỷ lệ';
COMMENT ON COLUMN organisation_unit_successor.unit_id IS 'Đơn vị kết thúc hoạt động';
COMMENT ON COLUMN organisation_unit_successor.successor_id IS 'Đơn vị kế thừa';
COMMENT ON COLUMN organisation_unit_successor.share_basis_points IS 'Tỷ lệ kế thừa, phần vạn; cộng lại đủ 10000';
COMMENT ON COLUMN organisation_unit_successor.effective_on IS 'Ngày kế thừa có hiệu lực';
CREATE INDEX organisation_unit_successor_back ON organisation_unit_successor (successor_id);

CREATE TABLE organisation_person (
  id uuid PRIMARY KEY,
  full_name text NOT NULL CHECK (full_name <> ''),
  search_key text NOT NULL,
  staff_code text,
  phone text CHECK (phone ~ '^\+84\d{9,10}$'),
  email text,
  invented boolean NOT NULL DEFAULT false,
  posts_changed_at timestamptz,
  revision integer NOT NULL DEFAULT 1 CHECK (revision > 0)
);
COMMENT ON TABLE organisation_person IS 'Cán bộ, công chức, viên chức, người lao động';
COMMENT ON COLUMN organisation_person.id IS 'Định danh nội bộ';
COMMENT ON COLUMN organisation_person.full_name IS 'Họ và tên';
COMMENT ON COLUMN organisation_person.search_key IS 'Khóa tìm kiếm không dấu';
COMMENT ON COLUMN organisation_person.staff_code IS 'Số hiệu công chức, viên chức';
COMMENT ON COLUMN organisation_person.phone IS 'Điện thoại công vụ (E.164)';
COMMENT ON COLUMN organisation_person.email IS 'Thư điện tử công vụ';
COMMENT ON COLUMN organisation_person.invented IS 'Nhân vật minh họa, không có thật';
COMMENT ON COLUMN organisation_person.posts_changed_at IS 'Lần gần nhất vị trí công tác thay đổi; phiên đăng nhập mở trước đó hết giá trị';
COMMENT ON COLUMN organisation_person.revision IS 'Số lần ghi';
CREATE UNIQUE INDEX organisation_person_staff_code ON organisation_person (staff_code);
CREATE INDEX organisation_person_by_name ON organisation_person (search_key, id);

CREATE TABLE organisation_post (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES organisation_person,
  unit_id uuid NOT NULL REFERENCES organisation_unit,
  role text NOT NULL CHECK (role IN (
    'intake-officer', 'return-officer', 'cashier', 'specialist', 'unit-head', 'leader', 'clerk', 'centre-director',
    'control-officer', 'helpline-agent', 'feedback-officer', 'postal-staff', 'digitisation-operator', 'unit-admin',
    'system-admin', 'auditor')),
  title text NOT NULL CHECK (title <> ''),
  valid_from date NOT NULL,
  valid_to date,
  -- A post cancelled before it began ends the day before it would have begun: it never held.
  CHECK (valid_to IS NULL OR valid_to >= valid_from - 1)
);
COMMENT ON TABLE organisation_post IS 'Vị trí công tác: một người giữ một vai trò tại một đơn vị trong một thời gian';
COMMENT ON COLUMN organisation_post.id IS 'Định danh nội bộ';
COMMENT ON COLUMN organisation_post.person_id IS 'Người giữ vị trí';
COMMENT ON COLUMN organisation_post.unit_id IS 'Đơn vị công tác';
COMMENT ON COLUMN organisation_post.role IS 'Vai trò trên hệ thống';
COMMENT ON COLUMN organisation_post.title IS 'Chức danh, chức vụ';
COMMENT ON COLUMN organisation_post.valid_from IS 'Từ ngày';
COMMENT ON COLUMN organisation_post.valid_to IS 'Đến hết ngày';
CREATE UNIQUE INDEX organisation_post_open ON organisation_post (person_id, unit_id, role) WHERE valid_to IS NULL;
CREATE INDEX organisation_post_person ON organisation_post (person_id);
CREATE INDEX organisation_post_unit ON organisation_post (unit_id, valid_from);

CREATE TABLE organisation_delegation (
  id uuid PRIMARY KEY,
  from_person_id uuid NOT NULL REFERENCES organisation_person,
  to_person_id uuid NOT NULL REFERENCES organisation_person,
  unit_id uuid NOT NULL REFERENCES organisation_unit,
  role text NOT NULL CHECK (role IN ('unit-head', 'leader', 'centre-director', 'specialist', 'intake-officer', 'clerk')),
  acts text[] CHECK (acts IS NULL OR cardinality(acts) > 0),
  document_number text NOT NULL CHECK (document_number <> ''),
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  revoked_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  CHECK (valid_to >= valid_from),
  CHECK (from_person_id <> to_person_id)
);
COMMENT ON TABLE organisation_delegation IS 'Ủy quyền: người được ủy quyền thực hiện vai trò thay người ủy quyền, có thời hạn, có phạm vi';
COMMENT ON COLUMN organisation_delegation.id IS 'Định danh nội bộ';
COMMENT ON COLUMN organisation_delegation.from_person_id IS 'Người ủy quyền';
COMMENT ON COLUMN organisation_delegation.to_person_id IS 'Người được ủy quyền';
COMMENT ON COLUMN organisation_delegation.unit_id IS 'Đơn vị mà vai trò được ủy quyền';
COMMENT ON COLUMN organisation_delegation.role IS 'Vai trò được ủy quyền';
COMMENT ON COLUMN organisation_delegation.acts IS 'Phạm vi: chỉ những hành vi này; để trống là mọi hành vi của vai trò';
COMMENT ON COLUMN organisation_delegation.document_number IS 'Số, ký hiệu văn bản ủy quyền';
COMMENT ON COLUMN organisation_delegation.valid_from IS 'Từ ngày';
COMMENT ON COLUMN organisation_delegation.valid_to IS 'Đến hết ngày';
COMMENT ON COLUMN organisation_delegation.revoked_at IS 'Thời điểm thu hồi ủy quyền';
COMMENT ON COLUMN organisation_delegation.recorded_by IS 'Tài khoản ghi nhận';
COMMENT ON COLUMN organisation_delegation.recorded_at IS 'Thời điểm ghi nhận';
CREATE INDEX organisation_delegation_to ON organisation_delegation (to_person_id, valid_to);
CREATE INDEX organisation_delegation_unit ON organisation_delegation (unit_id, valid_to);

CREATE TABLE organisation_change (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  unit_id uuid REFERENCES organisation_unit,
  person_id uuid REFERENCES organisation_person,
  data jsonb NOT NULL,
  actor_id uuid,
  at timestamptz NOT NULL
);
COMMENT ON TABLE organisation_change IS 'Nhật ký thay đổi tổ chức, nhân sự; chỉ ghi thêm';
COMMENT ON COLUMN organisation_change.id IS 'Định danh nội bộ';
COMMENT ON COLUMN organisation_change.kind IS 'Loại thay đổi';
COMMENT ON COLUMN organisation_change.unit_id IS 'Đơn vị liên quan';
COMMENT ON COLUMN organisation_change.person_id IS 'Người liên quan';
COMMENT ON COLUMN organisation_change.data IS 'Nội dung thay đổi';
COMMENT ON COLUMN organisation_change.actor_id IS 'Tài khoản thực hiện; trống là hệ thống';
COMMENT ON COLUMN organisation_change.at IS 'Thời điểm';
CREATE INDEX organisation_change_unit ON organisation_change (unit_id, at);
CREATE INDEX organisation_change_person ON organisation_change (person_id, at);

GRANT SELECT, UPDATE ON organisation_tree TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON organisation_unit, organisation_unit_parent, organisation_person,
  organisation_post, organisation_delegation TO motcua_app;
GRANT SELECT, INSERT ON organisation_unit_successor, organisation_change TO motcua_app;
GRANT SELECT ON organisation_unit, organisation_unit_parent, organisation_unit_successor TO motcua_report;
