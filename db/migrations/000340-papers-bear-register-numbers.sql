-- A result of certification bears the numbers of its lines of the register: which lines stand on which paper; and a line
-- struck out because its paper was recalled says so, since its papers are entered anew when the result is issued again.
-- Locks: certification_paper: none, a new table; certification_void exclusively for an instant (a column without a value,
-- no rewrite; some hundreds of rows a year).
CREATE TABLE certification_paper (
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  paper_id uuid NOT NULL,
  PRIMARY KEY (agency_id, year, number),
  FOREIGN KEY (agency_id, year, number) REFERENCES certification_entry (agency_id, year, number)
);
CREATE INDEX certification_paper_by_paper ON certification_paper (paper_id);
COMMENT ON TABLE certification_paper IS 'Dòng của sổ chứng thực ghi trên giấy kết quả đã phát hành';
COMMENT ON COLUMN certification_paper.agency_id IS 'Cơ quan chứng thực';
COMMENT ON COLUMN certification_paper.year IS 'Năm của sổ';
COMMENT ON COLUMN certification_paper.number IS 'Số chứng thực';
COMMENT ON COLUMN certification_paper.paper_id IS 'Giấy kết quả mang số này';
ALTER TABLE certification_void ADD COLUMN paper_id uuid;
COMMENT ON COLUMN certification_void.paper_id IS 'Giấy kết quả bị thu hồi kéo theo việc gạch bỏ; trống khi dòng được gạch bỏ riêng';
GRANT SELECT, INSERT ON certification_paper TO motcua_app;
