-- What the post collected for nothing owed is spent on charges once a second person agrees, as it goes back or is kept. What one
-- person spent before stays as it is.
-- Locks: payment_postal_clearing exclusively for an instant (few rows: checks, two small indexes).
ALTER TABLE payment_postal_clearing ADD COLUMN charge_ids uuid[];
COMMENT ON COLUMN payment_postal_clearing.charge_ids IS 'Các khoản thu đề nghị nộp cho';
ALTER TABLE payment_postal_clearing DROP CONSTRAINT payment_postal_clearing_spent;
ALTER TABLE payment_postal_clearing DROP CONSTRAINT payment_postal_clearing_decided;
ALTER TABLE payment_postal_clearing ADD CONSTRAINT payment_postal_clearing_spent
  CHECK (payment_id IS NULL OR (kind = 'CHARGES' AND (answer = 'APPROVED' OR charge_ids IS NULL)));
ALTER TABLE payment_postal_clearing ADD CONSTRAINT payment_postal_clearing_for
  CHECK (charge_ids IS NULL OR kind = 'CHARGES');
DROP INDEX payment_postal_clearing_one_open;
DROP INDEX payment_postal_clearing_waiting;
CREATE UNIQUE INDEX payment_postal_clearing_one_open ON payment_postal_clearing (parcel_code) WHERE payment_id IS NULL AND answer IS NULL;
CREATE INDEX payment_postal_clearing_waiting ON payment_postal_clearing (unit_id, asked_at)
  WHERE (payment_id IS NULL AND answer IS NULL) OR (kind = 'RETURN' AND answer = 'APPROVED' AND paid_at IS NULL);
