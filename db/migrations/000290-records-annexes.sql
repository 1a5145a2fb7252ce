-- Which files of an outgoing document go with it as its annexes: besides the paper that was signed only they may be copied.
-- Locks: one column without rewrite (ACCESS EXCLUSIVE on records_file for an instant, however many rows it has).
ALTER TABLE records_file ADD COLUMN is_annex boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN records_file.is_annex IS 'Tệp là phụ lục kèm theo văn bản';
-- The same content sent again is said anew to be one, or not.
GRANT UPDATE (is_annex) ON records_file TO motcua_app;
