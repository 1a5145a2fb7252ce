-- The code beside the QR of a new paper is twenty signs people can type; codes given out before stay good.
-- Locks: document_paper, records_paper and records_copy, each for an instant: what stands there met a narrower rule, so
-- nothing is read again (NOT VALID).
ALTER TABLE document_paper DROP CONSTRAINT document_paper_token_check;
ALTER TABLE document_paper ADD CONSTRAINT document_paper_token_check
  CHECK (token ~ '^([0-9CFGHJKMNPRTVX]{20}|[A-Za-z0-9_-]{22,64})$') NOT VALID;
ALTER TABLE records_paper DROP CONSTRAINT records_paper_token_check;
ALTER TABLE records_paper ADD CONSTRAINT records_paper_token_check
  CHECK (token ~ '^([0-9CFGHJKMNPRTVX]{20}|[A-Za-z0-9_-]{22,64})$') NOT VALID;
ALTER TABLE records_copy DROP CONSTRAINT records_copy_token_check;
ALTER TABLE records_copy ADD CONSTRAINT records_copy_token_check
  CHECK (token ~ '^([0-9CFGHJKMNPRTVX]{20}|[A-Za-z0-9_-]{22,64})$') NOT VALID;
