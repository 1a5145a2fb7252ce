-- The demonstration's bank misbehaves as it is told to, keeps books of its own, and delivers late what it holds back. Of a
-- real authority these tables stay empty.
-- Locks: none, new tables.
CREATE TABLE payment_simulator (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  mode text NOT NULL CHECK (mode IN ('honest', 'twice', 'less', 'more', 'other-account', 'other-currency', 'without-memo', 'unsigned',
    'late', 'contradicting', 'out-of-order'))
);
COMMENT ON TABLE payment_simulator IS 'Cách hành xử của ngân hàng mô phỏng (chỉ dùng khi trình diễn và kiểm thử)';
COMMENT ON COLUMN payment_simulator.single IS 'Chỉ một dòng';
COMMENT ON COLUMN payment_simulator.mode IS 'Cách hành xử';

CREATE TABLE payment_simulated_transfer (
  transaction_id text PRIMARY KEY,
  bank_bin text NOT NULL,
  number text NOT NULL,
  amount_dong bigint NOT NULL,
  memo text NOT NULL,
  booked_at timestamptz NOT NULL,
  mode text NOT NULL
);
COMMENT ON TABLE payment_simulated_transfer IS 'Sổ của ngân hàng mô phỏng: tiền đã về tài khoản nào (chỉ dùng khi trình diễn và kiểm thử)';
COMMENT ON COLUMN payment_simulated_transfer.transaction_id IS 'Mã giao dịch';
COMMENT ON COLUMN payment_simulated_transfer.bank_bin IS 'Mã ngân hàng (BIN)';
COMMENT ON COLUMN payment_simulated_transfer.number IS 'Số tài khoản nhận';
COMMENT ON COLUMN payment_simulated_transfer.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_simulated_transfer.memo IS 'Nội dung chuyển khoản';
COMMENT ON COLUMN payment_simulated_transfer.booked_at IS 'Thời điểm ngân hàng ghi có';
COMMENT ON COLUMN payment_simulated_transfer.mode IS 'Cách ngân hàng mô phỏng báo giao dịch này';

CREATE TABLE payment_simulated_message (
  id uuid PRIMARY KEY,
  body bytea NOT NULL,
  signature text NOT NULL,
  due_at timestamptz NOT NULL,
  behind_next boolean NOT NULL
);
COMMENT ON TABLE payment_simulated_message IS 'Tin của ngân hàng mô phỏng chưa báo (chỉ dùng khi trình diễn và kiểm thử)';
COMMENT ON COLUMN payment_simulated_message.id IS 'Khóa';
COMMENT ON COLUMN payment_simulated_message.body IS 'Nội dung tin';
COMMENT ON COLUMN payment_simulated_message.signature IS 'Chữ ký của tin';
COMMENT ON COLUMN payment_simulated_message.due_at IS 'Báo vào lúc';
COMMENT ON COLUMN payment_simulated_message.behind_next IS 'Báo ngay sau giao dịch tiếp theo';

GRANT SELECT, INSERT, UPDATE ON payment_simulator TO motcua_app;
GRANT SELECT, INSERT ON payment_simulated_transfer TO motcua_app;
GRANT SELECT, INSERT, DELETE ON payment_simulated_message TO motcua_app;
