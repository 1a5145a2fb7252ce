-- Where late results lost their time: one row for each step that ran over its quota, written with the result that came
-- late. Figures of a year then cost the late results and not the register. The table is new: only reading the late results
-- there are takes time, about a second for every 10,000 of them.
CREATE TABLE statistics_late_step (
  dossier_id uuid NOT NULL REFERENCES dossier (id),
  seq integer NOT NULL CHECK (seq >= 1),
  place integer NOT NULL CHECK (place >= 1),
  agency_id uuid NOT NULL,
  at timestamptz NOT NULL,
  sign integer NOT NULL CHECK (sign IN (1, -1)),
  step_name text,
  step_name_en text,
  unit_id uuid,
  over_minutes integer NOT NULL CHECK (over_minutes >= 0),
  PRIMARY KEY (dossier_id, seq, place),
  CHECK ((step_name IS NULL) = (unit_id IS NULL) AND (step_name IS NULL) = (over_minutes = 0)),
  CHECK (step_name IS NOT NULL OR place = 1)
);
CREATE INDEX statistics_late_step_of_agency ON statistics_late_step (agency_id, at);
COMMENT ON TABLE statistics_late_step IS 'Các bước vượt định mức của kết quả trả quá hạn';
COMMENT ON COLUMN statistics_late_step.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN statistics_late_step.seq IS 'Sự kiện có kết quả, hoặc mở lại kết quả';
COMMENT ON COLUMN statistics_late_step.place IS 'Thứ tự trong hồ sơ; 1 đếm một kết quả quá hạn';
COMMENT ON COLUMN statistics_late_step.agency_id IS 'Cơ quan có thẩm quyền';
COMMENT ON COLUMN statistics_late_step.at IS 'Thời điểm có kết quả, hoặc mở lại';
COMMENT ON COLUMN statistics_late_step.sign IS '1 khi có kết quả, −1 khi kết quả bị mở lại';
COMMENT ON COLUMN statistics_late_step.step_name IS 'Tên bước; trống khi không bước nào vượt định mức';
COMMENT ON COLUMN statistics_late_step.step_name_en IS 'Tên bước bằng tiếng Anh';
COMMENT ON COLUMN statistics_late_step.unit_id IS 'Đơn vị giữ bước';
COMMENT ON COLUMN statistics_late_step.over_minutes IS 'Số phút làm việc vượt định mức';

INSERT INTO statistics_late_step
SELECT late.dossier_id, late.seq, greatest(over.place, 1), late.agency_id, late.at, late.sign, over.step_name, over.step_name_en,
  over.unit_id, coalesce(over.minutes, 0)
FROM (
  SELECT s.dossier_id, s.opened_seq AS seq, s.unit_id AS agency_id, s.from_at AS at, CASE WHEN s.undone IS NULL THEN 1 ELSE -1 END AS sign,
    -- A result that was taken back had come with the spell before.
    coalesce((SELECT max(b.from_at) FROM statistics_spell AS b
      WHERE s.undone IS NOT NULL AND b.dossier_id = s.dossier_id AND b.opened_seq < s.opened_seq), s.from_at) AS finished_at
  FROM statistics_spell AS s
  WHERE s.opened_as IN ('POSITIVE_LATE', 'NEGATIVE_LATE') OR s.undone IN ('POSITIVE_LATE', 'NEGATIVE_LATE')
) AS late
JOIN dossier AS d ON d.id = late.dossier_id
LEFT JOIN LATERAL (
  SELECT step ->> 'stepName' AS step_name, min(step ->> 'stepNameEn') AS step_name_en, (step ->> 'unitId')::uuid AS unit_id,
    sum(round((step ->> 'overMinutes')::numeric))::integer AS minutes,
    (row_number() OVER (ORDER BY sum(round((step ->> 'overMinutes')::numeric)) DESC,
      concat(step ->> 'stepName', ' ', step ->> 'unitId') COLLATE "C"))::integer AS place
  FROM jsonb_array_elements(d.state -> 'steps') AS step
  WHERE round((step ->> 'overMinutes')::numeric) > 0 AND (step ->> 'finishedAt')::timestamptz <= late.finished_at
  GROUP BY step ->> 'stepName', (step ->> 'unitId')::uuid, step ->> 'unitId'
) AS over ON true;

-- Rows are only added by the program; counting everything anew empties the table first.
GRANT SELECT, INSERT, TRUNCATE ON statistics_late_step TO motcua_app;
GRANT SELECT ON statistics_late_step TO motcua_report;
