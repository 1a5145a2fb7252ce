-- Who is waited for, written with each act: the units still asked for an opinion, and the decisions proposed and not yet
-- taken. Each list then costs what waits in it. Adding the columns is immediate; the updates lock the open dossiers that
-- wait, each for its own change.
ALTER TABLE dossier ADD COLUMN asked_unit_ids uuid[], ADD COLUMN decisions_awaited text[];
COMMENT ON COLUMN dossier.asked_unit_ids IS 'Đơn vị được lấy ý kiến mà chưa trả lời; trống khi không chờ ai';
COMMENT ON COLUMN dossier.decisions_awaited IS 'Việc đã đề xuất, đang chờ người có thẩm quyền duyệt; trống khi không chờ';

UPDATE dossier AS d SET asked_unit_ids = asked.units
FROM (
  SELECT c.id, array_agg(unit.value::uuid ORDER BY unit.place) AS units
  FROM (
    SELECT o.id, jsonb_path_query(o.state, '$.consultations[*] ? (@.closedAt == null)') AS consultation
    FROM dossier AS o WHERE o.status IN ('CONSULTING', 'IN_PROGRESS')
  ) AS c
  CROSS JOIN LATERAL jsonb_array_elements_text(c.consultation -> 'unitIds') WITH ORDINALITY AS unit (value, place)
  WHERE NOT c.consultation -> 'replies' @> jsonb_build_array(jsonb_build_object('unitId', unit.value))
  GROUP BY c.id
) AS asked
WHERE asked.id = d.id;

UPDATE dossier AS d SET decisions_awaited = awaited.acts
FROM (
  SELECT o.id, array_remove(ARRAY[
    CASE WHEN o.status = 'IN_PROGRESS'
      AND jsonb_path_query_array(o.state, '$.supplements[*] ? (@.stage == "APPRAISAL").step') ->> -1 = 'PROPOSED'
      THEN 'approveSupplement' END,
    CASE WHEN o.status = 'WITHDRAW_REQUESTED' THEN 'approveWithdrawal' END,
    CASE WHEN o.status = 'IN_PROGRESS' AND jsonb_path_exists(o.state, '$.extensions[*] ? (@.signedAt == null)')
      THEN 'signExtension' END], NULL) AS acts
  FROM dossier AS o WHERE o.status IN ('IN_PROGRESS', 'WITHDRAW_REQUESTED')
) AS awaited
WHERE awaited.id = d.id AND cardinality(awaited.acts) > 0;

CREATE INDEX dossier_asked ON dossier USING gin (asked_unit_ids) WHERE asked_unit_ids IS NOT NULL;
CREATE INDEX dossier_awaiting_decision ON dossier (competent_agency_id, id) WHERE decisions_awaited IS NOT NULL;

-- While the clock stands no desk is late by it: the date of its work list is empty then, unless it had run out before.
COMMENT ON COLUMN dossier_task.dossier_due_at IS 'Hạn trả kết quả của hồ sơ; trống khi đang tạm dừng mà lúc dừng chưa quá hạn';
UPDATE dossier_task AS t SET dossier_due_at = NULL
FROM (
  SELECT o.id, (jsonb_path_query_first(o.state, '$.pauses[*] ? (@.to == null)') ->> 'from')::timestamptz AS stopped_at
  FROM dossier AS o WHERE jsonb_path_exists(o.state, '$.pauses[*] ? (@.to == null)') AND o.finished_at IS NULL
) AS paused
WHERE paused.id = t.dossier_id AND t.dossier_due_at >= paused.stopped_at;
