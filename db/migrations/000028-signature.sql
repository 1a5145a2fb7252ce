-- The register of certificates (chứng thư chữ ký số) of persons and agencies, and whom the office trusts when it judges a
-- signature. Private keys are never here: they stay with the holder's device, a key file or a remote service.
CREATE TABLE signature_certificate (
  id uuid PRIMARY KEY,
  subject_kind text NOT NULL CHECK (subject_kind IN ('PERSON', 'ORGANISATION')),
  holder_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('OFFICIAL', 'PUBLIC', 'DEDICATED', 'DEMO')),
  device text NOT NULL CHECK (device IN ('TOKEN', 'SIM', 'REMOTE', 'KEY_FILE', 'DEMO')),
  status text NOT NULL CHECK (status IN ('REQUESTED', 'ISSUED', 'ACTIVE', 'SUSPENDED', 'REVOKED', 'LOST')),
  request_document text NOT NULL,
  requested_on date NOT NULL,
  serial text,
  fingerprint text UNIQUE CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  subject_name text,
  issuer_name text,
  content bytea CHECK (octet_length(content) <= 20000),
  issued_on date,
  valid_from timestamptz,
  valid_to timestamptz,
  handover_minutes text,
  handed_over_on date,
  picture bytea CHECK (octet_length(picture) <= 2000000),
  revoked_at timestamptz,
  revoke_reason text,
  last_used_at timestamptz,
  revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
  CHECK (status = 'REQUESTED' OR (content IS NOT NULL AND fingerprint IS NOT NULL AND serial IS NOT NULL
    AND subject_name IS NOT NULL AND issuer_name IS NOT NULL AND issued_on IS NOT NULL
    AND valid_from IS NOT NULL AND valid_to IS NOT NULL) OR (status IN ('REVOKED', 'LOST') AND content IS NULL)),
  CHECK ((status IN ('REVOKED', 'LOST')) = (revoked_at IS NOT NULL AND revoke_reason IS NOT NULL)),
  CHECK (valid_from < valid_to)
);
CREATE INDEX signature_certificate_by_unit ON signature_certificate (unit_id, valid_to);
CREATE INDEX signature_certificate_by_holder ON signature_certificate (holder_id) WHERE status = 'ACTIVE';
CREATE INDEX signature_certificate_by_issue ON signature_certificate (issued_on) WHERE issued_on IS NOT NULL;
COMMENT ON TABLE signature_certificate IS 'Sổ theo dõi chứng thư chữ ký số của cá nhân và cơ quan';
COMMENT ON COLUMN signature_certificate.id IS 'Định danh nội bộ';
COMMENT ON COLUMN signature_certificate.subject_kind IS 'Của cá nhân hoặc của cơ quan, tổ chức';
COMMENT ON COLUMN signature_certificate.holder_id IS 'Người được cấp; với chứng thư của cơ quan là người quản lý';
COMMENT ON COLUMN signature_certificate.unit_id IS 'Cơ quan, đơn vị';
COMMENT ON COLUMN signature_certificate.kind IS 'Chuyên dùng công vụ, công cộng, chuyên dùng bảo đảm an toàn, dùng thử';
COMMENT ON COLUMN signature_certificate.device IS 'Thiết bị lưu khóa';
COMMENT ON COLUMN signature_certificate.status IS 'Đã đề nghị, đã cấp, đang dùng, tạm dừng, đã thu hồi, báo mất';
COMMENT ON COLUMN signature_certificate.request_document IS 'Văn bản đề nghị cấp';
COMMENT ON COLUMN signature_certificate.requested_on IS 'Ngày đề nghị';
COMMENT ON COLUMN signature_certificate.serial IS 'Số sê-ri của chứng thư';
COMMENT ON COLUMN signature_certificate.fingerprint IS 'Mã băm của chứng thư';
COMMENT ON COLUMN signature_certificate.subject_name IS 'Tên chủ thể ghi trên chứng thư';
COMMENT ON COLUMN signature_certificate.issuer_name IS 'Tổ chức cấp chứng thư';
COMMENT ON COLUMN signature_certificate.content IS 'Chứng thư (phần công khai)';
COMMENT ON COLUMN signature_certificate.issued_on IS 'Ngày cấp';
COMMENT ON COLUMN signature_certificate.valid_from IS 'Hiệu lực từ';
COMMENT ON COLUMN signature_certificate.valid_to IS 'Hiệu lực đến';
COMMENT ON COLUMN signature_certificate.handover_minutes IS 'Biên bản bàn giao';
COMMENT ON COLUMN signature_certificate.handed_over_on IS 'Ngày bàn giao';
COMMENT ON COLUMN signature_certificate.picture IS 'Hình ảnh chữ ký hoặc dấu';
COMMENT ON COLUMN signature_certificate.revoked_at IS 'Thời điểm thu hồi';
COMMENT ON COLUMN signature_certificate.revoke_reason IS 'Lý do thu hồi';
COMMENT ON COLUMN signature_certificate.last_used_at IS 'Lần dùng gần nhất';
COMMENT ON COLUMN signature_certificate.revision IS 'Số lần thay đổi';

