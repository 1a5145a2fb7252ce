-- Money (phí, lệ phí): what a dossier owes, what came in, and a ledger in which every movement stands once with both its
-- sides. Nothing here is ever worked out from a status: a charge's state is what its transfers make it, and `motcua verify`
-- adds them up again. `payment_transfer` only grows.

CREATE TABLE payment_charge (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier (id),
  dossier_code text NOT NULL,
  unit_id uuid NOT NULL,
  opened_seq integer NOT NULL CHECK (opened_seq >= 1),
  line smallint NOT NULL CHECK (line >= 0),
  source text NOT NULL CHECK (source IN ('FEE', 'OBLIGATION')),
  fee_code text,
  kind text NOT NULL CHECK (kind IN ('PHI', 'LE_PHI', 'OTHER')),
  name text NOT NULL,
  name_en text NOT NULL,
  collect_when text NOT NULL CHECK (collect_when IN ('ON_RECEIPT', 'ON_SUPPLEMENT', 'ON_RESULT')),
  legal_ground text,
  amount_dong bigint CHECK (amount_dong BETWEEN 0 AND 1000000000000),
  exempt_dong bigint NOT NULL DEFAULT 0 CHECK (exempt_dong >= 0),
  exemption_ground text,
  state text NOT NULL CHECK (state IN ('DUE', 'EXEMPT', 'PAID', 'REFUND_DUE', 'REFUNDED', 'CANCELLED')),
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (dossier_id, opened_seq, line),
  CONSTRAINT payment_charge_exempt_within CHECK (exempt_dong <= coalesce(amount_dong, 0)),
  CONSTRAINT payment_charge_settled_amount CHECK (amount_dong IS NOT NULL OR state IN ('DUE', 'CANCELLED'))
);
CREATE INDEX payment_charge_due ON payment_charge (unit_id, opened_at, id) WHERE state = 'DUE';
CREATE INDEX payment_charge_refund ON payment_charge (unit_id, changed_at) WHERE state = 'REFUND_DUE';
COMMENT ON TABLE payment_charge IS 'Khoản phải thu của hồ sơ: phí, lệ phí, nghĩa vụ tài chính';
COMMENT ON COLUMN payment_charge.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_charge.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN payment_charge.dossier_code IS 'Mã số hồ sơ';
COMMENT ON COLUMN payment_charge.unit_id IS 'Đơn vị thu: cơ quan tiếp nhận';
COMMENT ON COLUMN payment_charge.opened_seq IS 'Số thứ tự sự kiện làm phát sinh khoản thu';
COMMENT ON COLUMN payment_charge.line IS 'Dòng trong cùng sự kiện';
COMMENT ON COLUMN payment_charge.source IS 'Nguồn: phí của thủ tục hay nghĩa vụ tài chính được thông báo';
COMMENT ON COLUMN payment_charge.fee_code IS 'Mã khoản phí trong bộ thủ tục; trống với nghĩa vụ tài chính';
COMMENT ON COLUMN payment_charge.kind IS 'Loại: phí, lệ phí, khác';
COMMENT ON COLUMN payment_charge.name IS 'Nội dung thu';
COMMENT ON COLUMN payment_charge.name_en IS 'Nội dung thu bằng tiếng Anh';
COMMENT ON COLUMN payment_charge.collect_when IS 'Thời điểm thu: khi tiếp nhận, khi bổ sung, khi trả kết quả';
COMMENT ON COLUMN payment_charge.legal_ground IS 'Căn cứ pháp lý của mức thu';
COMMENT ON COLUMN payment_charge.amount_dong IS 'Mức thu, đồng; trống khi chưa xác định số tiền';
COMMENT ON COLUMN payment_charge.exempt_dong IS 'Phần được miễn, giảm, đồng';
COMMENT ON COLUMN payment_charge.exemption_ground IS 'Căn cứ miễn, giảm';
COMMENT ON COLUMN payment_charge.state IS 'Tình trạng: phải thu, miễn, đã thu, phải hoàn, đã hoàn, hủy';
COMMENT ON COLUMN payment_charge.opened_at IS 'Thời điểm phát sinh';
COMMENT ON COLUMN payment_charge.changed_at IS 'Thời điểm thay đổi gần nhất';

