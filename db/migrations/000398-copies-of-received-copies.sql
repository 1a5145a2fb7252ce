-- A further copy (sao lục) is made from a true copy: where that came in from another agency, the number it bears says so.
-- Locks: records_copy exclusively while all its rows are read (the column has no default, but its check is proven of each row).
ALTER TABLE records_copy ADD COLUMN source_copy_number text CHECK (source_copy_number IS NULL OR kind_code = 'SL');
COMMENT ON COLUMN records_copy.source_copy_number IS 'Số, ký hiệu của bản sao y nhận được mà bản sao lục sao lại; trống: sao từ bản sao y của cơ quan, hoặc không phải sao lục';
