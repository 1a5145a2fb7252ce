-- Parts of documents still to be done, in the order of their due dates: the round that tells whoever holds them walks it.
-- Locks: records_assignment while its index is built (under a second for a hundred thousand parts).
CREATE INDEX records_assignment_owed_by_due ON records_assignment (due_on, id)
  WHERE accepted_at IS NULL AND cancelled_at IS NULL AND reported_at IS NULL AND part <> 'INFORM';
