-- Whoever handed in for an organisation or for somebody else finds the dossier among their own, by number and name.
-- Locks: dossier in SHARE mode for the index (only rows whose submitter is not the owner: two seconds for a million; reading
-- goes on, acts wait).
CREATE INDEX dossier_by_submitter ON dossier (submitter_personal_id)
  WHERE submitter_personal_id IS NOT NULL AND submitter_personal_id IS DISTINCT FROM owner_personal_id;
