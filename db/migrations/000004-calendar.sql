-- Work calendars (lịch làm việc): two a unit, intake and deadline, layered over the authority's own and the shipped one.
-- Rows of hours and days are never edited: a change ends the row at one revision and begins another, so what a due date
-- was reckoned on stays known. Locks: new tables only.

CREATE TABLE calendar (
  id uuid PRIMARY KEY,
  unit_id uuid REFERENCES organisation_unit (id),
  revision integer NOT NULL CHECK (revision >= 0),
  last_known_on date,
  UNIQUE NULLS NOT DISTINCT (unit_id)
);
COMMENT ON TABLE calendar IS 'Lịch làm việc của cơ quan: lịch tiếp nhận và lịch tính thời hạn';
COMMENT ON COLUMN calendar.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN calendar.unit_id IS 'Cơ quan, đơn vị; trống là lịch chung';
COMMENT ON COLUMN calendar.revision IS 'Lần sửa đổi gần nhất';
COMMENT ON COLUMN calendar.last_known_on IS 'Ngày cuối đã nhập lịch; trống thì theo lịch kèm chương trình';

CREATE TABLE calendar_revision (
  calendar_id uuid NOT NULL REFERENCES calendar (id),
  revision integer NOT NULL CHECK (revision >= 1),
  kind text NOT NULL CHECK (kind IN ('DAY_RECORDED', 'DAY_REMOVED', 'HOURS_RECORDED', 'YEAR_ENTERED', 'DAYS_IMPORTED')),
  legal_basis text NOT NULL CHECK (legal_basis <> ''),
  data jsonb NOT NULL,
  recorded_by uuid,
  recorded_by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (calendar_id, revision)
);
COMMENT ON TABLE calendar_revision IS 'Nhật ký sửa đổi lịch làm việc, chỉ thêm';
COMMENT ON COLUMN calendar_revision.calendar_id IS 'Lịch được sửa đổi';
COMMENT ON COLUMN calendar_revision.revision IS 'Lần sửa đổi thứ mấy';
COMMENT ON COLUMN calendar_revision.kind IS 'Việc đã làm: ghi ngày, bỏ ngày, ghi giờ làm việc, nhập năm, nhập tệp';
COMMENT ON COLUMN calendar_revision.legal_basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN calendar_revision.data IS 'Nội dung sửa đổi';
COMMENT ON COLUMN calendar_revision.recorded_by IS 'Tài khoản sửa đổi; trống khi chương trình tự ghi';
COMMENT ON COLUMN calendar_revision.recorded_by_name IS 'Tên người hoặc chương trình sửa đổi';
COMMENT ON COLUMN calendar_revision.recorded_at IS 'Thời điểm sửa đổi';

CREATE TABLE calendar_hours (
  id uuid PRIMARY KEY,
  calendar_id uuid NOT NULL REFERENCES calendar (id),
  purpose text NOT NULL CHECK (purpose IN ('INTAKE', 'DEADLINE')),
  valid_from date NOT NULL,
  work_weekdays integer[] NOT NULL CHECK (work_weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(work_weekdays) BETWEEN 1 AND 7),
  sessions jsonb NOT NULL CHECK (jsonb_typeof(sessions) = 'array' AND jsonb_array_length(sessions) BETWEEN 1 AND 4),
  weekday_sessions jsonb CHECK (weekday_sessions IS NULL OR jsonb_typeof(weekday_sessions) = 'object'),
  legal_basis text NOT NULL CHECK (legal_basis <> ''),
  since_revision integer NOT NULL,
  until_revision integer CHECK (until_revision > since_revision),
  FOREIGN KEY (calendar_id, since_revision) REFERENCES calendar_revision (calendar_id, revision)
);
CREATE UNIQUE INDEX calendar_hours_current ON calendar_hours (calendar_id, purpose, valid_from) WHERE until_revision IS NULL;
COMMENT ON TABLE calendar_hours IS 'Ngày trong tuần và giờ làm việc của lịch, theo ngày hiệu lực';
COMMENT ON COLUMN calendar_hours.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN calendar_hours.calendar_id IS 'Lịch làm việc';
COMMENT ON COLUMN calendar_hours.purpose IS 'INTAKE lịch tiếp nhận, DEADLINE lịch tính thời hạn';
COMMENT ON COLUMN calendar_hours.valid_from IS 'Ngày bắt đầu có hiệu lực; dòng có hiệu lực sau thay dòng trước từ ngày này';
COMMENT ON COLUMN calendar_hours.work_weekdays IS 'Các thứ làm việc, 1 là thứ Hai, 7 là Chủ nhật';
COMMENT ON COLUMN calendar_hours.sessions IS 'Các buổi làm việc, tính bằng phút trong ngày';
COMMENT ON COLUMN calendar_hours.weekday_sessions IS 'Giờ riêng của một thứ trong tuần, ví dụ sáng thứ Bảy; trống thì như các ngày khác';
COMMENT ON COLUMN calendar_hours.legal_basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN calendar_hours.since_revision IS 'Lần sửa đổi ghi dòng này';
COMMENT ON COLUMN calendar_hours.until_revision IS 'Lần sửa đổi chấm dứt dòng này; trống là đang dùng';

