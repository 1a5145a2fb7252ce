-- Public post (bưu chính công ích): parcels both ways, the sheets on which they change hands, what the post tells of them,
-- and the money it collects. A result to be posted has its consignment from the statement that issues it; what moves a
-- parcel stands in `post_step`, which only grows, and `motcua verify` plays it again. Names and addresses stand apart in
-- `post_party`, so that they can be erased without touching what was handed to whom.

CREATE TABLE post_remittance (
  id uuid PRIMARY KEY,
  office_unit_id uuid NOT NULL,
  carrier_unit_id uuid NOT NULL,
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 60),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  parcels integer NOT NULL CHECK (parcels > 0),
  remitted_on date NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (carrier_unit_id, reference)
);
COMMENT ON TABLE post_remittance IS 'Lần bưu chính nộp lại tiền thu hộ (COD)';
COMMENT ON COLUMN post_remittance.id IS 'Định danh nội bộ';
COMMENT ON COLUMN post_remittance.office_unit_id IS 'Đơn vị nhận tiền thu hộ';
COMMENT ON COLUMN post_remittance.carrier_unit_id IS 'Đơn vị bưu chính';
COMMENT ON COLUMN post_remittance.reference IS 'Số chứng từ chuyển tiền';
COMMENT ON COLUMN post_remittance.amount_dong IS 'Số tiền, đồng; bằng tổng tiền thu hộ của các bưu gửi trong lần nộp';
COMMENT ON COLUMN post_remittance.parcels IS 'Số bưu gửi';
COMMENT ON COLUMN post_remittance.remitted_on IS 'Ngày nộp tiền';
COMMENT ON COLUMN post_remittance.recorded_by IS 'Người đối soát';
COMMENT ON COLUMN post_remittance.recorded_at IS 'Thời điểm ghi nhận';

CREATE TABLE post_sheet (
  id uuid PRIMARY KEY,
  number integer NOT NULL CHECK (number >= 1),
  day date NOT NULL,
  direction text NOT NULL CHECK (direction IN ('TO_POST', 'TO_OFFICE')),
  office_unit_id uuid NOT NULL,
  carrier_unit_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'GIVEN', 'CLOSED', 'CANCELLED')),
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  given_by uuid,
  given_at timestamptz,
  given_count integer CHECK (given_count >= 1),
  cod_dong bigint NOT NULL DEFAULT 0 CHECK (cod_dong >= 0),
  received_by uuid,
  received_at timestamptz,
  received_count integer CHECK (received_count >= 0),
  difference text,
  UNIQUE (office_unit_id, day, number),
  CONSTRAINT post_sheet_given CHECK ((state IN ('GIVEN', 'CLOSED')) = (given_at IS NOT NULL AND given_by IS NOT NULL AND given_count IS NOT NULL)),
  CONSTRAINT post_sheet_closed CHECK ((state = 'CLOSED') = (received_at IS NOT NULL AND received_by IS NOT NULL AND received_count IS NOT NULL)),
  CONSTRAINT post_sheet_two_people CHECK (received_by IS DISTINCT FROM given_by OR received_by IS NULL),
  CONSTRAINT post_sheet_difference CHECK (state <> 'CLOSED' OR received_count = given_count OR difference IS NOT NULL)
);
CREATE INDEX post_sheet_by_carrier ON post_sheet (carrier_unit_id, day);
COMMENT ON TABLE post_sheet IS 'Bảng kê giao nhận giữa Bộ phận Một cửa và bưu chính';
COMMENT ON COLUMN post_sheet.id IS 'Định danh nội bộ';
COMMENT ON COLUMN post_sheet.number IS 'Số thứ tự bảng kê trong ngày của đơn vị';
COMMENT ON COLUMN post_sheet.day IS 'Ngày lập';
COMMENT ON COLUMN post_sheet.direction IS 'Chiều giao nhận: giao cho bưu chính, bưu chính giao lại';
COMMENT ON COLUMN post_sheet.office_unit_id IS 'Bộ phận Một cửa';
COMMENT ON COLUMN post_sheet.carrier_unit_id IS 'Đơn vị bưu chính';
COMMENT ON COLUMN post_sheet.state IS 'Tình trạng: đang lập, bên giao đã ký, hai bên đã ký, hủy';
COMMENT ON COLUMN post_sheet.opened_by IS 'Người lập';
COMMENT ON COLUMN post_sheet.opened_at IS 'Thời điểm lập';
COMMENT ON COLUMN post_sheet.given_by IS 'Người giao ký';
COMMENT ON COLUMN post_sheet.given_at IS 'Thời điểm bên giao ký';
COMMENT ON COLUMN post_sheet.given_count IS 'Số bưu gửi bên giao xác nhận';
COMMENT ON COLUMN post_sheet.cod_dong IS 'Tổng tiền thu hộ của bảng kê, đồng';
COMMENT ON COLUMN post_sheet.received_by IS 'Người nhận ký';
COMMENT ON COLUMN post_sheet.received_at IS 'Thời điểm bên nhận ký';
COMMENT ON COLUMN post_sheet.received_count IS 'Số bưu gửi bên nhận xác nhận';
COMMENT ON COLUMN post_sheet.difference IS 'Chênh lệch ghi nhận khi ký';

