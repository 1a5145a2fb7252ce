-- The days on which a waiting result is reminded of are a list: after 3, 10 and 30 days, which no interval can say. Who had
-- set days of their own keeps them. And work that arrives at a desk is told from now on; what happened before is not told
-- of afterwards, and verify does not ask for it.
-- Locks: notification_setting exclusively for an instant (one row). The newest event is read by its index: an instant.
ALTER TABLE notification_setting ADD COLUMN collect_days integer[] NOT NULL DEFAULT '{3,10,30}'
  CHECK (cardinality(collect_days) <= 12 AND 1 <= ALL (collect_days) AND 365 >= ALL (collect_days));
UPDATE notification_setting
SET collect_days = coalesce(
  (SELECT array_agg(collect_after_days + n * collect_every_days ORDER BY n)
   FROM generate_series(0, least(collect_times_max, 12) - 1) AS n
   WHERE collect_after_days + n * collect_every_days <= 365),
  '{}')
WHERE (collect_after_days, collect_every_days, collect_times_max) IS DISTINCT FROM (3, 7, 3);
ALTER TABLE notification_setting DROP COLUMN collect_after_days, DROP COLUMN collect_every_days, DROP COLUMN collect_times_max;
COMMENT ON COLUMN notification_setting.collect_days IS 'Nhắc nhận kết quả sau các số ngày này';
INSERT INTO notification_since (kind, since)
SELECT 'WORK_ARRIVED', e.at FROM dossier_event AS e ORDER BY e.at DESC LIMIT 1;
