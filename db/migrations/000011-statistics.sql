-- Figures are sums over cells; cells are written by the acts themselves, through a tally that is drained in batches.
-- A spell is one standing of one dossier from one instant to another: what every figure opens down to.

CREATE TABLE statistics_spell (
  dossier_id uuid NOT NULL REFERENCES dossier (id),
  opened_seq integer NOT NULL CHECK (opened_seq >= 1),
  kind text NOT NULL CHECK (kind IN ('intake', 'running', 'supplement_wait', 'financial_wait', 'suspended', 'ready')),
  unit_id uuid NOT NULL,
  procedure_code text NOT NULL,
  field_code text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('DIRECT', 'ONLINE', 'POSTAL')),
  opened_as text NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL DEFAULT 'infinity',
  ended_as text,
  due_at timestamptz,
  undone text,
  late_notice boolean NOT NULL DEFAULT false,
  result_file boolean NOT NULL DEFAULT false,
  papers_file boolean NOT NULL DEFAULT false,
  elapsed_minutes bigint NOT NULL DEFAULT 0,
  term_minutes bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (dossier_id, opened_seq),
  CHECK (from_at <= to_at),
  CHECK ((to_at = 'infinity') = (ended_as IS NULL))
);
-- At most one spell of a dossier is open; it is found and closed by this index alone.
CREATE UNIQUE INDEX statistics_spell_open ON statistics_spell (dossier_id) WHERE to_at = 'infinity';
-- What is in hand now, by due date; what began and what ended in a period.
CREATE INDEX statistics_spell_in_hand ON statistics_spell (unit_id, due_at, kind) WHERE to_at = 'infinity';
CREATE INDEX statistics_spell_by_due ON statistics_spell (due_at) WHERE to_at = 'infinity';
CREATE INDEX statistics_spell_by_start ON statistics_spell (unit_id, from_at);
CREATE INDEX statistics_spell_by_end ON statistics_spell (unit_id, to_at) WHERE to_at < 'infinity';
COMMENT ON TABLE statistics_spell IS 'Mỗi khoảng thời gian một hồ sơ ở một tình trạng thống kê';
COMMENT ON COLUMN statistics_spell.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN statistics_spell.opened_seq IS 'Sự kiện mở đầu';
COMMENT ON COLUMN statistics_spell.kind IS 'Tình trạng được đếm';
COMMENT ON COLUMN statistics_spell.unit_id IS 'Cơ quan có thẩm quyền';
COMMENT ON COLUMN statistics_spell.procedure_code IS 'Mã thủ tục hành chính';
COMMENT ON COLUMN statistics_spell.field_code IS 'Mã lĩnh vực';
COMMENT ON COLUMN statistics_spell.channel IS 'Kênh tiếp nhận';
COMMENT ON COLUMN statistics_spell.opened_as IS 'Bắt đầu do';
COMMENT ON COLUMN statistics_spell.from_at IS 'Từ thời điểm';
COMMENT ON COLUMN statistics_spell.to_at IS 'Đến thời điểm';
COMMENT ON COLUMN statistics_spell.ended_as IS 'Kết thúc do';
COMMENT ON COLUMN statistics_spell.due_at IS 'Hạn trả kết quả trong thời gian này';
COMMENT ON COLUMN statistics_spell.undone IS 'Kết quả bị mở lại';
COMMENT ON COLUMN statistics_spell.late_notice IS 'Thông báo gia hạn ký muộn';
COMMENT ON COLUMN statistics_spell.result_file IS 'Kết quả (hoặc kết quả bị mở lại) có tệp';
COMMENT ON COLUMN statistics_spell.papers_file IS 'Kết quả (hoặc kết quả bị mở lại) có tệp, thành phần hồ sơ có tệp';
COMMENT ON COLUMN statistics_spell.elapsed_minutes IS 'Số phút từ tiếp nhận đến kết thúc; âm khi mở lại';
COMMENT ON COLUMN statistics_spell.term_minutes IS 'Số phút từ tiếp nhận đến hạn trả; âm khi mở lại';

