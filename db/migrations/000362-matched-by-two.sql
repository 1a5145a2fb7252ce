-- What somebody says a movement was, and no reference proves, is booked once a second person agrees: a payment of charges, what
-- the card terminal or the portal pays out, cash carried to the bank, what the post hands in.
-- Locks: payment_handing_on exclusively for an instant (few rows: a wider check, a column).
ALTER TABLE payment_handing_on DROP CONSTRAINT payment_handing_on_kind_check;
ALTER TABLE payment_handing_on ADD CONSTRAINT payment_handing_on_kind_check CHECK (kind IN ('TREASURY', 'RETURN', 'FEE', 'INTEREST',
  'AWAITED', 'BORNE', 'REOPENED', 'CHARGES', 'POS', 'PORTAL', 'CASH', 'POST'));
ALTER TABLE payment_handing_on ADD COLUMN charge_ids uuid[];
ALTER TABLE payment_handing_on ADD CONSTRAINT payment_handing_on_charges CHECK ((kind = 'CHARGES') = (charge_ids IS NOT NULL));
COMMENT ON COLUMN payment_handing_on.charge_ids IS 'Các khoản thu mà giao dịch nộp cho';
