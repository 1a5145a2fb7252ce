-- What a transfer's memo names, so that money which came early is looked for by its reference when that is given out.
ALTER TABLE payment_movement ADD COLUMN named text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN payment_movement.named IS 'Các mã tham chiếu đọc được trong nội dung';
UPDATE payment_movement AS m
SET named = ARRAY(
  SELECT DISTINCT substr(x.plain, i, 12)
  FROM (SELECT regexp_replace(upper(m.memo), '[^0-9A-Z]', '', 'g') AS plain) AS x, generate_series(1, length(x.plain) - 11) AS i
  WHERE substr(x.plain, i, 12) ~ '^MC[0-9A-HJKMNP-TV-Z]{10}$')
WHERE m.state = 'OPEN' AND m.problem = 'NO_REFERENCE';
