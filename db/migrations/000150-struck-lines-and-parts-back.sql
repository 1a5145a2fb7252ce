-- A line of a register that is struck out asks for its own fee to be taken off: several may be asked of one charge at
-- once, one for each line. What was paid may go back in part; the charge stays paid for the rest.
ALTER TABLE payment_decision ADD COLUMN about text NOT NULL DEFAULT '';
COMMENT ON COLUMN payment_decision.about IS 'Dòng sổ bị gạch bỏ mà đề nghị nói tới; trống khi nói tới cả khoản thu';
DROP INDEX payment_decision_one_open;
CREATE UNIQUE INDEX payment_decision_one_open ON payment_decision (charge_id, about) WHERE answer IS NULL;

ALTER TABLE payment_charge ADD COLUMN refunded_dong bigint NOT NULL DEFAULT 0;
UPDATE payment_charge SET refunded_dong = amount_dong - exempt_dong WHERE state = 'REFUNDED';
ALTER TABLE payment_charge ADD CONSTRAINT payment_charge_refunded_within
  CHECK (refunded_dong >= 0 AND refunded_dong <= coalesce(amount_dong, 0) - exempt_dong);
COMMENT ON COLUMN payment_charge.refunded_dong IS 'Đã hoàn trả, đồng';
