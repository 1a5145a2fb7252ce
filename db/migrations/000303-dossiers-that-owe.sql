-- How many dossiers owe is counted on every desk page of a cashier: by unit from an index, without sorting what is due.
-- Locks: payment_charge in SHARE mode for the index (reads all rows: reading goes on, opening and paying charges waits, a second
-- for a million).
CREATE INDEX payment_charge_owing ON payment_charge (unit_id, dossier_id) WHERE state = 'DUE';
