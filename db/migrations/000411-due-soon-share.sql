-- "Due soon" is one working day, or a share of the term: the share is the authority's, by the day it counts from, and an
-- open task knows the term of its dossier in working days.
-- Locks: dossier_task (open tasks only) exclusively while its rows are written and its index is built (3 s at 100,000).
CREATE TABLE calendar_due_soon (
  valid_from date PRIMARY KEY,
  share_percent integer NOT NULL CHECK (share_percent BETWEEN 0 AND 50),
  made_at timestamptz NOT NULL,
  made_by uuid
);
COMMENT ON TABLE calendar_due_soon IS 'Tỷ lệ thời hạn còn lại để coi hồ sơ là sắp đến hạn, theo ngày áp dụng';
COMMENT ON COLUMN calendar_due_soon.valid_from IS 'Áp dụng từ ngày';
COMMENT ON COLUMN calendar_due_soon.share_percent IS 'Phần trăm thời hạn giải quyết còn lại; 0: chỉ tính theo một ngày làm việc';
COMMENT ON COLUMN calendar_due_soon.made_at IS 'Thời điểm ban hành';
COMMENT ON COLUMN calendar_due_soon.made_by IS 'Tài khoản ban hành; trống với mức đi kèm phần mềm';
GRANT SELECT, INSERT, UPDATE ON calendar_due_soon TO motcua_app;
GRANT SELECT ON calendar_due_soon TO motcua_report;
INSERT INTO calendar_due_soon (valid_from, share_percent, made_at) VALUES ('2000-01-01', 20, now());
ALTER TABLE dossier_task ADD COLUMN term_days integer NOT NULL DEFAULT 0 CHECK (term_days >= 0);
COMMENT ON COLUMN dossier_task.term_days IS 'Thời hạn giải quyết của hồ sơ, quy ra ngày làm việc';
UPDATE dossier_task AS t
SET term_days = CASE term ->> 'unit'
  WHEN 'WORKING_DAY' THEN (term ->> 'count')::int
  WHEN 'WORKING_HOUR' THEN (term ->> 'count')::int / 8
  WHEN 'CALENDAR_DAY' THEN (term ->> 'count')::int * 5 / 7
  WHEN 'MONTH' THEN (term ->> 'count')::int * 21
  ELSE 0 END
FROM (SELECT d.id, CASE WHEN d.state -> 'verification' <> 'null' AND d.state #> '{pinned,verificationTerm}' <> 'null'
        THEN d.state #> '{pinned,verificationTerm}' ELSE d.state #> '{pinned,term}' END AS term
      FROM dossier AS d WHERE d.finished_at IS NULL) AS x
WHERE x.id = t.dossier_id AND term IS NOT NULL;
DROP INDEX dossier_task_by_unit;
CREATE INDEX dossier_task_by_unit ON dossier_task (unit_id, role, (coalesce(dossier_due_at, 'infinity'::timestamptz)), dossier_id, task_id)
  INCLUDE (assignee_id, stage, dossier_due_at, term_days);
