-- What the platform itself remembers. The ledger of migrations is made by the runner, before this file.

CREATE TABLE platform_seed (
  name text PRIMARY KEY,
  seeded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform_seed IS 'Các bộ dữ liệu mẫu đã nạp; mỗi bộ chỉ nạp một lần';
COMMENT ON COLUMN platform_seed.name IS 'Tên bộ dữ liệu mẫu';
COMMENT ON COLUMN platform_seed.seeded_at IS 'Thời điểm nạp';

GRANT SELECT, INSERT ON platform_seed TO motcua_app;
GRANT SELECT ON platform_seed TO motcua_report;
