-- Money that is to leave an account again is one row each: an agreed refund by transfer, the post's money, or what came in
-- wrongly. What came in wrongly waits for a second person as money for the treasury does, and so do what a bank charges
-- and the interest it pays. What left is matched with the one row it pays, once.
-- Locks: payment_handing_on exclusively for an instant (a column with a constant default; its new check reads some rows);
-- payment_movement exclusively for one pass over its rows (the wider check), a second for a million; payment_return is new.
ALTER TABLE payment_handing_on ADD COLUMN kind text NOT NULL DEFAULT 'TREASURY'
  CHECK (kind IN ('TREASURY', 'RETURN', 'FEE', 'INTEREST'));
COMMENT ON TABLE payment_handing_on IS 'Đề nghị ghi nhận một giao dịch ngân hàng, người khác duyệt';
COMMENT ON COLUMN payment_handing_on.kind IS 'Giao dịch là: nộp ngân sách, tiền phải trả lại, phí ngân hàng, lãi tiền gửi';

ALTER TABLE payment_movement DROP CONSTRAINT payment_movement_matched_as_check;
ALTER TABLE payment_movement ADD CONSTRAINT payment_movement_matched_as_check
  CHECK (matched_as IN ('REQUEST', 'CHARGES', 'POS', 'PORTAL', 'CASH', 'POST', 'RETURN', 'REFUND', 'TREASURY', 'FEE', 'INTEREST'));

CREATE TABLE payment_return (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  decision_id uuid REFERENCES payment_decision (id),
  clearing_id uuid REFERENCES payment_postal_clearing (id),
  asked_id uuid REFERENCES payment_handing_on (id),
  opened_at timestamptz NOT NULL,
  agreed_at timestamptz,
  declined_at timestamptz,
  receiver_bank text,
  receiver_number text,
  receiver_name text,
  sent_movement_id uuid REFERENCES payment_movement (id),
  CONSTRAINT payment_return_of_one CHECK (num_nonnulls(decision_id, clearing_id, asked_id) <= 1),
  CONSTRAINT payment_return_answered_once CHECK (num_nonnulls(agreed_at, declined_at) <= 1),
  CONSTRAINT payment_return_sent_agreed CHECK (sent_movement_id IS NULL OR agreed_at IS NOT NULL),
  CONSTRAINT payment_return_receiver_whole CHECK (num_nonnulls(receiver_bank, receiver_number, receiver_name) IN (0, 3)),
  UNIQUE (decision_id),
  UNIQUE (clearing_id),
  UNIQUE (asked_id),
  UNIQUE (sent_movement_id)
);
CREATE INDEX payment_return_open ON payment_return (unit_id, opened_at) WHERE sent_movement_id IS NULL AND declined_at IS NULL;
COMMENT ON TABLE payment_return IS 'Khoản phải chuyển trả qua ngân hàng';
COMMENT ON COLUMN payment_return.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_return.unit_id IS 'Đơn vị có tiền phải trả';
COMMENT ON COLUMN payment_return.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_return.decision_id IS 'Quyết định hoàn trả khoản thu';
COMMENT ON COLUMN payment_return.clearing_id IS 'Quyết định hoàn trả tiền bưu chính thu hộ';
COMMENT ON COLUMN payment_return.asked_id IS 'Đề nghị trả lại tiền chuyển nhầm, thừa';
COMMENT ON COLUMN payment_return.opened_at IS 'Thời điểm phát sinh';
COMMENT ON COLUMN payment_return.agreed_at IS 'Thời điểm được duyệt; trống khi chưa ai duyệt';
COMMENT ON COLUMN payment_return.declined_at IS 'Thời điểm không được duyệt';
COMMENT ON COLUMN payment_return.receiver_bank IS 'Ngân hàng của người nhận';
COMMENT ON COLUMN payment_return.receiver_number IS 'Số tài khoản của người nhận';
COMMENT ON COLUMN payment_return.receiver_name IS 'Tên người nhận';
COMMENT ON COLUMN payment_return.sent_movement_id IS 'Giao dịch tiền ra đã trả khoản này';
GRANT SELECT, INSERT, UPDATE ON payment_return TO motcua_app;

