-- What stood on an account when its books began here is said with its day and ground by one person and agreed to by another;
-- a correction is another such row. The account keeps what holds now. What was typed before stays, by nobody.
-- Locks: payment_account exclusively for an instant (a column; some rows); payment_opening is new.
CREATE TABLE payment_opening (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES payment_account (id),
  amount_dong bigint NOT NULL CHECK (amount_dong >= 0),
  from_on date NOT NULL,
  ground text NOT NULL,
  asked_by uuid,
  asked_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('APPROVED', 'DECLINED')),
  answered_by uuid,
  answered_at timestamptz,
  answer_reason text,
  CONSTRAINT payment_opening_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT payment_opening_two_people CHECK (asked_by IS NULL OR (answer IS NULL) = (answered_by IS NULL) AND answered_by IS DISTINCT FROM asked_by)
);
CREATE UNIQUE INDEX payment_opening_one_open ON payment_opening (account_id) WHERE answer IS NULL;
CREATE INDEX payment_opening_of ON payment_opening (account_id, answered_at);
COMMENT ON TABLE payment_opening IS 'Số dư khi bắt đầu ghi sổ của tài khoản: đề nghị, người duyệt và các lần sửa';
COMMENT ON COLUMN payment_opening.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_opening.account_id IS 'Tài khoản';
COMMENT ON COLUMN payment_opening.amount_dong IS 'Số dư, đồng';
COMMENT ON COLUMN payment_opening.from_on IS 'Số dư đầu ngày này; giao dịch từ ngày này mới cộng thêm';
COMMENT ON COLUMN payment_opening.ground IS 'Căn cứ: sổ phụ, xác nhận số dư, lý do sửa';
COMMENT ON COLUMN payment_opening.asked_by IS 'Người ghi; trống khi ghi trước lúc phải có người duyệt';
COMMENT ON COLUMN payment_opening.asked_at IS 'Thời điểm ghi';
COMMENT ON COLUMN payment_opening.answer IS 'Quyết định';
COMMENT ON COLUMN payment_opening.answered_by IS 'Người duyệt';
COMMENT ON COLUMN payment_opening.answered_at IS 'Thời điểm quyết định';
COMMENT ON COLUMN payment_opening.answer_reason IS 'Lý do của quyết định';
GRANT SELECT, INSERT, UPDATE ON payment_opening TO motcua_app;
GRANT SELECT ON payment_opening TO motcua_report;

ALTER TABLE payment_account ADD COLUMN opening_on date;
COMMENT ON COLUMN payment_account.opening_on IS 'Số dư khi bắt đầu ghi sổ là số dư đầu ngày này';
UPDATE payment_account AS a SET opening_on = least((a.open_from AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
  (SELECT min((m.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) FROM payment_movement AS m WHERE m.account_id = a.id))
WHERE a.opening_dong IS NOT NULL;
INSERT INTO payment_opening (id, account_id, amount_dong, from_on, ground, asked_at, answer, answered_at)
SELECT gen_random_uuid(), a.id, a.opening_dong, a.opening_on, '', a.open_from, 'APPROVED', a.open_from
FROM payment_account AS a WHERE a.opening_dong IS NOT NULL;
ALTER TABLE payment_account ADD CONSTRAINT payment_account_opening_whole CHECK ((opening_dong IS NULL) = (opening_on IS NULL));
