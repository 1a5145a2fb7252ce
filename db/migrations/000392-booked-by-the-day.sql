-- A bank's statement often names the day of a movement without its hour: that is kept as a fact, and no longer read from
-- an instant that a message may truly have. Of statements handed in before, a line at midnight is one that named a day.
-- Locks: payment_statement_line and payment_movement exclusively for an instant each (columns with a constant default),
-- then the lines at midnight, their movements and what these paid are written (reads all lines; three seconds a million).
ALTER TABLE payment_statement_line ADD COLUMN booked_day_only boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN payment_statement_line.booked_day_only IS 'Sổ phụ chỉ ghi ngày, không ghi giờ';
ALTER TABLE payment_movement ADD COLUMN booked_day_only boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN payment_movement.booked_day_only IS 'Ngân hàng chỉ báo ngày, không báo giờ: thời điểm ghi là đầu ngày';
UPDATE payment_statement_line SET booked_day_only = true WHERE (booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::time = '00:00';
UPDATE payment_movement AS m SET booked_day_only = true
FROM payment_statement_line AS l JOIN payment_statement AS s ON s.id = l.statement_id
WHERE l.booked_day_only AND s.account_id = m.account_id AND l.bank_ref = m.bank_ref AND l.booked_at = m.booked_at;
UPDATE payment_payment AS p SET paid_at = least(p.paid_at + interval '23 hours 59 minutes', p.recorded_at)
FROM payment_movement AS m WHERE m.payment_id = p.id AND m.booked_day_only AND p.paid_at = m.booked_at AND p.recorded_at > p.paid_at;
