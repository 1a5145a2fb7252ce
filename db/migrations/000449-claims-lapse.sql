-- What a payer says was sent holds until a day that is set when it is said. Claims from before get their day from the
-- program's clock, counted from the upgrade on, so that none lapses with it.
-- Locks: payment_request exclusively for an instant (two columns without rewrite, whatever its size).
ALTER TABLE payment_request ADD COLUMN claim_lapses_at timestamptz, ADD COLUMN claim_lapsed_at timestamptz;
COMMENT ON COLUMN payment_request.claim_lapses_at IS 'Lời báo đã chuyển tiền có hiệu lực đến';
COMMENT ON COLUMN payment_request.claim_lapsed_at IS 'Thời điểm lời báo đã chuyển tiền hết hiệu lực vì ngân hàng không xác nhận';
