-- How many entries of a carrier's last reading could not be read: the log says it once, and again when it changes.
-- Locks: post_cursor (a row a carrier) for an instant.
ALTER TABLE post_cursor ADD COLUMN unreadable integer NOT NULL DEFAULT 0 CHECK (unreadable >= 0);
COMMENT ON COLUMN post_cursor.unreadable IS 'Số mục không đọc được ở lần đọc gần nhất';
