-- Results in time only by the date an extension set: one more measure. Adding the columns is immediate; the update and the
-- insert touch extended dossiers alone, and what they add is drained into the cells as any act's amounts are.
ALTER TABLE statistics_spell ADD COLUMN late_by_original boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN statistics_spell.late_by_original IS 'Kết quả (hoặc kết quả bị mở lại) đúng hạn nhờ gia hạn, quá hạn theo hạn ban đầu';
ALTER TABLE statistics_tally ADD COLUMN late_by_original integer;
COMMENT ON COLUMN statistics_tally.late_by_original IS 'Đúng hạn nhờ gia hạn, quá hạn theo hạn ban đầu';
ALTER TABLE statistics_cell ADD COLUMN late_by_original integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN statistics_cell.late_by_original IS 'Đúng hạn nhờ gia hạn, quá hạn theo hạn ban đầu';

-- A reopening takes back the result before it, finished when that spell began.
WITH finishes AS (
  SELECT s.dossier_id, s.opened_seq, f.sign,
    CASE f.sign WHEN 1 THEN s.from_at
      ELSE (SELECT max(b.from_at) FROM statistics_spell AS b
        WHERE b.dossier_id = s.dossier_id AND b.opened_seq < s.opened_seq AND b.kind = 'ready') END AS finished_at
  FROM statistics_spell AS s
  CROSS JOIN LATERAL (SELECT CASE
    WHEN s.opened_as IN ('POSITIVE_EARLY', 'POSITIVE_ON_TIME', 'NEGATIVE_EARLY', 'NEGATIVE_ON_TIME') THEN 1
    WHEN s.undone IN ('POSITIVE_EARLY', 'POSITIVE_ON_TIME', 'NEGATIVE_EARLY', 'NEGATIVE_ON_TIME') THEN -1 END AS sign) AS f
  WHERE f.sign IS NOT NULL
    AND s.dossier_id IN (SELECT x.dossier_id FROM statistics_spell AS x WHERE x.opened_as = 'EXTENDED')
    AND EXISTS (SELECT FROM statistics_spell AS x
      WHERE x.dossier_id = s.dossier_id AND x.opened_as = 'EXTENDED' AND x.opened_seq < s.opened_seq)
), late AS (
  UPDATE statistics_spell AS s SET late_by_original = true
  FROM finishes AS f JOIN dossier AS d ON d.id = f.dossier_id
  WHERE s.dossier_id = f.dossier_id AND s.opened_seq = f.opened_seq
    AND (f.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > (d.original_due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  RETURNING s.*, f.sign
)
INSERT INTO statistics_tally (day, unit_id, procedure_code, field_code, channel, late_by_original)
SELECT (from_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, unit_id, procedure_code, field_code, channel, sign FROM late;