CREATE TABLE calendar_exception (
  id uuid PRIMARY KEY,
  calendar_id uuid NOT NULL REFERENCES calendar (id),
  purpose text CHECK (purpose IN ('INTAKE', 'DEADLINE')),
  on_day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('HOLIDAY', 'COMPENSATORY_OFF', 'SWAP_OFF', 'MAKEUP_WORK', 'UNIT_CLOSED', 'ORDINARY')),
  name_vi text NOT NULL CHECK (name_vi <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  legal_basis text NOT NULL CHECK (legal_basis <> ''),
  confidence text NOT NULL CHECK (confidence IN ('H', 'M', 'L')),
  sessions jsonb CHECK (sessions IS NULL OR kind IN ('MAKEUP_WORK', 'UNIT_CLOSED')),
  since_revision integer NOT NULL,
  until_revision integer CHECK (until_revision > since_revision),
  FOREIGN KEY (calendar_id, since_revision) REFERENCES calendar_revision (calendar_id, revision)
);
CREATE UNIQUE INDEX calendar_exception_current ON calendar_exception (calendar_id, on_day, coalesce(purpose, ''))
  WHERE until_revision IS NULL;
COMMENT ON TABLE calendar_exception IS 'Ngày khác thường: nghỉ lễ, nghỉ bù, hoán đổi, làm bù, cơ quan nghỉ';
COMMENT ON COLUMN calendar_exception.id IS 'Định danh (UUIDv7)';
COMMENT ON COLUMN calendar_exception.calendar_id IS 'Lịch làm việc';
COMMENT ON COLUMN calendar_exception.purpose IS 'Lịch áp dụng: INTAKE, DEADLINE; trống là cả hai lịch';
COMMENT ON COLUMN calendar_exception.on_day IS 'Ngày';
COMMENT ON COLUMN calendar_exception.kind IS 'Loại ngày; ORDINARY là trở lại ngày thường, bỏ ngày khác thường của lịch chung';
COMMENT ON COLUMN calendar_exception.name_vi IS 'Tên ngày bằng tiếng Việt';
COMMENT ON COLUMN calendar_exception.name_en IS 'Tên ngày bằng tiếng Anh';
COMMENT ON COLUMN calendar_exception.legal_basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN calendar_exception.confidence IS 'Độ tin cậy của nguồn: H cao, M trung bình, L thấp';
COMMENT ON COLUMN calendar_exception.sessions IS 'Các buổi còn làm việc trong ngày; trống là cả ngày';
COMMENT ON COLUMN calendar_exception.since_revision IS 'Lần sửa đổi ghi dòng này';
COMMENT ON COLUMN calendar_exception.until_revision IS 'Lần sửa đổi chấm dứt dòng này; trống là đang dùng';

GRANT SELECT, INSERT ON calendar, calendar_revision, calendar_hours, calendar_exception TO motcua_app;
GRANT UPDATE (revision, last_known_on) ON calendar TO motcua_app;
GRANT UPDATE (until_revision) ON calendar_hours, calendar_exception TO motcua_app;
GRANT SELECT ON calendar, calendar_revision, calendar_hours, calendar_exception TO motcua_report;
