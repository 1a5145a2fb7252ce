-- What of a line of the register was put right after it was entered: noted beside the line, which keeps its words.
-- Locks: none, a new table.
CREATE TABLE certification_correction (
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  requester_from text NOT NULL,
  requester_to text NOT NULL CHECK (requester_to <> requester_from),
  reason text NOT NULL,
  corrected_by uuid NOT NULL,
  corrected_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, year, number, seq),
  FOREIGN KEY (agency_id, year, number) REFERENCES certification_entry (agency_id, year, number)
);
COMMENT ON TABLE certification_correction IS 'Đính chính dòng của sổ chứng thực, ghi bên cạnh dòng đã vào sổ';
COMMENT ON COLUMN certification_correction.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_correction.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_correction.number IS 'Số chứng thực';
COMMENT ON COLUMN certification_correction.seq IS 'Lần đính chính của dòng, từ 1';
COMMENT ON COLUMN certification_correction.requester_from IS 'Họ tên người yêu cầu trước khi đính chính';
COMMENT ON COLUMN certification_correction.requester_to IS 'Họ tên người yêu cầu sau khi đính chính';
COMMENT ON COLUMN certification_correction.reason IS 'Lý do đính chính';
COMMENT ON COLUMN certification_correction.corrected_by IS 'Người đính chính';
COMMENT ON COLUMN certification_correction.corrected_at IS 'Thời điểm đính chính';
GRANT SELECT, INSERT ON certification_correction TO motcua_app;
