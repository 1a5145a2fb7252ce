-- A drawer with more or less than the books say is closed on the word of two: the cashier says why, somebody else agrees.
-- Locks: document_print exclusively for an instant (a check that holds for new rows), then it is read while others write;
-- payment_day_close (a row a cashier and day) for an instant: a column, and a check of new rows. The table is new.
CREATE TABLE payment_drawer_difference (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  cashier_id uuid NOT NULL,
  day date NOT NULL,
  expected_dong bigint NOT NULL,
  counted_dong bigint NOT NULL CHECK (counted_dong >= 0),
  note text NOT NULL CHECK (note <> ''),
  declared_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('APPROVED', 'DECLINED')),
  answered_by uuid,
  answered_at timestamptz,
  answer_reason text,
  CONSTRAINT payment_drawer_difference_some CHECK (expected_dong <> counted_dong),
  CONSTRAINT payment_drawer_difference_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)),
  CONSTRAINT payment_drawer_difference_reason CHECK (answer IS DISTINCT FROM 'DECLINED' OR coalesce(answer_reason, '') <> ''),
  CONSTRAINT payment_drawer_difference_two_people CHECK (answered_by IS DISTINCT FROM cashier_id OR answered_by IS NULL)
);
CREATE UNIQUE INDEX payment_drawer_difference_open ON payment_drawer_difference (unit_id, cashier_id, day) WHERE answer IS NULL;
CREATE INDEX payment_drawer_difference_of_day ON payment_drawer_difference (unit_id, cashier_id, day, declared_at DESC);
COMMENT ON TABLE payment_drawer_difference IS 'Chênh lệch quỹ khi kiểm đếm: thu ngân khai, người khác xác nhận';
COMMENT ON COLUMN payment_drawer_difference.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_drawer_difference.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_drawer_difference.cashier_id IS 'Thu ngân';
COMMENT ON COLUMN payment_drawer_difference.day IS 'Ngày';
COMMENT ON COLUMN payment_drawer_difference.expected_dong IS 'Tiền mặt theo sổ, đồng';
COMMENT ON COLUMN payment_drawer_difference.counted_dong IS 'Tiền mặt kiểm đếm, đồng';
COMMENT ON COLUMN payment_drawer_difference.note IS 'Giải trình của thu ngân';
COMMENT ON COLUMN payment_drawer_difference.declared_at IS 'Thời điểm khai';
COMMENT ON COLUMN payment_drawer_difference.answer IS 'Xác nhận hay không';
COMMENT ON COLUMN payment_drawer_difference.answered_by IS 'Người xác nhận';
COMMENT ON COLUMN payment_drawer_difference.answered_at IS 'Thời điểm trả lời';
COMMENT ON COLUMN payment_drawer_difference.answer_reason IS 'Ý kiến';
GRANT SELECT, INSERT, UPDATE ON payment_drawer_difference TO motcua_app;

ALTER TABLE payment_day_close ADD COLUMN difference_id uuid REFERENCES payment_drawer_difference (id);
COMMENT ON COLUMN payment_day_close.difference_id IS 'Chênh lệch đã được người khác xác nhận';
-- Days closed before one person's word was enough stay as they are.
ALTER TABLE payment_day_close ADD CONSTRAINT payment_day_close_by_two
  CHECK ((expected_dong = counted_dong) = (difference_id IS NULL)) NOT VALID;

ALTER TABLE document_print DROP CONSTRAINT document_print_kind_check;
ALTER TABLE document_print ADD CONSTRAINT document_print_kind_check CHECK (kind IN
  ('MONEY_RECEIPT', 'CONTROL_SHEET', 'REGISTER', 'HAND_OVER_SHEET', 'HAND_OVER_REPORT', 'DRAWER_RECORD')) NOT VALID;
ALTER TABLE document_print VALIDATE CONSTRAINT document_print_kind_check;
