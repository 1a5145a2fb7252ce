-- What a digest told is kept with it: the box of messages shows the numbers that were sent, and counts nothing again.
-- Locks: a column without rewrite (ACCESS EXCLUSIVE on notification_message for an instant, whatever its size).
-- Digests of before have none; they are shown without numbers.
ALTER TABLE notification_message ADD COLUMN counts jsonb;
COMMENT ON COLUMN notification_message.counts IS 'Các con số đã báo trong bản tin việc hằng ngày; trống với thông báo khác';
