-- Who dies between a carrier's yes and our note leaves behind which carrier was being asked, so that no other is asked
-- in its place.
-- Locks: notification_delivery exclusively for an instant (a column without a default, nothing is read).
ALTER TABLE notification_delivery ADD COLUMN asked_at timestamptz;
COMMENT ON COLUMN notification_delivery.asked_at IS 'Đang hỏi nhà cung cấp từ lúc; trống: đã ghi nhận câu trả lời';