CREATE TABLE post_consignment (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^BC[0-9A-HJKMNP-TV-Y]{11}$'),
  direction text NOT NULL CHECK (direction IN ('OUT', 'IN')),
  dossier_id uuid REFERENCES dossier (id),
  opened_seq integer CHECK (opened_seq >= 1),
  attempt smallint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
  office_unit_id uuid NOT NULL,
  carrier_unit_id uuid,
  sheet_id uuid REFERENCES post_sheet (id),
  counted boolean NOT NULL DEFAULT false,
  state text NOT NULL CHECK (state IN
    ('CREATED', 'HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED', 'CANCELLED')),
  state_at timestamptz NOT NULL,
  steps integer NOT NULL DEFAULT 1 CHECK (steps >= 1),
  failures smallint NOT NULL DEFAULT 0 CHECK (failures >= 0),
  cod_dong bigint NOT NULL DEFAULT 0 CHECK (cod_dong BETWEEN 0 AND 1000000000),
  collected_dong bigint NOT NULL DEFAULT 0 CHECK (collected_dong >= 0),
  remittance_id uuid REFERENCES post_remittance (id),
  recalled_at timestamptz,
  closing text CHECK (closing ~ '^[A-Z][A-Z_]*$'),
  created_by uuid,
  created_at timestamptz NOT NULL,
  UNIQUE (dossier_id, opened_seq, attempt),
  CONSTRAINT post_consignment_result CHECK (direction = 'IN' OR (dossier_id IS NOT NULL AND opened_seq IS NOT NULL)),
  CONSTRAINT post_consignment_carried CHECK (state IN ('CREATED', 'CANCELLED') OR carrier_unit_id IS NOT NULL),
  CONSTRAINT post_consignment_collected CHECK (collected_dong = 0 OR (state = 'DELIVERED' AND collected_dong = cod_dong)),
  CONSTRAINT post_consignment_remitted CHECK (remittance_id IS NULL OR collected_dong > 0)
);
CREATE INDEX post_consignment_open ON post_consignment (office_unit_id, direction, created_at, id)
  WHERE state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED');
CREATE INDEX post_consignment_carried_by ON post_consignment (carrier_unit_id, state_at)
  WHERE state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED');
CREATE INDEX post_consignment_parcels_in ON post_consignment (office_unit_id, state_at)
  WHERE direction = 'IN' AND state = 'DELIVERED' AND dossier_id IS NULL;
CREATE INDEX post_consignment_unremitted ON post_consignment (office_unit_id, carrier_unit_id)
  WHERE collected_dong > 0 AND remittance_id IS NULL;