CREATE TABLE payment_payment (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('CASH', 'POS', 'VIETQR', 'PORTAL', 'TREASURY')),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  txn_ref text,
  payer_name text,
  request_id uuid,
  taken_by uuid,
  paid_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  reversed_at timestamptz,
  CONSTRAINT payment_payment_taker CHECK (method NOT IN ('CASH', 'POS') OR taken_by IS NOT NULL)
);
CREATE UNIQUE INDEX payment_payment_by_reference ON payment_payment (method, unit_id, txn_ref) WHERE txn_ref IS NOT NULL AND method IN ('POS', 'PORTAL');
CREATE INDEX payment_payment_by_day ON payment_payment (unit_id, recorded_at);
COMMENT ON TABLE payment_payment IS 'Lần thanh toán đã được xác nhận';
COMMENT ON COLUMN payment_payment.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_payment.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_payment.method IS 'Phương thức: tiền mặt, thẻ (POS), VietQR, Cổng Dịch vụ công, nộp tại kho bạc';
COMMENT ON COLUMN payment_payment.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_payment.txn_ref IS 'Mã giao dịch của ngân hàng, máy POS, cổng hoặc số chứng từ kho bạc';
COMMENT ON COLUMN payment_payment.payer_name IS 'Người nộp tiền';
COMMENT ON COLUMN payment_payment.request_id IS 'Yêu cầu chuyển khoản được trả';
COMMENT ON COLUMN payment_payment.taken_by IS 'Thu ngân';
COMMENT ON COLUMN payment_payment.paid_at IS 'Thời điểm nộp tiền';
COMMENT ON COLUMN payment_payment.recorded_at IS 'Thời điểm ghi nhận';
COMMENT ON COLUMN payment_payment.reversed_at IS 'Thời điểm hủy lần thu';

CREATE TABLE payment_allocation (
  payment_id uuid NOT NULL REFERENCES payment_payment (id),
  charge_id uuid NOT NULL REFERENCES payment_charge (id),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  PRIMARY KEY (payment_id, charge_id)
);
CREATE INDEX payment_allocation_by_charge ON payment_allocation (charge_id);
COMMENT ON TABLE payment_allocation IS 'Phân bổ một lần thanh toán vào các khoản phải thu';
COMMENT ON COLUMN payment_allocation.payment_id IS 'Lần thanh toán';
COMMENT ON COLUMN payment_allocation.charge_id IS 'Khoản phải thu';
COMMENT ON COLUMN payment_allocation.amount_dong IS 'Số tiền, đồng';

CREATE TABLE payment_account (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  bank_bin text NOT NULL CHECK (bank_bin ~ '^[0-9]{6}$'),
  number text NOT NULL CHECK (number ~ '^[0-9A-Za-z]{4,19}$'),
  holder text NOT NULL,
  bank_name text NOT NULL,
  open_from timestamptz NOT NULL,
  closed_at timestamptz,
  UNIQUE (bank_bin, number)
);
CREATE UNIQUE INDEX payment_account_open ON payment_account (unit_id) WHERE closed_at IS NULL;
COMMENT ON TABLE payment_account IS 'Tài khoản ngân hàng thu phí, lệ phí';
COMMENT ON COLUMN payment_account.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_account.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_account.bank_bin IS 'Mã ngân hàng (BIN) theo NAPAS';
COMMENT ON COLUMN payment_account.number IS 'Số tài khoản';
COMMENT ON COLUMN payment_account.holder IS 'Tên chủ tài khoản';
COMMENT ON COLUMN payment_account.bank_name IS 'Tên ngân hàng';
COMMENT ON COLUMN payment_account.open_from IS 'Sử dụng từ';
COMMENT ON COLUMN payment_account.closed_at IS 'Ngừng sử dụng từ';

