-- Internal and electronic processes (quy trình nội bộ, quy trình điện tử) as BPMN 2.0 files.
-- Both tables are only ever added to: what a dossier was received under can never change. Locks: new tables only.

CREATE TABLE process_version (
  id uuid PRIMARY KEY,
  process_code text NOT NULL CHECK (process_code ~ '^[A-Za-z][A-Za-z0-9-]{1,62}$'),
  version_no int NOT NULL CHECK (version_no >= 1),
  kind text NOT NULL CHECK (kind IN ('PROCEDURE', 'INTERNAL')),
  name_vi text NOT NULL CHECK (name_vi <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  xml text NOT NULL CHECK (octet_length(xml) BETWEEN 1 AND 524288),
  imported_by uuid,
  imported_by_name text NOT NULL,
  imported_at timestamptz NOT NULL,
  UNIQUE (process_code, version_no),
  UNIQUE (process_code, sha256),
  UNIQUE (id, process_code)
);
COMMENT ON TABLE process_version IS 'Phiên bản quy trình (tệp BPMN 2.0), chỉ thêm, không sửa';
COMMENT ON COLUMN process_version.id IS 'Định danh phiên bản (UUIDv7); hồ sơ ghim vào đây khi được tiếp nhận';
COMMENT ON COLUMN process_version.process_code IS 'Mã quy trình';
COMMENT ON COLUMN process_version.version_no IS 'Số phiên bản, tăng dần trong mỗi mã quy trình';
COMMENT ON COLUMN process_version.kind IS 'Loại: PROCEDURE quy trình giải quyết TTHC, INTERNAL quy trình nội bộ không phải TTHC';
COMMENT ON COLUMN process_version.name_vi IS 'Tên quy trình';
COMMENT ON COLUMN process_version.name_en IS 'Tên quy trình bằng tiếng Anh';
COMMENT ON COLUMN process_version.sha256 IS 'Mã băm SHA-256 của tệp, chữ thường hệ 16';
COMMENT ON COLUMN process_version.xml IS 'Nội dung tệp BPMN 2.0 đúng như đã nhập';
COMMENT ON COLUMN process_version.imported_by IS 'Tài khoản nhập tệp; trống khi chương trình tự nhập';
COMMENT ON COLUMN process_version.imported_by_name IS 'Tên người hoặc chương trình nhập tệp';
COMMENT ON COLUMN process_version.imported_at IS 'Thời điểm nhập';

CREATE TABLE process_publication (
  version_id uuid PRIMARY KEY,
  process_code text NOT NULL,
  effective_from date NOT NULL,
  effective_to date CHECK (effective_to >= effective_from),
  decision_no text NOT NULL CHECK (decision_no <> ''),
  published_by uuid,
  published_by_name text NOT NULL,
  published_at timestamptz NOT NULL,
  FOREIGN KEY (version_id, process_code) REFERENCES process_version (id, process_code),
  UNIQUE (process_code, effective_from)
);
COMMENT ON TABLE process_publication IS 'Ban hành quy trình: phiên bản nào có hiệu lực từ ngày nào, theo quyết định nào';
COMMENT ON COLUMN process_publication.version_id IS 'Phiên bản được ban hành';
COMMENT ON COLUMN process_publication.process_code IS 'Mã quy trình; mỗi mã mỗi ngày chỉ một phiên bản bắt đầu có hiệu lực';
COMMENT ON COLUMN process_publication.effective_from IS 'Ngày bắt đầu có hiệu lực; phiên bản sau thay phiên bản trước từ ngày này';
COMMENT ON COLUMN process_publication.effective_to IS 'Ngày cuối còn hiệu lực, nếu quyết định có ghi';
COMMENT ON COLUMN process_publication.decision_no IS 'Số quyết định phê duyệt quy trình';
COMMENT ON COLUMN process_publication.published_by IS 'Tài khoản ban hành; trống khi chương trình tự ban hành';
COMMENT ON COLUMN process_publication.published_by_name IS 'Tên người hoặc chương trình ban hành';
COMMENT ON COLUMN process_publication.published_at IS 'Thời điểm ban hành';

GRANT SELECT, INSERT ON process_version, process_publication TO motcua_app;
GRANT SELECT ON process_version, process_publication TO motcua_report;
