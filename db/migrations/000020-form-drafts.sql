-- The next version of a form while somebody edits it; no report is made with it. Deleted when it is published or dropped.
CREATE TABLE statistics_form_draft (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Za-z0-9.-]{1,29}$'),
  based_on integer NOT NULL CHECK (based_on >= 0),
  definition jsonb NOT NULL CHECK (jsonb_typeof(definition) = 'object'),
  changes integer NOT NULL CHECK (changes >= 1),
  changed_at timestamptz NOT NULL,
  changed_by_name text NOT NULL
);
COMMENT ON TABLE statistics_form_draft IS 'Bản soạn thảo phiên bản tiếp theo của biểu mẫu thống kê';
COMMENT ON COLUMN statistics_form_draft.code IS 'Mã biểu';
COMMENT ON COLUMN statistics_form_draft.based_on IS 'Soạn từ phiên bản; 0 khi là biểu mới';
COMMENT ON COLUMN statistics_form_draft.definition IS 'Định nghĩa biểu đang soạn';
COMMENT ON COLUMN statistics_form_draft.changes IS 'Số lần sửa';
COMMENT ON COLUMN statistics_form_draft.changed_at IS 'Thời điểm sửa gần nhất';
COMMENT ON COLUMN statistics_form_draft.changed_by_name IS 'Người sửa gần nhất';

GRANT SELECT, INSERT, UPDATE, DELETE ON statistics_form_draft TO motcua_app;
