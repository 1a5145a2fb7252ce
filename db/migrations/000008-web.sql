-- What the web shell remembers between requests: answers to repeated commands, and counters of rate limits.

-- One row for each acknowledged act that carried a key. Whoever inserts it does so in the transaction, or the very
-- statement, of the act itself: the row exists exactly when the act does, and a second attempt is a unique violation
-- of web_idempotency_pkey. Small and append-only; housekeeping deletes what is older than the retention.
CREATE TABLE web_idempotency (
  actor_key text NOT NULL CHECK (length(actor_key) <= 80),
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  request_hash text NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),
  status smallint CHECK (status BETWEEN 200 AND 399),
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT web_idempotency_pkey PRIMARY KEY (actor_key, key)
);
COMMENT ON TABLE web_idempotency IS 'Câu trả lời đã gửi cho các yêu cầu có khóa chống trùng lặp';
COMMENT ON COLUMN web_idempotency.actor_key IS 'Người gửi yêu cầu: loại và tài khoản, hoặc khách';
COMMENT ON COLUMN web_idempotency.key IS 'Khóa chống trùng lặp do phía gửi chọn';
COMMENT ON COLUMN web_idempotency.request_hash IS 'Giá trị băm SHA-256 của phương thức, địa chỉ và nội dung yêu cầu';
COMMENT ON COLUMN web_idempotency.status IS 'Mã trạng thái HTTP đã trả; trống là mã mặc định của đường dẫn';
COMMENT ON COLUMN web_idempotency.body IS 'Giá trị đã trả lời';
COMMENT ON COLUMN web_idempotency.created_at IS 'Thời điểm yêu cầu được thực hiện';

CREATE INDEX web_idempotency_created_at_idx ON web_idempotency (created_at);

-- Counters live for minutes and may be lost with a crash of the database, never with a restart of the application:
-- unlogged, so that counting costs no write-ahead log. Column names are those rate-limiter-flexible expects.
CREATE UNLOGGED TABLE web_rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
COMMENT ON TABLE web_rate_limit IS 'Bộ đếm giới hạn tần suất yêu cầu';
COMMENT ON COLUMN web_rate_limit.key IS 'Giới hạn và đối tượng bị đếm (địa chỉ mạng, tài khoản, mã tra cứu dạng băm)';
COMMENT ON COLUMN web_rate_limit.points IS 'Số lần đã dùng trong khoảng thời gian';
COMMENT ON COLUMN web_rate_limit.expire IS 'Thời điểm hết hạn, mili giây từ 1970';

CREATE INDEX web_rate_limit_expire_idx ON web_rate_limit (expire);

GRANT SELECT, INSERT, DELETE ON web_idempotency TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON web_rate_limit TO motcua_app;
GRANT SELECT (actor_key, created_at, status) ON web_idempotency TO motcua_report;
