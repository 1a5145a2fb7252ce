-- Locks: none that anybody waits for; one row of notification_since is written.
-- A refund by transfer is told as ordered from here on; the letters before said paid.
INSERT INTO notification_since (kind, since)
SELECT 'REFUND_ORDERED', e.at FROM dossier_event AS e ORDER BY e.at DESC LIMIT 1;
