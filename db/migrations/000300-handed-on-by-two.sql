-- Money handed on to the treasury leaves on the word of two: who asks for it, and somebody else who agrees. It is limited
-- by what the account holds, where it is known how much stood on it before the books began.
-- Locks: payment_account exclusively for an instant (one column without a default; some rows a unit); the table is new.
ALTER TABLE payment_account ADD COLUMN opening_dong bigint CHECK (opening_dong >= 0);
COMMENT ON COLUMN payment_account.opening_dong IS 'Số dư khi bắt đầu ghi sổ, đồng; trống khi chưa biết';

CREATE TABLE payment_handing_on (
  id uuid PRIMARY KEY,
  movement_id uuid NOT NULL REFERENCES payment_movement (id),
  unit_id uuid NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  ground text NOT NULL CHECK (ground <> ''),
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('APPROVED', 'DECLINED')),
  answered_by uuid,
  answered_at timestamptz,
  answer_reason text,
  CONSTRAINT payment_handing_on_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)),
  CONSTRAINT payment_handing_on_two_people CHECK (answered_by IS NULL OR answered_by <> asked_by)
);
CREATE INDEX payment_handing_on_by_movement ON payment_handing_on (movement_id, asked_at);
CREATE UNIQUE INDEX payment_handing_on_one_open ON payment_handing_on (movement_id) WHERE answer IS NULL;
CREATE INDEX payment_handing_on_waiting ON payment_handing_on (unit_id, asked_at) WHERE answer IS NULL;
COMMENT ON TABLE payment_handing_on IS 'Đề nghị ghi nhận tiền ra là nộp ngân sách, kho bạc';
COMMENT ON COLUMN payment_handing_on.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_handing_on.movement_id IS 'Giao dịch ngân hàng';
COMMENT ON COLUMN payment_handing_on.unit_id IS 'Đơn vị có tài khoản';
COMMENT ON COLUMN payment_handing_on.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_handing_on.ground IS 'Lý do, căn cứ';
COMMENT ON COLUMN payment_handing_on.asked_by IS 'Người đề nghị';
COMMENT ON COLUMN payment_handing_on.asked_at IS 'Thời điểm đề nghị';
COMMENT ON COLUMN payment_handing_on.answer IS 'Quyết định';
COMMENT ON COLUMN payment_handing_on.answered_by IS 'Người quyết định';
COMMENT ON COLUMN payment_handing_on.answered_at IS 'Thời điểm quyết định';
COMMENT ON COLUMN payment_handing_on.answer_reason IS 'Lý do của quyết định';
GRANT SELECT, INSERT, UPDATE ON payment_handing_on TO motcua_app;
GRANT SELECT ON payment_handing_on TO motcua_report;
