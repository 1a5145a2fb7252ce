-- Since when a dossier lies still, written with each act, so that finding what is stuck costs what is stuck and not
-- every open dossier. Adding the column is immediate; the update below locks each open dossier's row for its own
-- change, some seconds at 50,000 open ones.
ALTER TABLE dossier ADD COLUMN stuck_from timestamptz;
COMMENT ON COLUMN dossier.stuck_from IS 'Thời điểm hồ sơ bị kẹt nếu không có ai xử lý; trống khi đang chờ người nộp hoặc đã có người xử lý';

UPDATE dossier AS d
SET stuck_from = CASE
  WHEN jsonb_path_exists(d.state, '$.pauses[*] ? (@.to == null)') THEN NULL
  WHEN d.status = 'SUBMITTED' THEN d.intake_due_at
  WHEN d.status NOT IN ('ACCEPTED', 'IN_PROGRESS', 'CONSULTING', 'VERIFYING', 'WITHDRAW_REQUESTED') THEN NULL
  WHEN EXISTS (SELECT FROM dossier_task AS t WHERE t.dossier_id = d.id)
    THEN (SELECT min(t.due_at) FROM dossier_task AS t WHERE t.dossier_id = d.id AND t.assignee_id IS NULL)
  WHEN d.status IN ('ACCEPTED', 'IN_PROGRESS') AND jsonb_array_length(coalesce(d.state -> 'process' -> 'waits', '[]')) = 0
    THEN d.changed_at
END
WHERE d.finished_at IS NULL AND d.status NOT IN ('REJECTED', 'CANCELLED');

CREATE INDEX dossier_stuck_by_receiving ON dossier (receiving_unit_id, stuck_from, id) WHERE stuck_from IS NOT NULL;
CREATE INDEX dossier_stuck_by_competent ON dossier (competent_agency_id, stuck_from, id) WHERE stuck_from IS NOT NULL;
-- The cashier's queue: the few that wait for money among all that were ever received.
CREATE INDEX dossier_unpaid_by_receiving ON dossier (receiving_unit_id) WHERE status = 'FINANCIAL_WAIT';
CREATE INDEX dossier_unpaid_by_competent ON dossier (competent_agency_id) WHERE status = 'FINANCIAL_WAIT';
