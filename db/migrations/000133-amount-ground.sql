-- Why an amount was named or put right, beside the ground on which it was published.
ALTER TABLE payment_charge ADD COLUMN amount_ground text;
COMMENT ON COLUMN payment_charge.amount_ground IS 'Căn cứ xác định hoặc sửa số tiền; trống khi tính theo mức thu đã công bố';
