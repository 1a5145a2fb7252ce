-- Cells gain years, halves of a month and fields, and become narrower. A stock is a sum from the beginning: with years it
-- is a sum of few cells after ten years too. The periods of the law run from the 15th to the 14th: with halves of a month
-- none of them reads single days. Figures by field no longer read every procedure. Counts fit 31 bits (a cell counts at most
-- what the country receives in a year); minutes do not.
ALTER TABLE statistics_tally
  ALTER COLUMN submitted TYPE integer,
  ALTER COLUMN accepted TYPE integer,
  ALTER COLUMN rejected TYPE integer,
  ALTER COLUMN cancelled TYPE integer,
  ALTER COLUMN positive_early TYPE integer,
  ALTER COLUMN positive_on_time TYPE integer,
  ALTER COLUMN positive_late TYPE integer,
  ALTER COLUMN negative_early TYPE integer,
  ALTER COLUMN negative_on_time TYPE integer,
  ALTER COLUMN negative_late TYPE integer,
  ALTER COLUMN withdrawn TYPE integer,
  ALTER COLUMN stopped TYPE integer,
  ALTER COLUMN reopened TYPE integer,
  ALTER COLUMN returned TYPE integer,
  ALTER COLUMN rerouted_out TYPE integer,
  ALTER COLUMN rerouted_in TYPE integer,
  ALTER COLUMN supplement_requests TYPE integer,
  ALTER COLUMN extensions TYPE integer,
  ALTER COLUMN late_notices TYPE integer,
  ALTER COLUMN electronic_results TYPE integer,
  ALTER COLUMN digitised TYPE integer,
  ALTER COLUMN intake TYPE integer,
  ALTER COLUMN running TYPE integer,
  ALTER COLUMN supplement_wait TYPE integer,
  ALTER COLUMN financial_wait TYPE integer,
  ALTER COLUMN suspended TYPE integer,
  ALTER COLUMN ready TYPE integer,
  ALTER COLUMN overdue TYPE integer;

ALTER TABLE statistics_cell RENAME TO statistics_cell_before;

-- In the order of the key a question reads one run of rows for each unit and grain.
CREATE TABLE statistics_cell (
  unit_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('TOTAL', 'CHANNEL', 'FIELD', 'PROCEDURE')),
  grain text NOT NULL CHECK (grain IN ('D', 'H', 'M', 'Y')),
  starts_on date NOT NULL,
  procedure_code text NOT NULL,
  field_code text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('DIRECT', 'ONLINE', 'POSTAL', '*')),
  submitted integer NOT NULL DEFAULT 0,
  accepted integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  cancelled integer NOT NULL DEFAULT 0,
  positive_early integer NOT NULL DEFAULT 0,
  positive_on_time integer NOT NULL DEFAULT 0,
  positive_late integer NOT NULL DEFAULT 0,
  negative_early integer NOT NULL DEFAULT 0,
  negative_on_time integer NOT NULL DEFAULT 0,
  negative_late integer NOT NULL DEFAULT 0,
  withdrawn integer NOT NULL DEFAULT 0,
  stopped integer NOT NULL DEFAULT 0,
  reopened integer NOT NULL DEFAULT 0,
  returned integer NOT NULL DEFAULT 0,
  rerouted_out integer NOT NULL DEFAULT 0,
  rerouted_in integer NOT NULL DEFAULT 0,
  supplement_requests integer NOT NULL DEFAULT 0,
  extensions integer NOT NULL DEFAULT 0,
  late_notices integer NOT NULL DEFAULT 0,
  electronic_results integer NOT NULL DEFAULT 0,
  digitised integer NOT NULL DEFAULT 0,
  elapsed_minutes bigint NOT NULL DEFAULT 0,
  term_minutes bigint NOT NULL DEFAULT 0,
  intake integer NOT NULL DEFAULT 0,
  running integer NOT NULL DEFAULT 0,
  supplement_wait integer NOT NULL DEFAULT 0,
  financial_wait integer NOT NULL DEFAULT 0,
  suspended integer NOT NULL DEFAULT 0,
  ready integer NOT NULL DEFAULT 0,
  overdue integer NOT NULL DEFAULT 0,
  CONSTRAINT statistics_cell_key PRIMARY KEY (unit_id, level, grain, starts_on, procedure_code, field_code, channel),
  CHECK ((procedure_code = '*') = (level <> 'PROCEDURE')),
  CHECK ((field_code = '*') = (level IN ('TOTAL', 'CHANNEL'))),
  CHECK ((channel = '*') = (level = 'TOTAL'))
);

INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel,
  submitted, accepted, rejected, cancelled, positive_early, positive_on_time, positive_late, negative_early,
  negative_on_time, negative_late, withdrawn, stopped, reopened, returned, rerouted_out, rerouted_in,
  supplement_requests, extensions, late_notices, electronic_results, digitised, elapsed_minutes, term_minutes, intake,
  running, supplement_wait, financial_wait, suspended, ready, overdue)
SELECT unit_id, 'PROCEDURE', 'D', starts_on, procedure_code, field_code, channel,
  submitted, accepted, rejected, cancelled, positive_early, positive_on_time, positive_late, negative_early,
  negative_on_time, negative_late, withdrawn, stopped, reopened, returned, rerouted_out, rerouted_in,
  supplement_requests, extensions, late_notices, electronic_results, digitised, elapsed_minutes, term_minutes, intake,
  running, supplement_wait, financial_wait, suspended, ready, overdue
FROM statistics_cell_before
WHERE grain = 'D' AND procedure_code <> '*' AND unit_id <> '00000000-0000-0000-0000-000000000000';

INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel,
  submitted, accepted, rejected, cancelled, positive_early, positive_on_time, positive_late, negative_early,
  negative_on_time, negative_late, withdrawn, stopped, reopened, returned, rerouted_out, rerouted_in,
  supplement_requests, extensions, late_notices, electronic_results, digitised, elapsed_minutes, term_minutes, intake,
  running, supplement_wait, financial_wait, suspended, ready, overdue)
SELECT c.unit_id, 'PROCEDURE', g.grain, g.starts_on, c.procedure_code, c.field_code, c.channel,
  sum(submitted), sum(accepted), sum(rejected), sum(cancelled), sum(positive_early), sum(positive_on_time),
  sum(positive_late), sum(negative_early), sum(negative_on_time), sum(negative_late), sum(withdrawn), sum(stopped),
  sum(reopened), sum(returned), sum(rerouted_out), sum(rerouted_in), sum(supplement_requests), sum(extensions),
  sum(late_notices), sum(electronic_results), sum(digitised), sum(elapsed_minutes), sum(term_minutes), sum(intake),
  sum(running), sum(supplement_wait), sum(financial_wait), sum(suspended), sum(ready), sum(overdue)
FROM statistics_cell AS c
CROSS JOIN LATERAL (VALUES ('H', date_trunc('month', c.starts_on)::date + CASE WHEN extract(day FROM c.starts_on) < 15 THEN 0 ELSE 14 END),
  ('M', date_trunc('month', c.starts_on)::date), ('Y', date_trunc('year', c.starts_on)::date)) AS g (grain, starts_on)
GROUP BY 1, 3, 4, 5, 6, 7;

INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel,
  submitted, accepted, rejected, cancelled, positive_early, positive_on_time, positive_late, negative_early,
  negative_on_time, negative_late, withdrawn, stopped, reopened, returned, rerouted_out, rerouted_in,
  supplement_requests, extensions, late_notices, electronic_results, digitised, elapsed_minutes, term_minutes, intake,
  running, supplement_wait, financial_wait, suspended, ready, overdue)
