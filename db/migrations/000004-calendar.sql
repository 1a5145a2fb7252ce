-- Work calendars: two a unit (intake and deadline), effective-dated; days apart from the week with their legal basis.
-- Nothing is edited in place: a changed day supersedes the row before it, so what a due date was reckoned on stays known.

CREATE TABLE calendar_rule (
  id uuid PRIMARY KEY,
  unit_id uuid,
  purpose text NOT NULL CHECK (purpose IN ('INTAKE', 'DEADLINE')),
  valid_from date NOT NULL,
  valid_to date,
  work_weekdays integer[] NOT NULL CHECK (work_weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(work_weekdays) >= 1),
  sessions jsonb NOT NULL,
  legal_basis text NOT NULL,
  revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid,
  CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE UNIQUE INDEX calendar_rule_by_unit ON calendar_rule (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), purpose, valid_from);
COMMENT ON TABLE calendar_rule IS 'Lịch làm việc của cơ quan: ngày trong tuần và giờ làm việc';
COMMENT ON COLUMN calendar_rule.id IS 'Định danh';
COMMENT ON COLUMN calendar_rule.unit_id IS 'Cơ quan; trống là lịch chung';
COMMENT ON COLUMN calendar_rule.purpose IS 'Mục đích: lịch tiếp nhận hoặc lịch tính thời hạn';
COMMENT ON COLUMN calendar_rule.valid_from IS 'Hiệu lực từ ngày';
COMMENT ON COLUMN calendar_rule.valid_to IS 'Hiệu lực đến ngày';
COMMENT ON COLUMN calendar_rule.work_weekdays IS 'Các thứ làm việc, 1 là thứ Hai, 7 là Chủ nhật';
COMMENT ON COLUMN calendar_rule.sessions IS 'Các buổi làm việc, tính bằng phút trong ngày';
COMMENT ON COLUMN calendar_rule.legal_basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN calendar_rule.revision IS 'Lần sửa đổi';
COMMENT ON COLUMN calendar_rule.recorded_at IS 'Thời điểm ghi';
COMMENT ON COLUMN calendar_rule.recorded_by IS 'Người ghi';

CREATE TABLE calendar_exception (
  id uuid PRIMARY KEY,
  unit_id uuid,
  purpose text CHECK (purpose IN ('INTAKE', 'DEADLINE')),
  on_day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('HOLIDAY', 'COMPENSATORY_OFF', 'SWAP_OFF', 'MAKEUP_WORK', 'UNIT_CLOSED', 'ORDINARY')),
  name_vi text NOT NULL,
  name_en text NOT NULL,
  legal_basis text NOT NULL,
  confidence text NOT NULL DEFAULT 'H' CHECK (confidence IN ('H', 'M', 'L')),
  sessions jsonb,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid,
  superseded_at timestamptz
);
CREATE UNIQUE INDEX calendar_exception_current ON calendar_exception
  (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(purpose, ''), on_day) WHERE superseded_at IS NULL;
COMMENT ON TABLE calendar_exception IS 'Ngày khác thường: nghỉ lễ, nghỉ bù, hoán đổi, làm bù, đóng cửa';
COMMENT ON COLUMN calendar_exception.id IS 'Định danh';
COMMENT ON COLUMN calendar_exception.unit_id IS 'Cơ quan; trống là áp dụng chung';
COMMENT ON COLUMN calendar_exception.purpose IS 'Lịch áp dụng; trống là cả hai lịch';
COMMENT ON COLUMN calendar_exception.on_day IS 'Ngày';
COMMENT ON COLUMN calendar_exception.kind IS 'Loại ngày';
COMMENT ON COLUMN calendar_exception.name_vi IS 'Tên ngày bằng tiếng Việt';
COMMENT ON COLUMN calendar_exception.name_en IS 'Tên ngày bằng tiếng Anh';
COMMENT ON COLUMN calendar_exception.legal_basis IS 'Căn cứ pháp lý';
COMMENT ON COLUMN calendar_exception.confidence IS 'Độ tin cậy của nguồn';
COMMENT ON COLUMN calendar_exception.sessions IS 'Các buổi làm việc của ngày làm bù nửa ngày';
COMMENT ON COLUMN calendar_exception.recorded_at IS 'Thời điểm ghi';
COMMENT ON COLUMN calendar_exception.recorded_by IS 'Người ghi';
COMMENT ON COLUMN calendar_exception.superseded_at IS 'Thời điểm bị thay thế';

GRANT SELECT, INSERT, UPDATE ON calendar_rule, calendar_exception TO motcua_app;
GRANT SELECT ON calendar_rule, calendar_exception TO motcua_report;
