-- Uploads that nothing was made of are swept after some days. An upload is marked when a dossier names it, in the
-- statement that writes the act. Whatever was uploaded before this migration counts as attached: nothing of it is removed.
-- Locks: two columns without rewrite (ACCESS EXCLUSIVE for an instant). Two indexes stop writes (SHARE) while they are
-- built: the one on `dossier_upload` reads the table once and is empty at first, the one on `document_paper` stops
-- issuing results; size and times in docs/operate.md, "Upgrade". New tables lock nothing.
ALTER TABLE dossier_upload ADD COLUMN attached_at timestamptz DEFAULT now();
ALTER TABLE dossier_upload ALTER COLUMN attached_at DROP DEFAULT;
ALTER TABLE dossier_upload ADD COLUMN wanted_at timestamptz;
COMMENT ON COLUMN dossier_upload.attached_at IS 'Thời điểm một hồ sơ nêu tệp này lần đầu; trống khi chưa gắn vào đâu';
COMMENT ON COLUMN dossier_upload.wanted_at IS 'Lần gần nhất có người muốn gắn tệp này vào hồ sơ';
CREATE INDEX dossier_upload_unattached ON dossier_upload (uploaded_at, id) WHERE attached_at IS NULL;
GRANT UPDATE (attached_at, wanted_at), DELETE ON dossier_upload TO motcua_app;

-- Whether content is still named is asked by its hash.
CREATE INDEX document_paper_by_signed_hash ON document_paper (signed_sha256) WHERE signed_sha256 IS NOT NULL;

-- Content nobody's upload names any more, until its bytes are gone or somebody names it again. Short-lived rows.
CREATE TABLE file_removal (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  asked_at timestamptz NOT NULL
);
CREATE INDEX file_removal_by_time ON file_removal (asked_at, sha256);
COMMENT ON TABLE file_removal IS 'Nội dung tệp chờ xóa khỏi kho';
COMMENT ON COLUMN file_removal.sha256 IS 'Mã băm nội dung';
COMMENT ON COLUMN file_removal.size_bytes IS 'Dung lượng, byte';
COMMENT ON COLUMN file_removal.asked_at IS 'Thời điểm đưa vào danh sách chờ xóa';

-- What was removed so far; one row.
CREATE TABLE file_removed (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  files bigint NOT NULL CHECK (files >= 0),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  last_at timestamptz NOT NULL
);
COMMENT ON TABLE file_removed IS 'Tổng số tệp không dùng đã xóa khỏi kho';
COMMENT ON COLUMN file_removed.one IS 'Chỉ có một dòng';
COMMENT ON COLUMN file_removed.files IS 'Số tệp đã xóa';
COMMENT ON COLUMN file_removed.bytes IS 'Dung lượng đã xóa, byte';
COMMENT ON COLUMN file_removed.last_at IS 'Lần xóa gần nhất';

GRANT SELECT, INSERT, UPDATE, DELETE ON file_removal TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON file_removed TO motcua_app;
GRANT DELETE ON file_check TO motcua_app;
