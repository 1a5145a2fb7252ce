-- A receipt keeps whose dossiers were paid, as they were called when it was issued: a name put right later changes no paper
-- that was given. Receipts of before are read as until now.
-- Locks: payment_receipt exclusively for an instant (a column without a default).
ALTER TABLE payment_receipt ADD COLUMN applicant_name text;
COMMENT ON COLUMN payment_receipt.applicant_name IS 'Tên chủ hồ sơ khi lập biên lai, nếu không hỏi người nộp tiền';
