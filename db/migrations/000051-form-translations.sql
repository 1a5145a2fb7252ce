-- English of the seven forms is approved beside that of procedures: the code names either.

COMMENT ON TABLE document_translation IS 'Bản dịch tiếng Anh của nội dung giấy tờ theo thủ tục hoặc theo mẫu, đã được duyệt';
COMMENT ON COLUMN document_translation.procedure_code IS 'Mã thủ tục, hoặc mã mẫu (form:bộ mẫu:giấy tờ)';
