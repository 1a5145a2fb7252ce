-- Whose account money is sent back to is said by one person and agreed to by another; a change asks again. What stands to be sent
-- today with a receiver that one person typed is asked too.
-- Locks: payment_return exclusively for an instant (columns).
ALTER TABLE payment_return ADD COLUMN receiver_said_by uuid;
ALTER TABLE payment_return ADD COLUMN receiver_agreed_by uuid;
ALTER TABLE payment_return ADD COLUMN receiver_agreed_at timestamptz;
COMMENT ON COLUMN payment_return.receiver_said_by IS 'Người ghi người nhận; trống khi ghi trước lúc phải có người duyệt';
COMMENT ON COLUMN payment_return.receiver_agreed_by IS 'Người duyệt người nhận';
COMMENT ON COLUMN payment_return.receiver_agreed_at IS 'Thời điểm duyệt người nhận; trống khi chưa ai duyệt';
ALTER TABLE payment_return ADD CONSTRAINT payment_return_receiver_two_people
  CHECK (receiver_agreed_by IS NULL OR receiver_said_by IS NULL OR receiver_agreed_by <> receiver_said_by);
ALTER TABLE payment_return ADD CONSTRAINT payment_return_receiver_agreed
  CHECK ((receiver_agreed_at IS NULL) = (receiver_agreed_by IS NULL) AND (receiver_agreed_at IS NULL OR receiver_number IS NOT NULL));
