-- How what happened to a parcel was settled is told from now on; what was settled before is not told of afterwards, and verify
-- does not ask for it.
-- Locks: none; the incidents are read (some hundreds of rows a year).
INSERT INTO notification_since (kind, since)
SELECT 'PARCEL_SETTLED', i.ended_at FROM post_incident AS i WHERE i.ended_at IS NOT NULL ORDER BY i.ended_at DESC LIMIT 1;
