-- Kinds of messages that came later than the histories: what happened before is not told of afterwards, and verify does
-- not ask for it. A new database has no row, for there everything is told from the beginning. Milliseconds.
CREATE TABLE notification_since (
  kind text PRIMARY KEY CHECK (kind ~ '^[A-Z][A-Z_]+$'),
  since timestamptz NOT NULL
);
COMMENT ON TABLE notification_since IS 'Loại thông báo có sau hồ sơ: chỉ báo các việc sau thời điểm này';
COMMENT ON COLUMN notification_since.kind IS 'Loại thông báo';
COMMENT ON COLUMN notification_since.since IS 'Thời điểm bắt đầu báo';
INSERT INTO notification_since (kind, since)
SELECT k.kind, known.until
FROM unnest(ARRAY['TO_SIGN', 'RECEIPT_ISSUED', 'RECEIPT_REPLACED', 'REFUND_APPROVED', 'REFUND_DECLINED', 'REFUND_PAID',
  'PAYMENT_DIFFERS', 'PAYMENT_NOT_OWED', 'PARCEL_SENT', 'PARCEL_DELIVERED', 'PARCEL_FAILED', 'PARCEL_TROUBLED',
  'PARCEL_RETURNED']) AS k (kind),
  (SELECT greatest((SELECT max(e.at) FROM dossier_event AS e), (SELECT max(r.issued_at) FROM payment_receipt AS r),
    (SELECT max(greatest(d.answered_at, d.paid_at)) FROM payment_decision AS d),
    (SELECT max(m.recorded_at) FROM payment_movement AS m), (SELECT max(s.recorded_at) FROM post_step AS s)) AS until) AS known
WHERE known.until IS NOT NULL;
GRANT SELECT ON notification_since TO motcua_app;
