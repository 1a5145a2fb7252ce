-- Says it of the dossiers there are, and leaves out of the list of one's own what was handed in by office.
-- Locks: the rows of dossiers whose submitter is not the owner while they are written (60 s a million of these), then dossier
-- for an instant while its index changes; the new one is built from the same rows.
UPDATE dossier AS d SET submitter_relationship =
  (SELECT e.private #>> '{applicant,relationship}' FROM dossier_event AS e
    WHERE e.dossier_id = d.id AND (e.seq = 1 OR e.type = 'ApplicationAmended') ORDER BY e.seq DESC LIMIT 1)
  WHERE d.submitter_personal_id IS NOT NULL AND d.submitter_personal_id IS DISTINCT FROM d.owner_personal_id;
DROP INDEX dossier_by_submitter;
CREATE INDEX dossier_by_submitter ON dossier (submitter_personal_id)
  WHERE submitter_personal_id IS NOT NULL AND submitter_personal_id IS DISTINCT FROM owner_personal_id
    AND submitter_relationship IS DISTINCT FROM 'POSTAL_STAFF' AND submitter_relationship IS DISTINCT FROM 'OFFICER_ASSISTED';
