-- The forms of the one-stop shop are numbered too: a number of a series may be borne by a form that an act on a dossier
-- issued. Forms issued before keep what they printed and take none.
-- Locks: document_number exclusively while the check reads it and the index, empty at first, is built: about 2 s a million rows.
ALTER TABLE document_number ADD COLUMN dossier_id uuid;
ALTER TABLE document_number ADD COLUMN event_seq integer CHECK (event_seq >= 1);
ALTER TABLE document_number ADD COLUMN form text;
ALTER TABLE document_number DROP CONSTRAINT document_number_is_borne;
ALTER TABLE document_number ADD CONSTRAINT document_number_is_borne CHECK (
  num_nonnulls(dossier_id, event_seq, form) IN (0, 3)
  AND (num_nonnulls(paper_id, bearer_id, dossier_id) = 1
    OR (num_nonnulls(paper_id, bearer_id, dossier_id) = 0 AND voided_at IS NOT NULL)));
CREATE UNIQUE INDEX document_number_of_form ON document_number (dossier_id, event_seq) WHERE dossier_id IS NOT NULL;
COMMENT ON COLUMN document_number.dossier_id IS 'Hồ sơ mà biểu mẫu mang số này được lập cho';
COMMENT ON COLUMN document_number.event_seq IS 'Sự kiện của hồ sơ đã ban hành biểu mẫu';
COMMENT ON COLUMN document_number.form IS 'Loại biểu mẫu theo mã cố định';
