-- Money the bank announced and its statement does not have is settled with a cause on the word of two: the bank owes it, the
-- office bears it, or the payment is struck and its charges are owed again. Until it arrives it does not stand on the account.
-- Locks: payment_transfer and payment_movement exclusively for one pass over their rows each (the wider checks), a second for a
-- million; payment_handing_on exclusively for an instant (few rows); payment_payment for an instant (a column).
ALTER TABLE payment_transfer DROP CONSTRAINT payment_transfer_why_check;
ALTER TABLE payment_transfer ADD CONSTRAINT payment_transfer_why_check CHECK (why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED',
  'PAID', 'REVERSED', 'REFUND_DUE', 'REFUNDED', 'BANKED', 'MATCHED', 'COUNTED', 'COLLECTED', 'REMITTED', 'KEPT'));

ALTER TABLE payment_movement ADD COLUMN absent_as text CHECK (absent_as IN ('AWAITED', 'BORNE', 'REOPENED', 'REPLACED'));
COMMENT ON COLUMN payment_movement.absent_as IS 'Tiền đã báo mà sổ phụ không có được xử lý là: ngân hàng còn nợ, đã có người chịu, hủy lần thu, đã về bằng giao dịch khác; trống khi tiền có trên tài khoản';
ALTER TABLE payment_movement ADD COLUMN late_for uuid REFERENCES payment_movement (id);
COMMENT ON COLUMN payment_movement.late_for IS 'Giao dịch đã báo trước mà tiền của nó về bằng giao dịch này';
ALTER TABLE payment_movement DROP CONSTRAINT payment_movement_matched_as_check;
ALTER TABLE payment_movement ADD CONSTRAINT payment_movement_matched_as_check CHECK (matched_as IN ('REQUEST', 'CHARGES', 'POS', 'PORTAL',
  'CASH', 'POST', 'RETURN', 'REFUND', 'TREASURY', 'FEE', 'INTEREST', 'LATE', 'NEVER'));
CREATE UNIQUE INDEX payment_movement_late_once ON payment_movement (late_for) WHERE late_for IS NOT NULL;
CREATE INDEX payment_movement_absent ON payment_movement (account_id, booked_at) WHERE absent_as IS NOT NULL;

ALTER TABLE payment_handing_on DROP CONSTRAINT payment_handing_on_kind_check;
ALTER TABLE payment_handing_on ADD CONSTRAINT payment_handing_on_kind_check
  CHECK (kind IN ('TREASURY', 'RETURN', 'FEE', 'INTEREST', 'AWAITED', 'BORNE', 'REOPENED'));
ALTER TABLE payment_handing_on ADD COLUMN document text;
COMMENT ON COLUMN payment_handing_on.document IS 'Số, ngày của văn bản, chứng từ làm căn cứ';

ALTER TABLE payment_payment ADD COLUMN reversed_at timestamptz;
COMMENT ON COLUMN payment_payment.reversed_at IS 'Thời điểm hủy lần thu vì tiền không về';
