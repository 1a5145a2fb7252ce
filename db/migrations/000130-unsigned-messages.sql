-- Whoever cannot sign may knock as often as they like: of what they say nothing is kept but that it came, one row a day.
CREATE TABLE payment_unsigned (
  day date PRIMARY KEY,
  times integer NOT NULL DEFAULT 1 CHECK (times >= 1),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  last_bytes integer NOT NULL CHECK (last_bytes >= 0),
  last_sha256 text NOT NULL CHECK (last_sha256 ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE payment_unsigned IS 'Số lần nhận thông báo không có chữ ký đúng của ngân hàng, theo ngày; không giữ nội dung';
COMMENT ON COLUMN payment_unsigned.day IS 'Ngày';
COMMENT ON COLUMN payment_unsigned.times IS 'Số lần nhận';
COMMENT ON COLUMN payment_unsigned.first_at IS 'Nhận lần đầu';
COMMENT ON COLUMN payment_unsigned.last_at IS 'Nhận lần cuối';
COMMENT ON COLUMN payment_unsigned.last_bytes IS 'Độ dài lần cuối, byte';
COMMENT ON COLUMN payment_unsigned.last_sha256 IS 'Mã băm nội dung lần cuối';
GRANT SELECT, INSERT, UPDATE ON payment_unsigned TO motcua_app;

INSERT INTO payment_unsigned (day, times, first_at, last_at, last_bytes, last_sha256)
SELECT (last_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, sum(times), min(least(first_at, last_at)), max(last_at),
  (array_agg(octet_length(body) ORDER BY last_at DESC))[1], (array_agg(body_sha256 ORDER BY last_at DESC))[1]
FROM payment_inbox WHERE NOT signed GROUP BY 1;
DELETE FROM payment_inbox WHERE NOT signed;
ALTER TABLE payment_inbox DROP COLUMN signed;
ALTER TABLE payment_inbox ADD UNIQUE (body_sha256);