CREATE TABLE payment_request (
  id uuid PRIMARY KEY,
  token text NOT NULL UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{22,}$'),
  reference text NOT NULL UNIQUE CHECK (reference ~ '^MC[0-9A-HJKMNP-TV-Z]{10}$'),
  unit_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES payment_account (id),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  state text NOT NULL CHECK (state IN ('ISSUED', 'CLAIMED', 'CONFIRMED', 'EXPIRED')),
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  claimed_at timestamptz,
  settled_at timestamptz,
  note text,
  noted_by uuid
);
CREATE INDEX payment_request_claimed ON payment_request (unit_id, claimed_at) WHERE state = 'CLAIMED';
COMMENT ON TABLE payment_request IS 'Yêu cầu chuyển khoản bằng mã VietQR';
COMMENT ON COLUMN payment_request.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_request.token IS 'Mã mở trang thanh toán';
COMMENT ON COLUMN payment_request.reference IS 'Mã tham chiếu ghi trong nội dung chuyển khoản';
COMMENT ON COLUMN payment_request.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_request.account_id IS 'Tài khoản nhận tiền';
COMMENT ON COLUMN payment_request.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_request.state IS 'Tình trạng: đã lập mã, người nộp báo đã chuyển, ngân hàng xác nhận, hết hạn';
COMMENT ON COLUMN payment_request.issued_at IS 'Thời điểm lập';
COMMENT ON COLUMN payment_request.expires_at IS 'Hết hạn';
COMMENT ON COLUMN payment_request.claimed_at IS 'Thời điểm người nộp báo đã chuyển tiền';
COMMENT ON COLUMN payment_request.settled_at IS 'Thời điểm xác nhận hoặc hết hạn';
COMMENT ON COLUMN payment_request.note IS 'Ghi chú của thu ngân khi tiền chưa về';
COMMENT ON COLUMN payment_request.noted_by IS 'Người ghi chú';

CREATE TABLE payment_request_charge (
  request_id uuid NOT NULL REFERENCES payment_request (id),
  charge_id uuid NOT NULL REFERENCES payment_charge (id),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  PRIMARY KEY (request_id, charge_id)
);
CREATE INDEX payment_request_charge_by_charge ON payment_request_charge (charge_id);
COMMENT ON TABLE payment_request_charge IS 'Các khoản thu của một yêu cầu chuyển khoản';
COMMENT ON COLUMN payment_request_charge.request_id IS 'Yêu cầu chuyển khoản';
COMMENT ON COLUMN payment_request_charge.charge_id IS 'Khoản phải thu';
COMMENT ON COLUMN payment_request_charge.amount_dong IS 'Số tiền, đồng';

CREATE TABLE payment_inbox (
  id uuid PRIMARY KEY,
  body bytea NOT NULL CHECK (octet_length(body) <= 65536),
  body_sha256 text NOT NULL CHECK (body_sha256 ~ '^[0-9a-f]{64}$'),
  signed boolean NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1 CHECK (times >= 1),
  outcome text NOT NULL CHECK (outcome IN ('WAITING', 'BOOKED', 'REFUSED')),
  reason text,
  UNIQUE (body_sha256, signed)
);
CREATE INDEX payment_inbox_waiting ON payment_inbox (first_at) WHERE outcome = 'WAITING';
COMMENT ON TABLE payment_inbox IS 'Thông báo biến động số dư nhận từ ngân hàng, giữ nguyên văn trước khi xử lý';
COMMENT ON COLUMN payment_inbox.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_inbox.body IS 'Nguyên văn';
COMMENT ON COLUMN payment_inbox.body_sha256 IS 'Mã băm nguyên văn';
COMMENT ON COLUMN payment_inbox.signed IS 'Chữ ký đúng hay sai';
COMMENT ON COLUMN payment_inbox.first_at IS 'Nhận lần đầu';
COMMENT ON COLUMN payment_inbox.last_at IS 'Nhận lần cuối';
COMMENT ON COLUMN payment_inbox.times IS 'Số lần nhận';
COMMENT ON COLUMN payment_inbox.outcome IS 'Kết quả: chờ xử lý, đã ghi sổ, không nhận';
COMMENT ON COLUMN payment_inbox.reason IS 'Lý do không nhận';

