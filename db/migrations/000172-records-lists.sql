-- Registers are listed by year, searched for what came twice, and by what units have a part in; what waits for whoever gave the work is counted on each page.
CREATE INDEX records_document_of_year ON records_document
  (agency_id, direction, coalesce(year, extract(year FROM created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::integer), created_at DESC, id DESC);
CREATE INDEX records_document_of_symbol ON records_document (agency_id, lower(symbol)) WHERE symbol IS NOT NULL;
CREATE INDEX records_assignment_of_unit ON records_assignment (unit_id, document_id) WHERE cancelled_at IS NULL;
CREATE INDEX records_assignment_awaited ON records_assignment (assigned_by) WHERE accepted_at IS NULL AND cancelled_at IS NULL;