-- What acts have added and nobody has drained yet. Insert and delete only: acts never wait for each other's counts.
CREATE TABLE statistics_tally (
  day date NOT NULL,
  unit_id uuid NOT NULL,
  procedure_code text NOT NULL,
  field_code text NOT NULL,
  channel text NOT NULL,
  submitted bigint,
  accepted bigint,
  rejected bigint,
  cancelled bigint,
  positive_early bigint,
  positive_on_time bigint,
  positive_late bigint,
  negative_early bigint,
  negative_on_time bigint,
  negative_late bigint,
  withdrawn bigint,
  stopped bigint,
  reopened bigint,
  returned bigint,
  rerouted_out bigint,
  rerouted_in bigint,
  supplement_requests bigint,
  extensions bigint,
  late_notices bigint,
  electronic_results bigint,
  digitised bigint,
  elapsed_minutes bigint,
  term_minutes bigint,
  intake bigint,
  running bigint,
  supplement_wait bigint,
  financial_wait bigint,
  suspended bigint,
  ready bigint,
  overdue bigint
);
COMMENT ON TABLE statistics_tally IS 'Số đếm do sự kiện ghi, chờ cộng vào ô thống kê';
COMMENT ON COLUMN statistics_tally.day IS 'Ngày được tính';
COMMENT ON COLUMN statistics_tally.unit_id IS 'Cơ quan có thẩm quyền';
COMMENT ON COLUMN statistics_tally.procedure_code IS 'Mã thủ tục hành chính';
COMMENT ON COLUMN statistics_tally.field_code IS 'Mã lĩnh vực';
COMMENT ON COLUMN statistics_tally.channel IS 'Kênh tiếp nhận';
COMMENT ON COLUMN statistics_tally.submitted IS 'Hồ sơ nộp';
COMMENT ON COLUMN statistics_tally.accepted IS 'Hồ sơ tiếp nhận';
COMMENT ON COLUMN statistics_tally.rejected IS 'Từ chối tiếp nhận';
COMMENT ON COLUMN statistics_tally.cancelled IS 'Hủy trước tiếp nhận';
COMMENT ON COLUMN statistics_tally.positive_early IS 'Đồng ý, trước hạn';
COMMENT ON COLUMN statistics_tally.positive_on_time IS 'Đồng ý, đúng hạn';
COMMENT ON COLUMN statistics_tally.positive_late IS 'Đồng ý, quá hạn';
COMMENT ON COLUMN statistics_tally.negative_early IS 'Từ chối giải quyết, trước hạn';
COMMENT ON COLUMN statistics_tally.negative_on_time IS 'Từ chối giải quyết, đúng hạn';
COMMENT ON COLUMN statistics_tally.negative_late IS 'Từ chối giải quyết, quá hạn';
COMMENT ON COLUMN statistics_tally.withdrawn IS 'Rút hồ sơ';
COMMENT ON COLUMN statistics_tally.stopped IS 'Dừng giải quyết';
COMMENT ON COLUMN statistics_tally.reopened IS 'Mở lại';
COMMENT ON COLUMN statistics_tally.returned IS 'Đã trả kết quả';
COMMENT ON COLUMN statistics_tally.rerouted_out IS 'Chuyển đi cơ quan khác';
COMMENT ON COLUMN statistics_tally.rerouted_in IS 'Nhận từ cơ quan khác';
COMMENT ON COLUMN statistics_tally.supplement_requests IS 'Yêu cầu bổ sung sau tiếp nhận';
COMMENT ON COLUMN statistics_tally.extensions IS 'Gia hạn đã ký';
COMMENT ON COLUMN statistics_tally.late_notices IS 'Thông báo gia hạn muộn';
COMMENT ON COLUMN statistics_tally.electronic_results IS 'Có tệp kết quả';
COMMENT ON COLUMN statistics_tally.digitised IS 'Số hóa cả thành phần và kết quả';
COMMENT ON COLUMN statistics_tally.elapsed_minutes IS 'Số phút từ tiếp nhận đến kết thúc';
COMMENT ON COLUMN statistics_tally.term_minutes IS 'Số phút từ tiếp nhận đến hạn trả';
COMMENT ON COLUMN statistics_tally.intake IS 'Chênh lệch số chờ tiếp nhận';
COMMENT ON COLUMN statistics_tally.running IS 'Chênh lệch số đang giải quyết';
COMMENT ON COLUMN statistics_tally.supplement_wait IS 'Chênh lệch số chờ bổ sung';
COMMENT ON COLUMN statistics_tally.financial_wait IS 'Chênh lệch số chờ nghĩa vụ tài chính';
COMMENT ON COLUMN statistics_tally.suspended IS 'Chênh lệch số tạm dừng';
COMMENT ON COLUMN statistics_tally.ready IS 'Chênh lệch số có kết quả chờ trả';
COMMENT ON COLUMN statistics_tally.overdue IS 'Chênh lệch số quá hạn';

