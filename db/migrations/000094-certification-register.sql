-- What becomes of an entry of the register of certified copies: struck out with its reason (gạch bỏ), never deleted; and
-- the certified copy made as a file. New tables and one index built while the table is small; no rewrite.
CREATE TABLE certification_void (
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
  voided_by uuid NOT NULL,
  voided_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, year, number),
  FOREIGN KEY (agency_id, year, number) REFERENCES certification_entry (agency_id, year, number)
);
COMMENT ON TABLE certification_void IS 'Dòng của sổ chứng thực đã gạch bỏ';
COMMENT ON COLUMN certification_void.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_void.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_void.number IS 'Số chứng thực';
COMMENT ON COLUMN certification_void.reason IS 'Lý do gạch bỏ';
COMMENT ON COLUMN certification_void.voided_by IS 'Người gạch bỏ';
COMMENT ON COLUMN certification_void.voided_at IS 'Thời điểm gạch bỏ';

CREATE TABLE certification_electronic (
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  paper_id uuid NOT NULL UNIQUE,
  scan_sha256 text NOT NULL CHECK (scan_sha256 ~ '^[0-9a-f]{64}$'),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  signed_by uuid NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, year, number),
  FOREIGN KEY (agency_id, year, number) REFERENCES certification_entry (agency_id, year, number)
);
COMMENT ON TABLE certification_electronic IS 'Bản sao chứng thực điện tử đã cấp';
COMMENT ON COLUMN certification_electronic.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_electronic.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_electronic.number IS 'Số chứng thực';
COMMENT ON COLUMN certification_electronic.paper_id IS 'Văn bản đã phát hành, mở được bằng mã QR';
COMMENT ON COLUMN certification_electronic.scan_sha256 IS 'Mã băm bản chụp từ bản chính đã đối chiếu';
COMMENT ON COLUMN certification_electronic.sha256 IS 'Mã băm bản sao chứng thực điện tử';
COMMENT ON COLUMN certification_electronic.signed_by IS 'Người đối chiếu và ký chứng thực';
COMMENT ON COLUMN certification_electronic.signed_at IS 'Thời điểm ký';
CREATE INDEX certification_entry_by_time ON certification_entry (agency_id, entered_at);
GRANT SELECT, INSERT ON certification_void, certification_electronic TO motcua_app;
