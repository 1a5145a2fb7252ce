-- A payment is never reversed: what was taken is paid back as a refund. Nothing ever wrote either of these.
ALTER TABLE payment_payment DROP COLUMN reversed_at;
ALTER TABLE payment_transfer DROP CONSTRAINT payment_transfer_why_check;
ALTER TABLE payment_transfer ADD CONSTRAINT payment_transfer_why_check CHECK (why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED',
  'PAID', 'REFUND_DUE', 'REFUNDED', 'BANKED', 'MATCHED', 'COUNTED', 'COLLECTED', 'REMITTED'));
