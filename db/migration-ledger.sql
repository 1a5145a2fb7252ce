-- Made by the migration runner before the first step, and kept by it; the application may only read it.
CREATE TABLE IF NOT EXISTS platform_migration (
  number integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform_migration IS 'Các bước nâng cấp lược đồ dữ liệu đã chạy';
COMMENT ON COLUMN platform_migration.number IS 'Số thứ tự bước nâng cấp';
COMMENT ON COLUMN platform_migration.name IS 'Tên bước nâng cấp';
COMMENT ON COLUMN platform_migration.sha256 IS 'Mã băm SHA-256 của tệp đã chạy';
COMMENT ON COLUMN platform_migration.applied_at IS 'Thời điểm chạy';
GRANT SELECT ON platform_migration TO motcua_app, motcua_report;
