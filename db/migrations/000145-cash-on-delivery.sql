-- Money the post collects at the door is money for what is owed: it settles charges, lies with the post until it is handed
-- in, and what of it belongs to no charge is kept with its parcel.
ALTER TABLE payment_payment DROP CONSTRAINT payment_payment_method_check;
ALTER TABLE payment_payment ADD CONSTRAINT payment_payment_method_check
  CHECK (method IN ('CASH', 'POS', 'VIETQR', 'PORTAL', 'TREASURY', 'POSTAL_COD'));
COMMENT ON COLUMN payment_payment.method IS 'Phương thức: tiền mặt, thẻ (POS), VietQR, Cổng Dịch vụ công, nộp tại kho bạc, bưu chính thu hộ';
ALTER TABLE payment_transfer DROP CONSTRAINT payment_transfer_why_check;
ALTER TABLE payment_transfer ADD CONSTRAINT payment_transfer_why_check CHECK (why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED',
  'PAID', 'REVERSED', 'REFUND_DUE', 'REFUNDED', 'BANKED', 'MATCHED', 'COUNTED', 'COLLECTED', 'REMITTED'));
ALTER TABLE payment_movement DROP CONSTRAINT payment_movement_matched_as_check;
ALTER TABLE payment_movement ADD CONSTRAINT payment_movement_matched_as_check
  CHECK (matched_as IN ('REQUEST', 'CHARGES', 'POS', 'PORTAL', 'CASH', 'POST', 'RETURN', 'REFUND', 'TREASURY'));

CREATE TABLE payment_postal_cod (
  parcel_code text PRIMARY KEY,
  dossier_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  collected_dong bigint NOT NULL CHECK (collected_dong > 0),
  settled_dong bigint NOT NULL CHECK (settled_dong >= 0),
  payment_id uuid REFERENCES payment_payment (id),
  recorded_at timestamptz NOT NULL,
  remitted_at timestamptz
);
CREATE INDEX payment_postal_cod_left ON payment_postal_cod (unit_id, recorded_at) WHERE settled_dong <> collected_dong;
COMMENT ON TABLE payment_postal_cod IS 'Tiền bưu chính thu hộ (COD) theo bưu gửi, đã vào sổ';
COMMENT ON COLUMN payment_postal_cod.parcel_code IS 'Mã bưu gửi; mỗi bưu gửi vào sổ một lần';
COMMENT ON COLUMN payment_postal_cod.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN payment_postal_cod.unit_id IS 'Đơn vị thu';
COMMENT ON COLUMN payment_postal_cod.collected_dong IS 'Số tiền đã thu hộ, đồng';
COMMENT ON COLUMN payment_postal_cod.settled_dong IS 'Phần đã nộp cho các khoản thu, đồng; phần còn lại chờ xử lý';
COMMENT ON COLUMN payment_postal_cod.payment_id IS 'Lần thanh toán; trống khi không khoản nào được nộp';
COMMENT ON COLUMN payment_postal_cod.recorded_at IS 'Thời điểm vào sổ';
COMMENT ON COLUMN payment_postal_cod.remitted_at IS 'Thời điểm bưu chính nộp lại';
GRANT SELECT, INSERT, UPDATE ON payment_postal_cod TO motcua_app;
GRANT SELECT ON payment_postal_cod TO motcua_report;

-- What was collected before is in the books from now on, all of it still to be matched with a charge.
INSERT INTO payment_postal_cod (parcel_code, dossier_id, unit_id, collected_dong, settled_dong, recorded_at, remitted_at)
SELECT c.code, c.dossier_id, c.office_unit_id, c.collected_dong, 0, c.state_at, r.recorded_at
FROM post_consignment AS c LEFT JOIN post_remittance AS r ON r.id = c.remittance_id
WHERE c.collected_dong > 0;
INSERT INTO payment_transfer (id, why, debit, credit, amount_dong, unit_id, at)
SELECT gen_random_uuid(), side.why, side.debit, side.credit, k.collected_dong, k.unit_id, side.at
FROM payment_postal_cod AS k
CROSS JOIN LATERAL (VALUES ('COLLECTED', 'POST', 'POST_UNMATCHED', k.recorded_at), ('REMITTED', 'POST_TRANSFER', 'POST', k.remitted_at))
  AS side (why, debit, credit, at)
WHERE side.at IS NOT NULL;

ALTER TABLE post_consignment ADD COLUMN cod_set boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN post_consignment.cod_set IS 'Tiền thu hộ do người ghi; nếu không, bằng số còn phải thu của hồ sơ khi lập bảng kê';
UPDATE post_consignment SET cod_set = true WHERE state <> 'CREATED' OR counted OR cod_dong > 0;
