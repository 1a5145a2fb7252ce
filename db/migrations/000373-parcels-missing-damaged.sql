-- What is found when a hand-over sheet is checked: a parcel that is there but torn, wet or opened, and one that is not there.
-- Each becomes an incident with a day by which it is to be settled; the sheet has a report that the giving side signs too.
-- Locks: post_sheet_item, post_sheet and post_incident exclusively for an instant (columns without a value, checks over some
-- thousands of rows a year).
ALTER TABLE post_sheet_item ADD COLUMN damage text CHECK (length(damage) BETWEEN 1 AND 300);
ALTER TABLE post_sheet_item ADD CONSTRAINT post_sheet_item_damaged CHECK (damage IS NULL OR received);
COMMENT ON COLUMN post_sheet_item.damage IS 'Bên nhận ghi: rách, ướt hoặc bị mở thế nào; trống khi nguyên vẹn';
ALTER TABLE post_sheet ADD COLUMN report_by uuid, ADD COLUMN report_at timestamptz, ADD COLUMN report_note text;
ALTER TABLE post_sheet ADD CONSTRAINT post_sheet_report
  CHECK ((report_by IS NULL) = (report_at IS NULL) AND (report_at IS NULL OR state = 'CLOSED')
    AND (report_note IS NULL OR report_at IS NOT NULL) AND (report_by IS NULL OR report_by <> received_by));
COMMENT ON COLUMN post_sheet.report_by IS 'Người bên giao ký biên bản về bưu gửi thiếu, hư hỏng';
COMMENT ON COLUMN post_sheet.report_at IS 'Thời điểm bên giao ký biên bản';
COMMENT ON COLUMN post_sheet.report_note IS 'Ý kiến của bên giao trong biên bản';
ALTER TABLE post_incident DROP CONSTRAINT post_incident_kind_check;
ALTER TABLE post_incident ADD CONSTRAINT post_incident_kind_check CHECK (kind IN ('LOST', 'DAMAGED', 'MISSING'));
ALTER TABLE post_incident DROP CONSTRAINT post_incident_ended_as_check;
ALTER TABLE post_incident ADD CONSTRAINT post_incident_ended_as_check
  CHECK (ended_as IN ('FOUND', 'UNHARMED', 'SENT_AGAIN', 'ISSUED_AGAIN', 'COMPENSATED', 'OTHER'));
ALTER TABLE post_incident ADD COLUMN sheet_id uuid REFERENCES post_sheet (id), ADD COLUMN due_on date;
ALTER TABLE post_incident ADD CONSTRAINT post_incident_missing CHECK (kind <> 'MISSING' OR sheet_id IS NOT NULL);
CREATE INDEX post_incident_by_sheet ON post_incident (sheet_id) WHERE sheet_id IS NOT NULL;
COMMENT ON COLUMN post_incident.kind IS 'Loại sự cố: bưu chính báo mất; hư hỏng hoặc bị mở; có tên trên bảng kê mà không có';
COMMENT ON COLUMN post_incident.ended_as IS 'Cách giải quyết: tìm lại được, giấy tờ còn đủ, gửi lại, cấp lại, bồi thường, khác';
COMMENT ON COLUMN post_incident.sheet_id IS 'Bảng kê khi kiểm phát hiện; trống khi bưu chính báo';
COMMENT ON COLUMN post_incident.due_on IS 'Hạn giải quyết';
