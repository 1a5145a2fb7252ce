-- A published paper may be replaced by another one (thay thế): which, and since when. A slip that gives way to a later slip
-- of the same act keeps none of both.
ALTER TABLE document_paper ADD COLUMN superseded_by uuid REFERENCES document_paper (id);
ALTER TABLE document_paper ADD COLUMN superseded_at timestamptz;
ALTER TABLE document_paper ADD CONSTRAINT document_paper_superseded_check CHECK (
  (superseded_by IS NULL) = (superseded_at IS NULL) AND (superseded_by IS NULL OR (state = 'SUPERSEDED' AND superseded_by <> id)));
CREATE INDEX document_paper_by_number ON document_paper (agency_id, number_text) WHERE number_text IS NOT NULL;
COMMENT ON COLUMN document_paper.superseded_by IS 'Văn bản thay thế';
COMMENT ON COLUMN document_paper.superseded_at IS 'Thời điểm bị thay thế';
