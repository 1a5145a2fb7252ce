-- Work at hand of finished dossiers (results to return) knows the term of its dossier too: `motcua verify` compares it.
-- Locks: dossier_task, the rows of finished dossiers only, while they are written.
UPDATE dossier_task AS t
SET term_days = CASE term ->> 'unit'
  WHEN 'WORKING_DAY' THEN (term ->> 'count')::int
  WHEN 'WORKING_HOUR' THEN (term ->> 'count')::int / 8
  WHEN 'CALENDAR_DAY' THEN (term ->> 'count')::int * 5 / 7
  WHEN 'MONTH' THEN (term ->> 'count')::int * 21
  ELSE 0 END
FROM (SELECT d.id, CASE WHEN d.state -> 'verification' <> 'null' AND d.state #> '{pinned,verificationTerm}' <> 'null'
        THEN d.state #> '{pinned,verificationTerm}' ELSE d.state #> '{pinned,term}' END AS term
      FROM dossier AS d WHERE d.finished_at IS NOT NULL) AS x
WHERE x.id = t.dossier_id AND term IS NOT NULL;
