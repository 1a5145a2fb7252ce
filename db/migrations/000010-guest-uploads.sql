-- A guest's file belongs to whoever holds the key of its submission. Until now all guests were one owner: whoever knew
-- the hash, size and kind of another guest's file could attach it. Files kept without a key stay where they are on
-- dossiers; nobody can attach them anew. A nullable column without default: no rewrite, no long lock.
ALTER TABLE dossier_upload ADD COLUMN guest_key_sha256 text CHECK (guest_key_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE dossier_upload ADD CONSTRAINT dossier_upload_one_owner CHECK (uploaded_by IS NULL OR guest_key_sha256 IS NULL);
COMMENT ON COLUMN dossier_upload.guest_key_sha256 IS 'Giá trị băm khóa của khách tải lên; trống nếu tải lên bằng tài khoản';
