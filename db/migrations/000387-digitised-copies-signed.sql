-- A digitised copy is worth what its signature says: kept here until the officer who compared it has signed it. What was
-- filed by a tick before is filed again by the job, as not yet signed.
-- Locks: none; a new table, and the rows of one small queue.
CREATE TABLE dossier_digitised_copy (
  dossier_id uuid NOT NULL REFERENCES dossier (id),
  component_code text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  compared_by uuid NOT NULL,
  compared_at timestamptz NOT NULL,
  dpi integer CHECK (dpi > 0),
  failure text,
  signed_sha256 text CHECK (signed_sha256 ~ '^[0-9a-f]{64}$'),
  signed_bytes integer CHECK (signed_bytes > 0),
  signed_at timestamptz,
  PRIMARY KEY (dossier_id, component_code, sha256),
  CHECK ((signed_sha256 IS NULL) = (signed_at IS NULL)),
  CHECK ((signed_sha256 IS NULL) = (signed_bytes IS NULL))
);
CREATE INDEX dossier_digitised_copy_to_sign ON dossier_digitised_copy (compared_by, compared_at) WHERE signed_sha256 IS NULL;
COMMENT ON TABLE dossier_digitised_copy IS 'Bản số hóa đã đối chiếu với bản chính, và bản đã ký số của nó';
COMMENT ON COLUMN dossier_digitised_copy.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN dossier_digitised_copy.component_code IS 'Thành phần hồ sơ';
COMMENT ON COLUMN dossier_digitised_copy.sha256 IS 'Mã băm bản quét đã đối chiếu';
COMMENT ON COLUMN dossier_digitised_copy.compared_by IS 'Người đối chiếu, cũng là người ký';
COMMENT ON COLUMN dossier_digitised_copy.compared_at IS 'Thời điểm đối chiếu';
COMMENT ON COLUMN dossier_digitised_copy.dpi IS 'Độ phân giải thấp nhất trong các trang; trống khi không đo được';
COMMENT ON COLUMN dossier_digitised_copy.failure IS 'Vì sao lần ký gần nhất không được; trống khi chưa ký lần nào hoặc đã ký';
COMMENT ON COLUMN dossier_digitised_copy.signed_sha256 IS 'Mã băm bản đã ký số; trống khi chưa ký';
COMMENT ON COLUMN dossier_digitised_copy.signed_bytes IS 'Kích thước bản đã ký, tính bằng byte';
COMMENT ON COLUMN dossier_digitised_copy.signed_at IS 'Thời điểm ký';
GRANT SELECT, INSERT, UPDATE ON dossier_digitised_copy TO motcua_app;
INSERT INTO dossier_papers_due (dossier_id) SELECT DISTINCT source_dossier_id FROM paper_store_paper WHERE trust_level = 2;
