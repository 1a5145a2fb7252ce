-- That money takes the place of what somebody bears, or of what the bank owes, is booked once a second person agrees.
-- Locks: payment_handing_on exclusively for an instant (few rows: a wider check, a column).
ALTER TABLE payment_handing_on DROP CONSTRAINT payment_handing_on_kind_check;
ALTER TABLE payment_handing_on ADD CONSTRAINT payment_handing_on_kind_check CHECK (kind IN ('TREASURY', 'RETURN', 'FEE', 'INTEREST',
  'AWAITED', 'BORNE', 'REOPENED', 'CHARGES', 'POS', 'PORTAL', 'CASH', 'POST', 'LATE'));
ALTER TABLE payment_handing_on ADD COLUMN late_for uuid REFERENCES payment_movement (id);
ALTER TABLE payment_handing_on ADD CONSTRAINT payment_handing_on_late CHECK ((kind = 'LATE') = (late_for IS NOT NULL));
COMMENT ON COLUMN payment_handing_on.late_for IS 'Giao dịch đã báo mà số tiền này là tiền về muộn của nó';
