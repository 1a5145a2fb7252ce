-- What a cashier takes on the word of the portal stands in the count of the day beside the cards, and a transaction number of the
-- portal is one payment wherever it is typed.
-- Locks: payment_day_close exclusively while its rows are written (one a cashier and day: an instant).
ALTER TABLE payment_day_close ADD COLUMN portal_dong bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN payment_day_close.portal_dong IS 'Thu qua Cổng trong ngày, đồng';
UPDATE payment_day_close AS d SET portal_dong = p.dong
FROM (SELECT unit_id, taken_by, (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, sum(amount_dong) AS dong
  FROM payment_payment WHERE method = 'PORTAL' GROUP BY 1, 2, 3) AS p
WHERE p.unit_id = d.unit_id AND p.taken_by = d.cashier_id AND p.day = d.day;
