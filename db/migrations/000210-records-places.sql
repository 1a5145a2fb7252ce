-- Where number, day and signature go on an outgoing document that is a file of its unit's own making. Locks: none but of the
-- new table, which begins empty and has at most one row for a document.
CREATE TABLE records_placement (
  document_id uuid PRIMARY KEY REFERENCES records_document (id),
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  placement jsonb NOT NULL
);
COMMENT ON TABLE records_placement IS 'Chỗ ghi số, ngày và chữ ký trên tệp PDF của dự thảo văn bản đi';
COMMENT ON COLUMN records_placement.document_id IS 'Văn bản đi';
COMMENT ON COLUMN records_placement.source_sha256 IS 'Mã băm tệp PDF được ký';
COMMENT ON COLUMN records_placement.placement IS 'Vị trí đã chọn, tính bằng milimét từ góc trên bên trái';
GRANT SELECT, INSERT, UPDATE ON records_placement TO motcua_app;
-- The file that was signed takes the place of the draft it was made from.
GRANT DELETE ON records_file TO motcua_app;
