-- A year of a register, or of its control sheets, set as PDF in the background, part by part; a print that was broken off goes
-- on with the part it had come to. The files hold names and addresses: they are deleted some days after.
CREATE TABLE statistics_print (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('register', 'control-sheet')),
  unit_id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  locale text NOT NULL CHECK (locale IN ('vi', 'en')),
  entries integer NOT NULL CHECK (entries >= 0),
  done integer NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND entries),
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RUNNING', 'INTERRUPTED', 'DONE')),
  asked_at timestamptz NOT NULL,
  asked_by_name text NOT NULL,
  finished_at timestamptz
);
CREATE INDEX statistics_print_by_register ON statistics_print (unit_id, year, kind, asked_at DESC);
COMMENT ON TABLE statistics_print IS 'Bản in cả năm của sổ theo dõi hồ sơ, phiếu kiểm soát';
COMMENT ON COLUMN statistics_print.id IS 'Định danh nội bộ';
COMMENT ON COLUMN statistics_print.kind IS 'Sổ theo dõi hồ sơ hoặc phiếu kiểm soát';
COMMENT ON COLUMN statistics_print.unit_id IS 'Đơn vị';
COMMENT ON COLUMN statistics_print.year IS 'Năm';
COMMENT ON COLUMN statistics_print.locale IS 'Ngôn ngữ bản in';
COMMENT ON COLUMN statistics_print.entries IS 'Số hồ sơ cần in';
COMMENT ON COLUMN statistics_print.done IS 'Số hồ sơ đã in';
COMMENT ON COLUMN statistics_print.state IS 'Chờ, đang lập, bị gián đoạn, đã xong';
COMMENT ON COLUMN statistics_print.asked_at IS 'Thời điểm yêu cầu';
COMMENT ON COLUMN statistics_print.asked_by_name IS 'Người yêu cầu';
COMMENT ON COLUMN statistics_print.finished_at IS 'Thời điểm xong';

CREATE TABLE statistics_print_part (
  print_id uuid NOT NULL REFERENCES statistics_print (id) ON DELETE CASCADE,
  part integer NOT NULL CHECK (part >= 1),
  first_entry integer NOT NULL,
  last_entry integer NOT NULL CHECK (last_entry >= first_entry),
  pdf bytea NOT NULL,
  PRIMARY KEY (print_id, part)
);
COMMENT ON TABLE statistics_print_part IS 'Từng tập PDF của bản in cả năm';
COMMENT ON COLUMN statistics_print_part.print_id IS 'Bản in';
COMMENT ON COLUMN statistics_print_part.part IS 'Tập thứ';
COMMENT ON COLUMN statistics_print_part.first_entry IS 'Từ số thứ tự';
COMMENT ON COLUMN statistics_print_part.last_entry IS 'Đến số thứ tự';
COMMENT ON COLUMN statistics_print_part.pdf IS 'Tệp PDF';

GRANT SELECT, INSERT, UPDATE, DELETE ON statistics_print, statistics_print_part TO motcua_app;
