-- The register of certified copies (sổ chứng thực bản sao): one row a paper with how many copies of it were certified,
-- numbers by agency and year from one counter, taken in the transaction that writes the rows, so that there is no gap.
CREATE TABLE certification_counter (
  agency_id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  last_number integer NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (agency_id, year)
);
COMMENT ON TABLE certification_counter IS 'Số cuối đã cấp của sổ chứng thực bản sao';
COMMENT ON COLUMN certification_counter.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_counter.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_counter.last_number IS 'Số cuối đã cấp';

CREATE TABLE certification_entry (
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  dossier_id uuid NOT NULL,
  line smallint NOT NULL CHECK (line >= 1),
  paper_name text NOT NULL,
  pages integer NOT NULL CHECK (pages >= 1),
  copies integer NOT NULL CHECK (copies >= 1),
  fee_dong bigint NOT NULL CHECK (fee_dong >= 0),
  requester text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, year, number)
);
CREATE INDEX certification_entry_by_dossier ON certification_entry (dossier_id, number);
COMMENT ON TABLE certification_entry IS 'Sổ chứng thực bản sao từ bản chính, mỗi giấy tờ một dòng';
COMMENT ON COLUMN certification_entry.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_entry.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_entry.number IS 'Số chứng thực';
COMMENT ON COLUMN certification_entry.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN certification_entry.line IS 'Dòng giấy tờ trong phiếu yêu cầu';
COMMENT ON COLUMN certification_entry.paper_name IS 'Tên bản chính';
COMMENT ON COLUMN certification_entry.pages IS 'Số trang';
COMMENT ON COLUMN certification_entry.copies IS 'Số bản sao đã chứng thực';
COMMENT ON COLUMN certification_entry.fee_dong IS 'Phí của các bản sao này, đồng';
COMMENT ON COLUMN certification_entry.requester IS 'Người yêu cầu chứng thực';
COMMENT ON COLUMN certification_entry.entered_by IS 'Người vào sổ';
COMMENT ON COLUMN certification_entry.entered_at IS 'Thời điểm vào sổ';
GRANT SELECT, INSERT, UPDATE ON certification_counter TO motcua_app;
GRANT SELECT, INSERT ON certification_entry TO motcua_app;
