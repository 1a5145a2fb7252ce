-- The desk that returns results looks through what lies ready alone, a page of it at a time, however much work lies beside it.
-- Locks: dossier_task in SHARE mode for the index (open tasks only, some thousands a unit: a second for a million; reading goes
-- on, acts wait).
CREATE INDEX dossier_task_to_return ON dossier_task
  (unit_id, role, (coalesce(dossier_due_at, 'infinity'::timestamptz)), dossier_id, task_id) WHERE stage = 'return';
