-- The post hands in what it collected by a transfer, or in cash at the desk: then it lies in a cashier's drawer.
-- Locks: post_remittance exclusively for one pass over its rows (the new check); one row a hand-in, hundreds a year.
ALTER TABLE post_remittance ADD COLUMN method text NOT NULL DEFAULT 'BANK' CHECK (method IN ('BANK', 'CASH'));
COMMENT ON COLUMN post_remittance.method IS 'Hình thức nộp: chuyển khoản, tiền mặt tại quầy';