CREATE TABLE payment_movement (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES payment_account (id),
  bank_ref text NOT NULL CHECK (length(bank_ref) BETWEEN 1 AND 100),
  amount_dong bigint NOT NULL CHECK (amount_dong <> 0),
  memo text NOT NULL,
  booked_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'MATCHED')),
  problem text CHECK (problem IN ('NO_REFERENCE', 'AMOUNT_DIFFERS', 'ALREADY_SETTLED', 'OTHER_ACCOUNT', 'OUTGOING')),
  request_id uuid REFERENCES payment_request (id),
  payment_id uuid REFERENCES payment_payment (id),
  matched_as text CHECK (matched_as IN ('REQUEST', 'CHARGES', 'POS', 'PORTAL', 'CASH', 'RETURN', 'REFUND', 'TREASURY')),
  matched_by uuid,
  matched_at timestamptz,
  match_reason text,
  statement_id uuid,
  UNIQUE (account_id, bank_ref),
  CONSTRAINT payment_movement_match CHECK ((state = 'MATCHED') = (matched_at IS NOT NULL AND matched_as IS NOT NULL))
);
CREATE INDEX payment_movement_open ON payment_movement (account_id, booked_at) WHERE state = 'OPEN';
CREATE INDEX payment_movement_by_day ON payment_movement (account_id, booked_at);
COMMENT ON TABLE payment_movement IS 'Giao dịch trên tài khoản ngân hàng; mỗi mã giao dịch ghi đúng một lần';
COMMENT ON COLUMN payment_movement.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_movement.account_id IS 'Tài khoản';
COMMENT ON COLUMN payment_movement.bank_ref IS 'Mã giao dịch của ngân hàng';
COMMENT ON COLUMN payment_movement.amount_dong IS 'Số tiền: dương là ghi có, âm là ghi nợ';
COMMENT ON COLUMN payment_movement.memo IS 'Nội dung chuyển khoản';
COMMENT ON COLUMN payment_movement.booked_at IS 'Thời điểm ngân hàng hạch toán';
COMMENT ON COLUMN payment_movement.recorded_at IS 'Thời điểm ghi nhận';
COMMENT ON COLUMN payment_movement.state IS 'Tình trạng: chưa khớp, đã khớp';
COMMENT ON COLUMN payment_movement.problem IS 'Lý do chưa khớp tự động';
COMMENT ON COLUMN payment_movement.request_id IS 'Yêu cầu chuyển khoản nêu trong nội dung';
COMMENT ON COLUMN payment_movement.payment_id IS 'Lần thanh toán đã khớp';
COMMENT ON COLUMN payment_movement.matched_as IS 'Khớp với gì';
COMMENT ON COLUMN payment_movement.matched_by IS 'Người khớp; trống khi hệ thống tự khớp';
COMMENT ON COLUMN payment_movement.matched_at IS 'Thời điểm khớp';
COMMENT ON COLUMN payment_movement.match_reason IS 'Lý do khớp thủ công';
COMMENT ON COLUMN payment_movement.statement_id IS 'Sổ phụ ngân hàng đã xác nhận giao dịch';

CREATE TABLE payment_statement (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES payment_account (id),
  file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  layout text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  lines integer NOT NULL CHECK (lines >= 0),
  sum_dong bigint NOT NULL,
  imported_by uuid NOT NULL,
  imported_at timestamptz NOT NULL,
  UNIQUE (account_id, file_sha256)
);
ALTER TABLE payment_movement ADD CONSTRAINT payment_movement_statement FOREIGN KEY (statement_id) REFERENCES payment_statement (id);
COMMENT ON TABLE payment_statement IS 'Sổ phụ ngân hàng đã nhập';
COMMENT ON COLUMN payment_statement.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_statement.account_id IS 'Tài khoản';
COMMENT ON COLUMN payment_statement.file_sha256 IS 'Mã băm của tệp';
COMMENT ON COLUMN payment_statement.file_name IS 'Tên tệp';
COMMENT ON COLUMN payment_statement.layout IS 'Mẫu sổ phụ của ngân hàng';
COMMENT ON COLUMN payment_statement.from_on IS 'Từ ngày';
COMMENT ON COLUMN payment_statement.to_on IS 'Đến ngày';
COMMENT ON COLUMN payment_statement.lines IS 'Số dòng';
COMMENT ON COLUMN payment_statement.sum_dong IS 'Tổng phát sinh, đồng';
COMMENT ON COLUMN payment_statement.imported_by IS 'Người nhập';
COMMENT ON COLUMN payment_statement.imported_at IS 'Thời điểm nhập';

