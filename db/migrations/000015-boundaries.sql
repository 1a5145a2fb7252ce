-- The outlines of communes for maps of figures, as imported and simplified. A new table, empty: nothing waits for it.
CREATE TABLE statistics_boundary (
  area_code text PRIMARY KEY CHECK (area_code ~ '^\d{5}$'),
  name text NOT NULL CHECK (name <> ''),
  unit_id uuid,
  rings jsonb NOT NULL CHECK (jsonb_typeof(rings) = 'array')
);
COMMENT ON TABLE statistics_boundary IS 'Ranh giới xã, phường để vẽ bản đồ số liệu';
COMMENT ON COLUMN statistics_boundary.area_code IS 'Mã đơn vị hành chính';
COMMENT ON COLUMN statistics_boundary.name IS 'Tên trong tệp ranh giới';
COMMENT ON COLUMN statistics_boundary.unit_id IS 'Ủy ban nhân dân tương ứng; trống khi danh mục chưa có';
COMMENT ON COLUMN statistics_boundary.rings IS 'Các đường bao, kinh độ và vĩ độ, đã giản lược';
GRANT SELECT, INSERT, DELETE ON statistics_boundary TO motcua_app;
GRANT SELECT ON statistics_boundary TO motcua_report;