CREATE TABLE signature_certificate_act (
  certificate_id uuid NOT NULL REFERENCES signature_certificate (id),
  revision integer NOT NULL,
  act text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid,
  note text,
  PRIMARY KEY (certificate_id, revision)
);
COMMENT ON TABLE signature_certificate_act IS 'Lịch sử của từng chứng thư: ai làm gì, khi nào';
COMMENT ON COLUMN signature_certificate_act.certificate_id IS 'Chứng thư';
COMMENT ON COLUMN signature_certificate_act.revision IS 'Lần thay đổi thứ';
COMMENT ON COLUMN signature_certificate_act.act IS 'Việc đã làm';
COMMENT ON COLUMN signature_certificate_act.at IS 'Thời điểm';
COMMENT ON COLUMN signature_certificate_act.actor_id IS 'Người làm; trống là hệ thống';
COMMENT ON COLUMN signature_certificate_act.note IS 'Ghi chú';

CREATE TABLE signature_trust (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('ANCHOR', 'INTERMEDIATE', 'CRL', 'OCSP')),
  sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  title text NOT NULL,
  content bytea NOT NULL CHECK (octet_length(content) <= 20000000),
  issued_at timestamptz,
  next_at timestamptz,
  imported_at timestamptz NOT NULL,
  imported_by uuid,
  removed_at timestamptz
);
COMMENT ON TABLE signature_trust IS 'Tổ chức chứng thực được tin cậy và danh sách thu hồi, do quản trị nhập';
COMMENT ON COLUMN signature_trust.id IS 'Định danh nội bộ';
COMMENT ON COLUMN signature_trust.kind IS 'Chứng thư gốc, chứng thư trung gian, danh sách thu hồi, trả lời OCSP';
COMMENT ON COLUMN signature_trust.sha256 IS 'Mã băm nội dung';
COMMENT ON COLUMN signature_trust.title IS 'Tên';
COMMENT ON COLUMN signature_trust.content IS 'Nội dung';
COMMENT ON COLUMN signature_trust.issued_at IS 'Thời điểm phát hành';
COMMENT ON COLUMN signature_trust.next_at IS 'Thời điểm có bản kế tiếp hoặc hết hạn';
COMMENT ON COLUMN signature_trust.imported_at IS 'Thời điểm nhập';
COMMENT ON COLUMN signature_trust.imported_by IS 'Người nhập';
COMMENT ON COLUMN signature_trust.removed_at IS 'Thời điểm thôi tin cậy';

GRANT SELECT, INSERT, UPDATE ON signature_certificate, signature_trust TO motcua_app;
GRANT SELECT, INSERT ON signature_certificate_act TO motcua_app;
