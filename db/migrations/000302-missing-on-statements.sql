-- What the bank announced and a statement of its day does not have is asked for on the bank's page, and counted on every
-- page of whoever reconciles: a statement says until when it speaks, and what no statement has is found by an index.
-- Locks: payment_statement exclusively while its rows are updated (one a file, some hundreds a year: an instant);
-- payment_movement in SHARE mode for the index (reads all its rows: reading goes on, booking waits, a second for a million).
ALTER TABLE payment_statement ADD COLUMN told_until timestamptz;
COMMENT ON COLUMN payment_statement.told_until IS 'Sổ phụ nói đến thời điểm nào: dòng cuối, hoặc lúc nhập nếu các dòng chỉ có ngày';
UPDATE payment_statement AS s SET told_until = CASE
  WHEN last.booked_at = s.to_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' THEN s.imported_at ELSE last.booked_at END
FROM (SELECT statement_id, max(booked_at) AS booked_at FROM payment_statement_line GROUP BY statement_id) AS last
WHERE last.statement_id = s.id;
CREATE INDEX payment_movement_on_no_statement ON payment_movement (account_id, booked_at) WHERE statement_id IS NULL;
