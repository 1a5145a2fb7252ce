-- A program of before 000240 left running enters uploads without a word about the mark: they count as attached and are
-- never swept. The program of today says itself that what it enters hangs on nothing yet.
-- Locks: a default changes no row (ACCESS EXCLUSIVE on dossier_upload for an instant).
ALTER TABLE dossier_upload ALTER COLUMN attached_at SET DEFAULT now();
