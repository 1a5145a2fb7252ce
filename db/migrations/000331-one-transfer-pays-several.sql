-- One order to the bank may pay several returns: what left is their sum, each of them leaves once still.
-- Locks: payment_return exclusively for an instant (a rule goes; the index reads its rows, a few thousand at most).
ALTER TABLE payment_return DROP CONSTRAINT payment_return_sent_movement_id_key;
CREATE INDEX payment_return_sent ON payment_return (sent_movement_id) WHERE sent_movement_id IS NOT NULL;
