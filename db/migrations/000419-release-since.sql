-- Results that go as files are given by the program only where they were issued after this step: who holds one back from
-- before goes on holding it.
-- Locks: none that anybody waits for; the last end of a dossier is looked up.
CREATE TABLE dossier_release_since (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  since timestamptz NOT NULL
);
COMMENT ON TABLE dossier_release_since IS 'Kết quả điện tử phát hành sau thời điểm này được tự động trả';
COMMENT ON COLUMN dossier_release_since.only_one IS 'Chỉ một dòng';
COMMENT ON COLUMN dossier_release_since.since IS 'Thời điểm bắt đầu tự động trả';
INSERT INTO dossier_release_since (since)
SELECT coalesce((SELECT max(d.finished_at) FROM dossier AS d), '-infinity');
GRANT SELECT ON dossier_release_since TO motcua_app;