CREATE TABLE payment_statement_line (
  statement_id uuid NOT NULL REFERENCES payment_statement (id),
  line integer NOT NULL CHECK (line >= 1),
  bank_ref text NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong <> 0),
  booked_at timestamptz NOT NULL,
  PRIMARY KEY (statement_id, line)
);
CREATE INDEX payment_statement_line_by_reference ON payment_statement_line (bank_ref);
COMMENT ON TABLE payment_statement_line IS 'Dòng của sổ phụ ngân hàng';
COMMENT ON COLUMN payment_statement_line.statement_id IS 'Sổ phụ';
COMMENT ON COLUMN payment_statement_line.line IS 'Dòng trong tệp';
COMMENT ON COLUMN payment_statement_line.bank_ref IS 'Mã giao dịch của ngân hàng';
COMMENT ON COLUMN payment_statement_line.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_statement_line.booked_at IS 'Thời điểm hạch toán';

CREATE TABLE payment_receipt_counter (
  unit_id uuid NOT NULL,
  series text NOT NULL,
  last_number integer NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (unit_id, series)
);
COMMENT ON TABLE payment_receipt_counter IS 'Số biên lai đã cấp của từng ký hiệu';
COMMENT ON COLUMN payment_receipt_counter.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_receipt_counter.series IS 'Ký hiệu biên lai';
COMMENT ON COLUMN payment_receipt_counter.last_number IS 'Số cuối cùng đã cấp';

