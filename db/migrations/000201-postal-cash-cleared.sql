-- What the post collected and nothing was owed for is cleared by a person: spent on a charge, or, where a second person
-- agrees, given back to who paid it or kept with a reason.
-- Locks: payment_postal_cod and payment_transfer are held exclusively for one pass each over their rows (the new checks).
-- One row a parcel that collected, some thousands a year; some 60,000 transfers a year: seconds.
ALTER TABLE payment_postal_cod ADD COLUMN cleared_dong bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN payment_postal_cod.cleared_dong IS 'Phần đã quyết định hoàn trả hoặc giữ lại, đồng';
ALTER TABLE payment_postal_cod ADD CONSTRAINT payment_postal_cod_cleared_within
  CHECK (cleared_dong >= 0 AND settled_dong + cleared_dong <= collected_dong);
DROP INDEX payment_postal_cod_left;
CREATE INDEX payment_postal_cod_left ON payment_postal_cod (unit_id, recorded_at) WHERE settled_dong + cleared_dong <> collected_dong;

ALTER TABLE payment_transfer DROP CONSTRAINT payment_transfer_why_check;
ALTER TABLE payment_transfer ADD CONSTRAINT payment_transfer_why_check CHECK (why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED',
  'PAID', 'REFUND_DUE', 'REFUNDED', 'BANKED', 'MATCHED', 'COUNTED', 'COLLECTED', 'REMITTED', 'KEPT'));

CREATE TABLE payment_postal_clearing (
  id uuid PRIMARY KEY,
  parcel_code text NOT NULL REFERENCES payment_postal_cod (parcel_code),
  unit_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CHARGES', 'RETURN', 'KEEP')),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  ground text NOT NULL CHECK (ground <> ''),
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  payment_id uuid REFERENCES payment_payment (id),
  answer text CHECK (answer IN ('APPROVED', 'DECLINED')),
  answered_by uuid,
  answered_at timestamptz,
  answer_reason text,
  paid_by uuid,
  paid_at timestamptz,
  paid_method text CHECK (paid_method IN ('CASH', 'BANK')),
  CONSTRAINT payment_postal_clearing_spent CHECK ((kind = 'CHARGES') = (payment_id IS NOT NULL)),
  CONSTRAINT payment_postal_clearing_decided CHECK (kind <> 'CHARGES' OR answer IS NULL),
  CONSTRAINT payment_postal_clearing_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)),
  CONSTRAINT payment_postal_clearing_two_people CHECK (answered_by IS NULL OR answered_by <> asked_by),
  CONSTRAINT payment_postal_clearing_paid CHECK (paid_at IS NULL OR (kind = 'RETURN' AND answer = 'APPROVED'))
);
CREATE INDEX payment_postal_clearing_by_parcel ON payment_postal_clearing (parcel_code, asked_at);
CREATE UNIQUE INDEX payment_postal_clearing_one_open ON payment_postal_clearing (parcel_code) WHERE kind <> 'CHARGES' AND answer IS NULL;
CREATE INDEX payment_postal_clearing_waiting ON payment_postal_clearing (unit_id, asked_at)
  WHERE (kind <> 'CHARGES' AND answer IS NULL) OR (kind = 'RETURN' AND answer = 'APPROVED' AND paid_at IS NULL);
COMMENT ON TABLE payment_postal_clearing IS 'Xử lý tiền bưu chính thu hộ chưa khớp khoản thu';
COMMENT ON COLUMN payment_postal_clearing.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_postal_clearing.parcel_code IS 'Mã bưu gửi';
COMMENT ON COLUMN payment_postal_clearing.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_postal_clearing.kind IS 'Cách xử lý: nộp cho khoản thu, hoàn trả người nộp, giữ lại nộp ngân sách';
COMMENT ON COLUMN payment_postal_clearing.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_postal_clearing.ground IS 'Lý do';
COMMENT ON COLUMN payment_postal_clearing.asked_by IS 'Người xử lý hoặc đề nghị';
COMMENT ON COLUMN payment_postal_clearing.asked_at IS 'Thời điểm xử lý hoặc đề nghị';
COMMENT ON COLUMN payment_postal_clearing.payment_id IS 'Lần thanh toán, khi nộp cho khoản thu';
COMMENT ON COLUMN payment_postal_clearing.answer IS 'Quyết định';
COMMENT ON COLUMN payment_postal_clearing.answered_by IS 'Người quyết định';
COMMENT ON COLUMN payment_postal_clearing.answered_at IS 'Thời điểm quyết định';
COMMENT ON COLUMN payment_postal_clearing.answer_reason IS 'Lý do của quyết định';
COMMENT ON COLUMN payment_postal_clearing.paid_by IS 'Người chi trả';
COMMENT ON COLUMN payment_postal_clearing.paid_at IS 'Thời điểm chi trả';
COMMENT ON COLUMN payment_postal_clearing.paid_method IS 'Hình thức chi trả: tiền mặt, chuyển khoản';
GRANT SELECT, INSERT, UPDATE ON payment_postal_clearing TO motcua_app;
GRANT SELECT ON payment_postal_clearing TO motcua_report;
