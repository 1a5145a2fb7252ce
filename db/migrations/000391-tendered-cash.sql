-- What was handed over in cash is kept, so that the change told on a receipt's page is of the books, not of an address.
-- Locks: payment_payment exclusively for an instant (a column without a default, its check holds of nothing yet).
ALTER TABLE payment_payment ADD COLUMN tendered_dong bigint CHECK (tendered_dong >= amount_dong);
COMMENT ON COLUMN payment_payment.tendered_dong IS 'Tiền mặt người nộp đưa, đồng; trống: không ghi';