-- Grain D is a day, M a month (its first day). Unit 00000000-… is the whole authority, procedure * every procedure.
CREATE TABLE statistics_cell (
  unit_id uuid NOT NULL,
  procedure_code text NOT NULL,
  field_code text NOT NULL,
  grain text NOT NULL CHECK (grain IN ('D', 'M')),
  starts_on date NOT NULL,
  channel text NOT NULL CHECK (channel IN ('DIRECT', 'ONLINE', 'POSTAL')),
  submitted bigint NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  cancelled bigint NOT NULL DEFAULT 0,
  positive_early bigint NOT NULL DEFAULT 0,
  positive_on_time bigint NOT NULL DEFAULT 0,
  positive_late bigint NOT NULL DEFAULT 0,
  negative_early bigint NOT NULL DEFAULT 0,
  negative_on_time bigint NOT NULL DEFAULT 0,
  negative_late bigint NOT NULL DEFAULT 0,
  withdrawn bigint NOT NULL DEFAULT 0,
  stopped bigint NOT NULL DEFAULT 0,
  reopened bigint NOT NULL DEFAULT 0,
  returned bigint NOT NULL DEFAULT 0,
  rerouted_out bigint NOT NULL DEFAULT 0,
  rerouted_in bigint NOT NULL DEFAULT 0,
  supplement_requests bigint NOT NULL DEFAULT 0,
  extensions bigint NOT NULL DEFAULT 0,
  late_notices bigint NOT NULL DEFAULT 0,
  electronic_results bigint NOT NULL DEFAULT 0,
  digitised bigint NOT NULL DEFAULT 0,
  elapsed_minutes bigint NOT NULL DEFAULT 0,
  term_minutes bigint NOT NULL DEFAULT 0,
  intake bigint NOT NULL DEFAULT 0,
  running bigint NOT NULL DEFAULT 0,
  supplement_wait bigint NOT NULL DEFAULT 0,
  financial_wait bigint NOT NULL DEFAULT 0,
  suspended bigint NOT NULL DEFAULT 0,
  ready bigint NOT NULL DEFAULT 0,
  overdue bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, grain, starts_on, procedure_code, channel)
);
-- The rows for every procedure: of one unit, and of all units at once.
CREATE INDEX statistics_cell_of_unit ON statistics_cell (unit_id, grain, starts_on) WHERE procedure_code = '*';
CREATE INDEX statistics_cell_of_units ON statistics_cell (grain, starts_on, unit_id, channel) WHERE procedure_code = '*';
COMMENT ON TABLE statistics_cell IS 'Ô thống kê theo cơ quan, thủ tục, kênh, ngày hoặc tháng';
COMMENT ON COLUMN statistics_cell.unit_id IS 'Cơ quan; toàn số 0 là toàn bộ';
COMMENT ON COLUMN statistics_cell.procedure_code IS 'Mã thủ tục; * là mọi thủ tục';
COMMENT ON COLUMN statistics_cell.field_code IS 'Mã lĩnh vực; * là mọi lĩnh vực';
COMMENT ON COLUMN statistics_cell.grain IS 'D: ngày, M: tháng';
COMMENT ON COLUMN statistics_cell.starts_on IS 'Ngày đầu của ô';
COMMENT ON COLUMN statistics_cell.channel IS 'Kênh tiếp nhận';
COMMENT ON COLUMN statistics_cell.submitted IS 'Hồ sơ nộp';
COMMENT ON COLUMN statistics_cell.accepted IS 'Hồ sơ tiếp nhận';
COMMENT ON COLUMN statistics_cell.rejected IS 'Từ chối tiếp nhận';
COMMENT ON COLUMN statistics_cell.cancelled IS 'Hủy trước tiếp nhận';
COMMENT ON COLUMN statistics_cell.positive_early IS 'Đồng ý, trước hạn';
COMMENT ON COLUMN statistics_cell.positive_on_time IS 'Đồng ý, đúng hạn';
COMMENT ON COLUMN statistics_cell.positive_late IS 'Đồng ý, quá hạn';
COMMENT ON COLUMN statistics_cell.negative_early IS 'Từ chối giải quyết, trước hạn';
COMMENT ON COLUMN statistics_cell.negative_on_time IS 'Từ chối giải quyết, đúng hạn';
COMMENT ON COLUMN statistics_cell.negative_late IS 'Từ chối giải quyết, quá hạn';
COMMENT ON COLUMN statistics_cell.withdrawn IS 'Rút hồ sơ';
COMMENT ON COLUMN statistics_cell.stopped IS 'Dừng giải quyết';
COMMENT ON COLUMN statistics_cell.reopened IS 'Mở lại';
COMMENT ON COLUMN statistics_cell.returned IS 'Đã trả kết quả';
COMMENT ON COLUMN statistics_cell.rerouted_out IS 'Chuyển đi cơ quan khác';
COMMENT ON COLUMN statistics_cell.rerouted_in IS 'Nhận từ cơ quan khác';
COMMENT ON COLUMN statistics_cell.supplement_requests IS 'Yêu cầu bổ sung sau tiếp nhận';
COMMENT ON COLUMN statistics_cell.extensions IS 'Gia hạn đã ký';
COMMENT ON COLUMN statistics_cell.late_notices IS 'Thông báo gia hạn muộn';
COMMENT ON COLUMN statistics_cell.electronic_results IS 'Có tệp kết quả';
COMMENT ON COLUMN statistics_cell.digitised IS 'Số hóa cả thành phần và kết quả';
COMMENT ON COLUMN statistics_cell.elapsed_minutes IS 'Số phút từ tiếp nhận đến kết thúc';
COMMENT ON COLUMN statistics_cell.term_minutes IS 'Số phút từ tiếp nhận đến hạn trả';
COMMENT ON COLUMN statistics_cell.intake IS 'Chênh lệch số chờ tiếp nhận';
COMMENT ON COLUMN statistics_cell.running IS 'Chênh lệch số đang giải quyết';
COMMENT ON COLUMN statistics_cell.supplement_wait IS 'Chênh lệch số chờ bổ sung';
COMMENT ON COLUMN statistics_cell.financial_wait IS 'Chênh lệch số chờ nghĩa vụ tài chính';
COMMENT ON COLUMN statistics_cell.suspended IS 'Chênh lệch số tạm dừng';
COMMENT ON COLUMN statistics_cell.ready IS 'Chênh lệch số có kết quả chờ trả';
COMMENT ON COLUMN statistics_cell.overdue IS 'Chênh lệch số quá hạn';

GRANT SELECT, INSERT, UPDATE ON statistics_spell, statistics_cell TO motcua_app;
GRANT SELECT, INSERT, DELETE ON statistics_tally TO motcua_app;
GRANT SELECT ON statistics_spell, statistics_cell TO motcua_report;
