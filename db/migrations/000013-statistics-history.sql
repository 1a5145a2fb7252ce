-- Figures can be counted anew from the histories: the program may empty what it has counted.
GRANT TRUNCATE ON statistics_spell, statistics_tally, statistics_cell TO motcua_app;

-- How far a file of past dossiers is in. Written with each batch, so that a second run goes on where one was killed.
CREATE TABLE statistics_history_file (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  lines_done bigint NOT NULL CHECK (lines_done >= 0),
  recorded bigint NOT NULL CHECK (recorded >= 0),
  unchanged bigint NOT NULL CHECK (unchanged >= 0),
  bad bigint NOT NULL CHECK (bad >= 0),
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
COMMENT ON TABLE statistics_history_file IS 'Tệp hồ sơ cũ đã nạp hoặc đang nạp';
COMMENT ON COLUMN statistics_history_file.sha256 IS 'Giá trị băm nội dung tệp';
COMMENT ON COLUMN statistics_history_file.name IS 'Tên tệp';
COMMENT ON COLUMN statistics_history_file.lines_done IS 'Số dòng đã xử lý';
COMMENT ON COLUMN statistics_history_file.recorded IS 'Số hồ sơ đã ghi';
COMMENT ON COLUMN statistics_history_file.unchanged IS 'Số hồ sơ đã có từ trước, nội dung như nhau';
COMMENT ON COLUMN statistics_history_file.bad IS 'Số dòng không dùng được';
COMMENT ON COLUMN statistics_history_file.started_at IS 'Bắt đầu nạp';
COMMENT ON COLUMN statistics_history_file.finished_at IS 'Nạp xong; trống khi còn dở dang';

GRANT SELECT, INSERT, UPDATE ON statistics_history_file TO motcua_app;
