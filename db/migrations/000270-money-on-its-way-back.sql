-- What is on its way back through the bank is asked before money that left is called a refund.
-- Takes a SHARE lock on payment_transfer: reading goes on, taking money waits until the index is built, about a second for a
-- million transfers. Only refunds by bank and money sent back stand in it.
CREATE INDEX payment_transfer_transit ON payment_transfer (unit_id, at DESC) WHERE debit = 'TRANSIT' OR credit = 'TRANSIT';
