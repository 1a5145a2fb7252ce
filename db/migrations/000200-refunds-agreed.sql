-- What is agreed to go back of a charge and was not paid out yet stands with the charge, so that several parts can be
-- agreed at once: what was paid = kept + due back + given back.
-- Locks: payment_charge and payment_decision are held exclusively for one pass over the charges (the new check) and the
-- build of one index over the decisions. A ward writes some 20,000 charges and a few hundred decisions a year: seconds.
ALTER TABLE payment_charge ADD COLUMN refund_due_dong bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN payment_charge.refund_due_dong IS 'Đã duyệt hoàn trả, chưa chi, đồng';
UPDATE payment_charge AS c SET refund_due_dong = d.dong
FROM (SELECT charge_id, sum(amount_dong) AS dong FROM payment_decision
  WHERE kind = 'REFUND' AND answer = 'APPROVED' AND paid_at IS NULL GROUP BY charge_id) AS d
WHERE d.charge_id = c.id AND c.state = 'REFUND_DUE';
ALTER TABLE payment_charge DROP CONSTRAINT payment_charge_refunded_within;
ALTER TABLE payment_charge ADD CONSTRAINT payment_charge_refunded_within
  CHECK (refunded_dong >= 0 AND refund_due_dong >= 0 AND refunded_dong + refund_due_dong <= coalesce(amount_dong, 0) - exempt_dong);
ALTER TABLE payment_charge ADD CONSTRAINT payment_charge_refund_due CHECK ((state = 'REFUND_DUE') = (refund_due_dong > 0));

-- What was asked about a struck line is looked up by its charge, answered or not.
CREATE INDEX payment_decision_by_charge ON payment_decision (charge_id, about);
