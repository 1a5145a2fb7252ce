-- A payment that is struck out is told from now on; what was struck before is not told of afterwards, and verify does not
-- ask for it.
-- Locks: none; the payments struck so far are read (some a year).
INSERT INTO notification_since (kind, since)
SELECT 'PAYMENT_STRUCK', p.reversed_at FROM payment_payment AS p WHERE p.reversed_at IS NOT NULL ORDER BY p.reversed_at DESC LIMIT 1;
