-- Signed documents that wait for their number are counted on every page of who keeps the register.
-- Takes a SHARE lock on records_document: reading goes on, an act waits until the index is built, under a second for a hundred
-- thousand documents. It holds only those that wait, a few dozen.
CREATE INDEX records_document_to_publish ON records_document (agency_id, signed_at) WHERE state = 'SIGNED';
