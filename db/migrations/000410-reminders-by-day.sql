-- A reminder to fetch a result is told once for its day, not for its place in the list of days: who changes the list neither
-- swallows a reminder nor sends one twice. Those told already stand for the day of today's list they came on; a second one
-- of that day for the days it really waited.
-- Locks: none beyond the rows written (the reminders in notification_message; 5 s a million messages read).
WITH told AS (
  SELECT m.id, m.at,
    (m.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      - (split_part(m.occasion, ' ', 2)::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS waited,
    m.dossier_id, m.person_id, m.unit_id, m.role, split_part(m.occasion, ' ', 2) AS ready
  FROM notification_message AS m
  WHERE m.kind = 'COLLECT' AND m.occasion ~ '^ready \S+ time \d+$'
),
on_day AS (
  SELECT t.*, coalesce((SELECT max(days) FROM notification_setting AS s, unnest(s.collect_days) AS days WHERE days <= t.waited),
    t.waited) AS day
  FROM told AS t
),
counted AS (
  SELECT d.*, row_number() OVER (PARTITION BY d.dossier_id, d.ready, d.day ORDER BY d.at, d.id) AS nth FROM on_day AS d
)
UPDATE notification_message AS m
SET occasion = 'ready ' || c.ready || ' day ' || CASE WHEN c.nth = 1 THEN c.day::text ELSE c.waited || ' again ' || c.nth END
FROM counted AS c WHERE m.id = c.id;