CREATE INDEX post_consignment_sent_back ON post_consignment (office_unit_id, state_at) WHERE state = 'RETURNED';
CREATE INDEX post_consignment_on_sheet ON post_consignment (sheet_id) WHERE sheet_id IS NOT NULL;
COMMENT ON TABLE post_consignment IS 'Bưu gửi: kết quả gửi cho người dân, hoặc hồ sơ giấy bưu chính thu gom';
COMMENT ON COLUMN post_consignment.id IS 'Định danh nội bộ';
COMMENT ON COLUMN post_consignment.code IS 'Mã bưu gửi, ký tự cuối là ký tự kiểm tra';
COMMENT ON COLUMN post_consignment.direction IS 'Chiều: OUT gửi kết quả đi, IN nhận hồ sơ về';
COMMENT ON COLUMN post_consignment.dossier_id IS 'Hồ sơ; trống với bưu gửi đến chưa mở';
COMMENT ON COLUMN post_consignment.opened_seq IS 'Số thứ tự sự kiện ban hành kết quả';
COMMENT ON COLUMN post_consignment.attempt IS 'Lần gửi';
COMMENT ON COLUMN post_consignment.office_unit_id IS 'Bộ phận Một cửa';
COMMENT ON COLUMN post_consignment.carrier_unit_id IS 'Đơn vị bưu chính';
COMMENT ON COLUMN post_consignment.sheet_id IS 'Bảng kê đang lập có bưu gửi này';
COMMENT ON COLUMN post_consignment.counted IS 'Bên giao đã ký bảng kê, chờ bên nhận';
COMMENT ON COLUMN post_consignment.state IS 'Trạng thái';
COMMENT ON COLUMN post_consignment.state_at IS 'Thời điểm của trạng thái';
COMMENT ON COLUMN post_consignment.steps IS 'Số bước đã ghi';
COMMENT ON COLUMN post_consignment.failures IS 'Số lần phát không thành công';
COMMENT ON COLUMN post_consignment.cod_dong IS 'Tiền thu hộ, đồng';
COMMENT ON COLUMN post_consignment.collected_dong IS 'Tiền bưu chính đã thu hộ, đồng';
COMMENT ON COLUMN post_consignment.remittance_id IS 'Lần nộp lại tiền thu hộ';
COMMENT ON COLUMN post_consignment.recalled_at IS 'Thời điểm yêu cầu thu hồi vì kết quả bị hủy';
COMMENT ON COLUMN post_consignment.closing IS 'Việc trả kết quả trên hồ sơ khi phát: RETURNED hoặc lý do không ghi được';
COMMENT ON COLUMN post_consignment.created_by IS 'Người ghi nhận; trống khi sinh cùng việc ban hành kết quả';
COMMENT ON COLUMN post_consignment.created_at IS 'Thời điểm tạo';

CREATE TABLE post_party (
  consignment_id uuid PRIMARY KEY REFERENCES post_consignment (id),
  name text NOT NULL,
  phone text,
  address text NOT NULL
);
COMMENT ON TABLE post_party IS 'Người gửi (bưu gửi đến) hoặc địa chỉ nhận sửa lại (bưu gửi đi); dữ liệu cá nhân, xóa được';
COMMENT ON COLUMN post_party.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_party.name IS 'Họ tên';
COMMENT ON COLUMN post_party.phone IS 'Số điện thoại';
COMMENT ON COLUMN post_party.address IS 'Địa chỉ';

CREATE TABLE post_paper (
  consignment_id uuid NOT NULL REFERENCES post_consignment (id),
  line smallint NOT NULL CHECK (line >= 1),
  name text NOT NULL,
  quantity smallint NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  PRIMARY KEY (consignment_id, line)
);
COMMENT ON TABLE post_paper IS 'Danh mục giấy tờ bưu chính kiểm khi thu gom hồ sơ';
COMMENT ON COLUMN post_paper.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_paper.line IS 'Dòng';
COMMENT ON COLUMN post_paper.name IS 'Tên giấy tờ';
COMMENT ON COLUMN post_paper.quantity IS 'Số lượng';

CREATE TABLE post_sheet_item (
  sheet_id uuid NOT NULL REFERENCES post_sheet (id),
  consignment_id uuid NOT NULL REFERENCES post_consignment (id),
  line smallint NOT NULL CHECK (line >= 1),
  cod_dong bigint NOT NULL DEFAULT 0 CHECK (cod_dong >= 0),
  received boolean,
  PRIMARY KEY (sheet_id, consignment_id)
);
CREATE INDEX post_sheet_item_by_consignment ON post_sheet_item (consignment_id);
COMMENT ON TABLE post_sheet_item IS 'Bưu gửi trên bảng kê giao nhận';
COMMENT ON COLUMN post_sheet_item.sheet_id IS 'Bảng kê';
COMMENT ON COLUMN post_sheet_item.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_sheet_item.line IS 'Dòng';
COMMENT ON COLUMN post_sheet_item.cod_dong IS 'Tiền thu hộ khi bên giao ký, đồng';
COMMENT ON COLUMN post_sheet_item.received IS 'Bên nhận xác nhận có; trống khi chưa ký';

