-- What cannot be worked on is tried again, behind what was not tried yet, and named to whoever looks after it.
ALTER TABLE payment_inbox
  ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  ADD COLUMN fault text;
COMMENT ON COLUMN payment_inbox.tries IS 'Số lần xử lý không thành';
COMMENT ON COLUMN payment_inbox.fault IS 'Lỗi của lần xử lý gần nhất';
ALTER TABLE post_event
  ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  ADD COLUMN fault text;
COMMENT ON COLUMN post_event.tries IS 'Số lần xử lý không thành';
COMMENT ON COLUMN post_event.fault IS 'Lỗi của lần xử lý gần nhất';