CREATE TABLE payment_receipt (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payment_payment (id),
  unit_id uuid NOT NULL,
  series text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  payer_name text,
  issued_by uuid,
  issued_at timestamptz NOT NULL,
  replaces_id uuid UNIQUE REFERENCES payment_receipt (id),
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancel_reason text,
  UNIQUE (unit_id, series, number),
  CONSTRAINT payment_receipt_cancelled CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE UNIQUE INDEX payment_receipt_one_valid ON payment_receipt (payment_id) WHERE cancelled_at IS NULL;
COMMENT ON TABLE payment_receipt IS 'Biên lai thu phí, lệ phí';
COMMENT ON COLUMN payment_receipt.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_receipt.payment_id IS 'Lần thanh toán';
COMMENT ON COLUMN payment_receipt.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_receipt.series IS 'Ký hiệu';
COMMENT ON COLUMN payment_receipt.number IS 'Số biên lai';
COMMENT ON COLUMN payment_receipt.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_receipt.payer_name IS 'Người nộp tiền';
COMMENT ON COLUMN payment_receipt.issued_by IS 'Người thu tiền; trống khi hệ thống lập';
COMMENT ON COLUMN payment_receipt.issued_at IS 'Thời điểm lập';
COMMENT ON COLUMN payment_receipt.replaces_id IS 'Biên lai bị thay thế';
COMMENT ON COLUMN payment_receipt.cancelled_at IS 'Thời điểm hủy';
COMMENT ON COLUMN payment_receipt.cancelled_by IS 'Người hủy';
COMMENT ON COLUMN payment_receipt.cancel_reason IS 'Lý do hủy';

CREATE TABLE payment_decision (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('EXEMPTION', 'REFUND')),
  charge_id uuid NOT NULL REFERENCES payment_charge (id),
  unit_id uuid NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  ground text NOT NULL,
  asked_by uuid,
  asked_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('APPROVED', 'DECLINED')),
  answered_by uuid,
  answered_at timestamptz,
  answer_reason text,
  paid_by uuid,
  paid_at timestamptz,
  paid_method text CHECK (paid_method IN ('CASH', 'BANK')),
  CONSTRAINT payment_decision_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT payment_decision_two_people CHECK (answered_by IS NULL OR asked_by IS NULL OR answered_by <> asked_by),
  CONSTRAINT payment_decision_paid CHECK (paid_at IS NULL OR (kind = 'REFUND' AND answer = 'APPROVED'))
);
CREATE UNIQUE INDEX payment_decision_one_open ON payment_decision (charge_id) WHERE answer IS NULL;
CREATE INDEX payment_decision_by_unit ON payment_decision (unit_id, asked_at) WHERE answer IS NULL OR (kind = 'REFUND' AND answer = 'APPROVED' AND paid_at IS NULL);
COMMENT ON TABLE payment_decision IS 'Đề nghị và quyết định miễn, giảm hoặc hoàn trả';
COMMENT ON COLUMN payment_decision.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_decision.kind IS 'Loại: miễn, giảm hoặc hoàn trả';
COMMENT ON COLUMN payment_decision.charge_id IS 'Khoản thu';
COMMENT ON COLUMN payment_decision.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_decision.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_decision.ground IS 'Căn cứ, lý do';
COMMENT ON COLUMN payment_decision.asked_by IS 'Người đề nghị; trống khi theo quyết định cho rút hồ sơ';
COMMENT ON COLUMN payment_decision.asked_at IS 'Thời điểm đề nghị';
COMMENT ON COLUMN payment_decision.answer IS 'Quyết định';
COMMENT ON COLUMN payment_decision.answered_by IS 'Người quyết định';
COMMENT ON COLUMN payment_decision.answered_at IS 'Thời điểm quyết định';
COMMENT ON COLUMN payment_decision.answer_reason IS 'Lý do của quyết định';
COMMENT ON COLUMN payment_decision.paid_by IS 'Người chi trả';
COMMENT ON COLUMN payment_decision.paid_at IS 'Thời điểm chi trả';
COMMENT ON COLUMN payment_decision.paid_method IS 'Hình thức chi trả: tiền mặt, chuyển khoản';

CREATE TABLE payment_day_close (
  unit_id uuid NOT NULL,
  cashier_id uuid NOT NULL,
  day date NOT NULL,
  expected_dong bigint NOT NULL,
  counted_dong bigint NOT NULL CHECK (counted_dong >= 0),
  card_dong bigint NOT NULL,
  note text NOT NULL,
  closed_at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, cashier_id, day),
  CONSTRAINT payment_day_close_difference CHECK (expected_dong = counted_dong OR note <> '')
);
COMMENT ON TABLE payment_day_close IS 'Chốt quỹ cuối ngày của thu ngân';
COMMENT ON COLUMN payment_day_close.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_day_close.cashier_id IS 'Thu ngân';
COMMENT ON COLUMN payment_day_close.day IS 'Ngày';
COMMENT ON COLUMN payment_day_close.expected_dong IS 'Tiền mặt theo sổ, đồng';
COMMENT ON COLUMN payment_day_close.counted_dong IS 'Tiền mặt kiểm đếm, đồng';
COMMENT ON COLUMN payment_day_close.card_dong IS 'Thu qua thẻ trong ngày, đồng';
COMMENT ON COLUMN payment_day_close.note IS 'Giải trình';
COMMENT ON COLUMN payment_day_close.closed_at IS 'Thời điểm chốt';