CREATE TABLE post_event (
  id uuid PRIMARY KEY,
  carrier_unit_id uuid NOT NULL,
  event_ref text NOT NULL CHECK (length(event_ref) BETWEEN 1 AND 100),
  body_sha256 text NOT NULL CHECK (body_sha256 ~ '^[0-9a-f]{64}$'),
  source text NOT NULL CHECK (source IN ('FILE', 'CARRIER', 'WORKER')),
  parcel_code text NOT NULL,
  consignment_id uuid REFERENCES post_consignment (id),
  kind text NOT NULL CHECK (kind IN ('IN_TRANSIT', 'FAILED', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED')),
  happened_at timestamptz NOT NULL,
  reason text,
  receiver_name text,
  receiver text CHECK (receiver IN ('OWNER', 'SUBMITTER', 'AUTHORISED', 'RECEIPT_HOLDER')),
  identity text CHECK (identity IN ('ID_CARD', 'VNEID', 'RECEIPT_AND_ID', 'QR', 'OTP', 'AUTHORISATION')),
  collected_dong bigint CHECK (collected_dong >= 0),
  outcome text NOT NULL CHECK (outcome IN ('WAITING', 'APPLIED', 'LATE', 'REFUSED', 'SET_ASIDE')),
  because text CHECK (because IN ('UNKNOWN_PARCEL', 'OTHER_CARRIER', 'NOT_HANDED_OVER', 'PROOF_MISSING', 'COD_DIFFERS',
    'AFTER_END', 'CONTENT_DIFFERS', 'IN_FUTURE')),
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  last_told_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1 CHECK (times >= 1),
  settled_at timestamptz,
  UNIQUE (carrier_unit_id, event_ref, body_sha256),
  CONSTRAINT post_event_because CHECK ((outcome IN ('REFUSED', 'SET_ASIDE')) = (because IS NOT NULL)),
  CONSTRAINT post_event_settled CHECK ((outcome = 'WAITING') = (settled_at IS NULL))
);
-- Of one event reference at most one telling ever has an effect, whatever the carrier repeats or changes.
CREATE UNIQUE INDEX post_event_effect ON post_event (carrier_unit_id, event_ref) WHERE outcome IN ('APPLIED', 'LATE');
CREATE INDEX post_event_waiting ON post_event (recorded_at) WHERE outcome = 'WAITING';
CREATE INDEX post_event_refused ON post_event (carrier_unit_id, recorded_at) WHERE outcome = 'REFUSED';
CREATE INDEX post_event_by_consignment ON post_event (consignment_id) WHERE consignment_id IS NOT NULL;
CREATE INDEX post_event_by_parcel ON post_event (parcel_code) WHERE outcome = 'REFUSED';
COMMENT ON TABLE post_event IS 'Thông tin định vị bưu chính báo về, giữ lại trước khi xử lý';
COMMENT ON COLUMN post_event.id IS 'Định danh nội bộ';
COMMENT ON COLUMN post_event.carrier_unit_id IS 'Đơn vị bưu chính';
COMMENT ON COLUMN post_event.event_ref IS 'Mã sự kiện của bưu chính';
COMMENT ON COLUMN post_event.body_sha256 IS 'Mã băm nội dung';
COMMENT ON COLUMN post_event.source IS 'Nguồn: tệp, hệ thống bưu chính, nhân viên bưu chính';
COMMENT ON COLUMN post_event.parcel_code IS 'Mã bưu gửi được báo';
COMMENT ON COLUMN post_event.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_event.kind IS 'Trạng thái được báo';
COMMENT ON COLUMN post_event.happened_at IS 'Thời điểm xảy ra';
COMMENT ON COLUMN post_event.reason IS 'Lý do';
COMMENT ON COLUMN post_event.receiver_name IS 'Người ký nhận; xóa khi đã ghi vào hồ sơ';
COMMENT ON COLUMN post_event.receiver IS 'Quan hệ của người ký nhận với hồ sơ';
COMMENT ON COLUMN post_event.identity IS 'Cách kiểm tra nhân thân';
COMMENT ON COLUMN post_event.collected_dong IS 'Tiền đã thu hộ, đồng';
COMMENT ON COLUMN post_event.outcome IS 'Kết quả xử lý: chờ, đã ghi, đến muộn, không nhận, đã xem và bỏ qua';
COMMENT ON COLUMN post_event.because IS 'Lý do không nhận';
COMMENT ON COLUMN post_event.recorded_by IS 'Người báo';
COMMENT ON COLUMN post_event.recorded_at IS 'Nhận lần đầu';
COMMENT ON COLUMN post_event.last_told_at IS 'Nhận lần cuối';
COMMENT ON COLUMN post_event.times IS 'Số lần nhận';
COMMENT ON COLUMN post_event.settled_at IS 'Thời điểm xử lý';

CREATE TABLE post_step (
  consignment_id uuid NOT NULL REFERENCES post_consignment (id),
  seq integer NOT NULL CHECK (seq >= 1),
  state text NOT NULL CHECK (state IN
    ('CREATED', 'HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED', 'CANCELLED')),
  happened_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  event_id uuid REFERENCES post_event (id),
  sheet_id uuid REFERENCES post_sheet (id),
  PRIMARY KEY (consignment_id, seq)
);
-- One event moves a parcel once.
CREATE UNIQUE INDEX post_step_of_event ON post_step (event_id) WHERE event_id IS NOT NULL;
COMMENT ON TABLE post_step IS 'Hành trình bưu gửi; chỉ ghi thêm';
COMMENT ON COLUMN post_step.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_step.seq IS 'Thứ tự bước';
COMMENT ON COLUMN post_step.state IS 'Trạng thái';
COMMENT ON COLUMN post_step.happened_at IS 'Thời điểm xảy ra';
COMMENT ON COLUMN post_step.recorded_at IS 'Thời điểm ghi';
COMMENT ON COLUMN post_step.event_id IS 'Thông tin của bưu chính';
COMMENT ON COLUMN post_step.sheet_id IS 'Bảng kê giao nhận';

CREATE TABLE post_incident (
  id uuid PRIMARY KEY,
  consignment_id uuid NOT NULL REFERENCES post_consignment (id),
  kind text NOT NULL CHECK (kind IN ('LOST', 'DAMAGED')),
  note text,
  opened_at timestamptz NOT NULL,
  ended_as text CHECK (ended_as IN ('FOUND', 'ISSUED_AGAIN', 'COMPENSATED', 'OTHER')),
  end_note text,
  ended_by uuid,
  ended_at timestamptz,
  CONSTRAINT post_incident_end CHECK ((ended_as IS NULL) = (ended_at IS NULL))
);
CREATE INDEX post_incident_open ON post_incident (consignment_id) WHERE ended_at IS NULL;
COMMENT ON TABLE post_incident IS 'Sự cố mất, hư hỏng bưu gửi';
COMMENT ON COLUMN post_incident.id IS 'Định danh nội bộ';
COMMENT ON COLUMN post_incident.consignment_id IS 'Bưu gửi';
COMMENT ON COLUMN post_incident.kind IS 'Loại sự cố: mất, hư hỏng';
COMMENT ON COLUMN post_incident.note IS 'Nội dung bưu chính báo';
COMMENT ON COLUMN post_incident.opened_at IS 'Thời điểm mở';
COMMENT ON COLUMN post_incident.ended_as IS 'Cách giải quyết: tìm lại được, cấp lại, bồi thường, khác';
COMMENT ON COLUMN post_incident.end_note IS 'Nội dung giải quyết';
COMMENT ON COLUMN post_incident.ended_by IS 'Người giải quyết';
COMMENT ON COLUMN post_incident.ended_at IS 'Thời điểm giải quyết';

CREATE TABLE post_sheet_counter (
  office_unit_id uuid NOT NULL,
  day date NOT NULL,
  last_number integer NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (office_unit_id, day)
);
COMMENT ON TABLE post_sheet_counter IS 'Bộ đếm số bảng kê theo đơn vị và ngày';
COMMENT ON COLUMN post_sheet_counter.office_unit_id IS 'Bộ phận Một cửa';
COMMENT ON COLUMN post_sheet_counter.day IS 'Ngày';
COMMENT ON COLUMN post_sheet_counter.last_number IS 'Số đã cấp gần nhất';

CREATE TABLE post_cursor (
  carrier_unit_id uuid PRIMARY KEY,
  cursor text NOT NULL,
  read_at timestamptz NOT NULL
);
COMMENT ON TABLE post_cursor IS 'Vị trí đã đọc trong nguồn định vị của bưu chính';
COMMENT ON COLUMN post_cursor.carrier_unit_id IS 'Đơn vị bưu chính';
COMMENT ON COLUMN post_cursor.cursor IS 'Vị trí';
COMMENT ON COLUMN post_cursor.read_at IS 'Thời điểm đọc gần nhất';

-- Results issued before parcels were kept: nobody is asked for their consignment. Those still waiting get one by job.
CREATE TABLE post_before (
  dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
  version integer NOT NULL
);
INSERT INTO post_before (dossier_id, version)
  SELECT id, version FROM dossier WHERE channel_out = 'POSTAL' AND finished_at IS NOT NULL;
COMMENT ON TABLE post_before IS 'Kết quả gửi bưu chính đã ban hành trước khi quản lý bưu gửi';
COMMENT ON COLUMN post_before.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN post_before.version IS 'Số sự kiện của hồ sơ khi đó';

GRANT SELECT, INSERT, UPDATE ON post_consignment, post_sheet, post_event, post_incident, post_sheet_counter, post_cursor TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON post_party, post_sheet_item TO motcua_app;
GRANT SELECT, INSERT ON post_step, post_paper, post_remittance TO motcua_app;
GRANT SELECT ON post_before TO motcua_app;
GRANT SELECT ON post_consignment, post_sheet, post_sheet_item, post_step, post_remittance, post_incident TO motcua_report;
