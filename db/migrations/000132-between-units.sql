-- Money on the account of one unit that paid what another was owed: passed on in the books, so that what lies in suspense
-- with each is what nobody has matched there.
INSERT INTO payment_transfer (id, why, debit, credit, amount_dong, unit_id, payment_id, movement_id, at)
SELECT gen_random_uuid(), 'MATCHED', side.debit, side.credit, m.amount_dong, side.unit_id, p.id, m.id, p.recorded_at
FROM payment_movement AS m
JOIN payment_account AS a ON a.id = m.account_id
JOIN payment_payment AS p ON p.id = m.payment_id AND p.unit_id <> a.unit_id
CROSS JOIN LATERAL (VALUES ('SUSPENSE', 'BETWEEN_UNITS', a.unit_id), ('BETWEEN_UNITS', 'SUSPENSE', p.unit_id))
  AS side (debit, credit, unit_id)
WHERE m.state = 'MATCHED' AND m.amount_dong > 0;