-- One row is one movement between two accounts, so that the books balance whatever is written: nothing can be debited
-- without being credited. Only inserted, never changed.
CREATE TABLE payment_transfer (
  id uuid PRIMARY KEY,
  why text NOT NULL CHECK (why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED', 'PAID', 'REVERSED', 'REFUND_DUE', 'REFUNDED', 'BANKED', 'MATCHED', 'COUNTED')),
  debit text NOT NULL CHECK (debit ~ '^[A-Z_]+$'),
  credit text NOT NULL CHECK (credit ~ '^[A-Z_]+$'),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  unit_id uuid NOT NULL,
  charge_id uuid REFERENCES payment_charge (id),
  payment_id uuid REFERENCES payment_payment (id),
  movement_id uuid REFERENCES payment_movement (id),
  person_id uuid,
  at timestamptz NOT NULL,
  CONSTRAINT payment_transfer_two_sides CHECK (debit <> credit)
);
CREATE INDEX payment_transfer_by_charge ON payment_transfer (charge_id) WHERE charge_id IS NOT NULL;
CREATE INDEX payment_transfer_by_payment ON payment_transfer (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX payment_transfer_by_movement ON payment_transfer (movement_id) WHERE movement_id IS NOT NULL;
CREATE INDEX payment_transfer_cash ON payment_transfer (unit_id, person_id, at) WHERE debit = 'CASH' OR credit = 'CASH';
COMMENT ON TABLE payment_transfer IS 'Sổ cái: mỗi dòng ghi nợ một tài khoản và ghi có một tài khoản, chỉ ghi thêm';
COMMENT ON COLUMN payment_transfer.id IS 'Định danh nội bộ';
COMMENT ON COLUMN payment_transfer.why IS 'Nghiệp vụ';
COMMENT ON COLUMN payment_transfer.debit IS 'Tài khoản ghi nợ';
COMMENT ON COLUMN payment_transfer.credit IS 'Tài khoản ghi có';
COMMENT ON COLUMN payment_transfer.amount_dong IS 'Số tiền, đồng';
COMMENT ON COLUMN payment_transfer.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_transfer.charge_id IS 'Khoản thu';
COMMENT ON COLUMN payment_transfer.payment_id IS 'Lần thanh toán';
COMMENT ON COLUMN payment_transfer.movement_id IS 'Giao dịch ngân hàng';
COMMENT ON COLUMN payment_transfer.person_id IS 'Thu ngân giữ quỹ';
COMMENT ON COLUMN payment_transfer.at IS 'Thời điểm';

GRANT SELECT, INSERT ON payment_transfer, payment_allocation, payment_request_charge, payment_statement, payment_statement_line,
  payment_day_close TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON payment_charge, payment_payment, payment_account, payment_request, payment_inbox, payment_movement,
  payment_receipt_counter, payment_receipt, payment_decision TO motcua_app;
GRANT SELECT ON payment_charge, payment_payment, payment_allocation, payment_movement, payment_statement, payment_transfer
  TO motcua_report;

-- Dossiers that wait for money on the day of the change: their charge did not exist yet. Reads the index of waiting
-- dossiers only.
INSERT INTO payment_charge (id, dossier_id, dossier_code, unit_id, opened_seq, line, source, kind, name, name_en, collect_when,
  amount_dong, state, opened_at, changed_at)
SELECT gen_random_uuid(), d.id, d.code, d.receiving_unit_id, e.seq, 0, 'OBLIGATION', 'OTHER', e.data ->> 'reason', e.data ->> 'reason',
  'ON_SUPPLEMENT', (e.data ->> 'amountDong')::bigint, 'DUE', e.at, e.at
FROM dossier AS d
JOIN LATERAL (SELECT x.seq, x.data, x.at FROM dossier_event AS x WHERE x.dossier_id = d.id AND x.type = 'PaymentRequired'
  ORDER BY x.seq DESC LIMIT 1) AS e ON true
WHERE d.state #>> '{payment,requiredAt}' IS NOT NULL AND d.state #>> '{payment,confirmedAt}' IS NULL
  AND d.status IN ('FINANCIAL_WAIT', 'WITHDRAW_REQUESTED', 'SUSPENDED');
INSERT INTO payment_transfer (id, why, debit, credit, amount_dong, unit_id, charge_id, at)
SELECT gen_random_uuid(), 'CHARGED', 'RECEIVABLE', 'REVENUE', amount_dong, unit_id, id, opened_at FROM payment_charge;
