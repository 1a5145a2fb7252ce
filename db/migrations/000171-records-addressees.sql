-- To whom a letter is addressed (Kính gửi) is not where copies of it go (Nơi nhận).
ALTER TABLE records_document ADD COLUMN addressees text CHECK (length(addressees) BETWEEN 1 AND 2000);
COMMENT ON COLUMN records_document.addressees IS 'Kính gửi: mỗi cơ quan, người nhận một dòng';