SELECT '00000000-0000-0000-0000-000000000000', 'PROCEDURE', grain, starts_on, procedure_code, field_code, channel,
  sum(submitted), sum(accepted), sum(rejected), sum(cancelled), sum(positive_early), sum(positive_on_time),
  sum(positive_late), sum(negative_early), sum(negative_on_time), sum(negative_late), sum(withdrawn), sum(stopped),
  sum(reopened), sum(returned), sum(rerouted_out), sum(rerouted_in), sum(supplement_requests), sum(extensions),
  sum(late_notices), sum(electronic_results), sum(digitised), sum(elapsed_minutes), sum(term_minutes), sum(intake),
  sum(running), sum(supplement_wait), sum(financial_wait), sum(suspended), sum(ready), sum(overdue)
FROM statistics_cell GROUP BY 3, 4, 5, 6, 7;

INSERT INTO statistics_cell (unit_id, level, grain, starts_on, procedure_code, field_code, channel,
  submitted, accepted, rejected, cancelled, positive_early, positive_on_time, positive_late, negative_early,
  negative_on_time, negative_late, withdrawn, stopped, reopened, returned, rerouted_out, rerouted_in,
  supplement_requests, extensions, late_notices, electronic_results, digitised, elapsed_minutes, term_minutes, intake,
  running, supplement_wait, financial_wait, suspended, ready, overdue)
SELECT c.unit_id, l.level, c.grain, c.starts_on, '*', l.field_code, l.channel,
  sum(submitted), sum(accepted), sum(rejected), sum(cancelled), sum(positive_early), sum(positive_on_time),
  sum(positive_late), sum(negative_early), sum(negative_on_time), sum(negative_late), sum(withdrawn), sum(stopped),
  sum(reopened), sum(returned), sum(rerouted_out), sum(rerouted_in), sum(supplement_requests), sum(extensions),
  sum(late_notices), sum(electronic_results), sum(digitised), sum(elapsed_minutes), sum(term_minutes), sum(intake),
  sum(running), sum(supplement_wait), sum(financial_wait), sum(suspended), sum(ready), sum(overdue)
FROM statistics_cell AS c CROSS JOIN LATERAL (VALUES ('FIELD', c.field_code, c.channel), ('CHANNEL', '*', c.channel), ('TOTAL', '*', '*'))
  AS l (level, field_code, channel)
GROUP BY 1, 2, 3, 4, 6, 7;

DROP TABLE statistics_cell_before;
-- Every unit with figures: a row for each year.
CREATE INDEX statistics_cell_units ON statistics_cell (unit_id) WHERE level = 'TOTAL' AND grain = 'Y';
GRANT SELECT, INSERT, UPDATE, TRUNCATE ON statistics_cell TO motcua_app;
GRANT SELECT ON statistics_cell TO motcua_report;
COMMENT ON TABLE statistics_cell IS 'Ô thống kê theo cơ quan, thủ tục hoặc lĩnh vực, kênh, ngày, nửa tháng, tháng hoặc năm';

COMMENT ON COLUMN statistics_cell.unit_id IS 'Cơ quan; toàn số 0 là toàn bộ';
COMMENT ON COLUMN statistics_cell.level IS 'TOTAL: tất cả, CHANNEL: một kênh, FIELD: một lĩnh vực và kênh, PROCEDURE: một thủ tục và kênh';
COMMENT ON COLUMN statistics_cell.grain IS 'D: ngày, H: nửa tháng (từ ngày 1 hoặc 15), M: tháng, Y: năm';
COMMENT ON COLUMN statistics_cell.starts_on IS 'Ngày đầu của ô';
COMMENT ON COLUMN statistics_cell.procedure_code IS 'Mã thủ tục; * là mọi thủ tục';
COMMENT ON COLUMN statistics_cell.field_code IS 'Mã lĩnh vực; * là mọi lĩnh vực';
COMMENT ON COLUMN statistics_cell.channel IS 'Kênh tiếp nhận; * là mọi kênh';
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