-- What stands on its way back today, unit by unit: what left is taken to have been the older.
CREATE TEMPORARY TABLE standing ON COMMIT DROP AS
SELECT c.id, c.unit_id, c.at, c.charge_id, c.movement_id, c.amount_dong AS whole,
  least(c.amount_dong, s.dong - coalesce(sum(c.amount_dong) OVER newer, 0))::bigint AS dong
FROM payment_transfer AS c
JOIN (SELECT t.unit_id, sum(CASE t.credit WHEN 'TRANSIT' THEN t.amount_dong ELSE -t.amount_dong END) AS dong
  FROM payment_transfer AS t WHERE t.debit = 'TRANSIT' OR t.credit = 'TRANSIT' GROUP BY t.unit_id) AS s ON s.unit_id = c.unit_id
WHERE c.credit = 'TRANSIT'
WINDOW newer AS (PARTITION BY c.unit_id ORDER BY c.at DESC, c.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);
DELETE FROM standing WHERE dong <= 0;

-- What one person alone called money of nobody is asked again: it lies in suspense until a second person agrees.
INSERT INTO payment_transfer (id, why, debit, credit, amount_dong, unit_id, movement_id, at)
SELECT gen_random_uuid(), 'MATCHED', 'TRANSIT', 'SUSPENSE', s.whole, s.unit_id, s.movement_id, now()
FROM standing AS s WHERE s.movement_id IS NOT NULL AND s.dong = s.whole;
INSERT INTO payment_handing_on (id, kind, movement_id, unit_id, amount_dong, ground, asked_by, asked_at)
SELECT gen_random_uuid(), 'RETURN', m.id, s.unit_id, s.whole, coalesce(nullif(m.match_reason, ''), m.bank_ref), m.matched_by, m.matched_at
FROM standing AS s JOIN payment_movement AS m ON m.id = s.movement_id WHERE s.dong = s.whole;
UPDATE payment_movement AS m SET state = 'OPEN', matched_as = NULL, matched_by = NULL, matched_at = NULL, match_reason = NULL
FROM standing AS s WHERE s.movement_id = m.id AND s.dong = s.whole;
INSERT INTO payment_return (id, unit_id, amount_dong, asked_id, opened_at)
SELECT gen_random_uuid(), h.unit_id, h.amount_dong, h.id, h.asked_at FROM payment_handing_on AS h WHERE h.kind = 'RETURN';

-- The others were agreed to by two people, or have left in part.
INSERT INTO payment_return (id, unit_id, amount_dong, decision_id, clearing_id, opened_at, agreed_at)
SELECT gen_random_uuid(), s.unit_id, s.dong,
  (SELECT d.id FROM (SELECT p.*, row_number() OVER (PARTITION BY p.charge_id, p.amount_dong, p.paid_at ORDER BY p.id) AS n
      FROM payment_decision AS p WHERE p.paid_method = 'BANK') AS d
    WHERE d.charge_id = s.charge_id AND d.amount_dong = s.whole AND d.paid_at = s.at AND d.n = s.n),
  (SELECT w.id FROM (SELECT p.*, row_number() OVER (PARTITION BY p.unit_id, p.amount_dong, p.paid_at ORDER BY p.id) AS n
      FROM payment_postal_clearing AS p WHERE p.paid_method = 'BANK') AS w
    WHERE s.charge_id IS NULL AND s.movement_id IS NULL AND w.unit_id = s.unit_id AND w.amount_dong = s.whole AND w.paid_at = s.at AND w.n = s.n),
  s.at, s.at
FROM (SELECT o.*, row_number() OVER (PARTITION BY o.unit_id, o.charge_id, o.movement_id, o.whole, o.at ORDER BY o.id) AS n
  FROM standing AS o WHERE o.movement_id IS NULL OR o.dong < o.whole) AS s;
