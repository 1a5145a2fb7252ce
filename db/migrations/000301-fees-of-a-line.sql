-- A line of the register says what each fee of it was, so that all of them are asked back where it is struck out.
-- Locks: certification_entry exclusively for an instant (a column with a constant default, the check over all rows takes a
-- second for a million).
ALTER TABLE certification_entry ADD COLUMN fee_parts jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(fee_parts) = 'array');
COMMENT ON COLUMN certification_entry.fee_parts IS 'Từng khoản phí, chi phí của dòng theo mã; trống ở các dòng vào sổ trước khi ghi riêng';
