-- The office's registers of documents (công tác văn thư): incoming, outgoing, copies; who has to do what about each, and the
-- series their numbers come from. A number is taken in the transaction that publishes or registers, never before.
CREATE TABLE records_document (
  id uuid PRIMARY KEY,
  direction text NOT NULL CHECK (direction IN ('INCOMING', 'OUTGOING')),
  agency_id uuid NOT NULL,
  unit_id uuid,
  kind_code text NOT NULL,
  subject text,
  secrecy text NOT NULL CHECK (secrecy IN ('NORMAL', 'CONFIDENTIAL', 'SECRET', 'TOP_SECRET')),
  urgency text NOT NULL CHECK (urgency IN ('NORMAL', 'URGENT', 'VERY_URGENT', 'FLASH')),
  state text NOT NULL CHECK (state IN ('REGISTERED', 'DRAFT', 'SIGNED', 'PUBLISHED', 'RECALLED', 'REPLACED', 'VOIDED', 'DISCARDED')),
  version integer NOT NULL CHECK (version >= 1),
  series text,
  year integer,
  number integer CHECK (number >= 1),
  number_text text,
  author text,
  symbol text,
  document_on date,
  arrived_on date,
  handled_by_on date,
  reply_due_on date,
  recipients text,
  received_by text,
  medium text CHECK (medium IN ('ELECTRONIC', 'PAPER')),
  replies_to_id uuid REFERENCES records_document (id),
  acts_on_id uuid REFERENCES records_document (id),
  acts_on_effect text CHECK (acts_on_effect IN ('RECALL', 'CORRECT', 'REPLACE')),
  authority text CHECK (authority IN ('HEAD', 'TM', 'KT', 'TL', 'TUQ', 'Q')),
  signer_id uuid,
  signer_name text,
  signer_title text,
  signed_at timestamptz,
  published_at timestamptz,
  sent_at timestamptz,
  ended_reason text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  search_key text NOT NULL,
  CHECK (secrecy = 'NORMAL' OR (direction = 'INCOMING' AND subject IS NULL)),
  CHECK (secrecy <> 'NORMAL' OR subject IS NOT NULL),
  CHECK (direction <> 'INCOMING' OR (author IS NOT NULL AND arrived_on IS NOT NULL AND number IS NOT NULL)),
  CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (year IS NULL) AND (number IS NULL) = (number_text IS NULL)),
  CHECK (direction <> 'OUTGOING' OR unit_id IS NOT NULL),
  CHECK (direction <> 'OUTGOING' OR state IN ('DRAFT', 'SIGNED', 'DISCARDED') OR (number IS NOT NULL AND published_at IS NOT NULL)),
  CHECK (state <> 'REGISTERED' OR direction = 'INCOMING'),
  CHECK ((acts_on_id IS NULL) = (acts_on_effect IS NULL))
);
CREATE UNIQUE INDEX records_document_by_number ON records_document (agency_id, series, year, number) WHERE number IS NOT NULL;
CREATE INDEX records_document_newest ON records_document (agency_id, direction, created_at DESC, id DESC);
CREATE INDEX records_document_of_unit ON records_document (unit_id, created_at DESC) WHERE unit_id IS NOT NULL;
CREATE INDEX records_document_replies ON records_document (replies_to_id) WHERE replies_to_id IS NOT NULL;
CREATE INDEX records_document_acts_on ON records_document (acts_on_id) WHERE acts_on_id IS NOT NULL;
CREATE INDEX records_document_words ON records_document USING gin (to_tsvector('simple', search_key));
COMMENT ON TABLE records_document IS 'Văn bản đến và văn bản đi của cơ quan';
COMMENT ON COLUMN records_document.id IS 'Định danh nội bộ';
COMMENT ON COLUMN records_document.direction IS 'Văn bản đến hoặc văn bản đi';
COMMENT ON COLUMN records_document.agency_id IS 'Cơ quan giữ sổ đăng ký văn bản';
COMMENT ON COLUMN records_document.unit_id IS 'Đơn vị soạn thảo văn bản đi';
COMMENT ON COLUMN records_document.kind_code IS 'Loại văn bản theo Nghị định 30/2020/NĐ-CP';
COMMENT ON COLUMN records_document.subject IS 'Tên loại và trích yếu nội dung; văn bản mật không ghi';
COMMENT ON COLUMN records_document.secrecy IS 'Độ mật';
COMMENT ON COLUMN records_document.urgency IS 'Độ khẩn';
COMMENT ON COLUMN records_document.state IS 'Đã đăng ký, dự thảo, đã ký, đã phát hành, đã thu hồi, đã thay thế, đã hủy số, đã bỏ';
COMMENT ON COLUMN records_document.version IS 'Số lần thay đổi, để hai người không ghi đè nhau';
COMMENT ON COLUMN records_document.series IS 'Dãy số mà số văn bản thuộc về';
COMMENT ON COLUMN records_document.year IS 'Năm của dãy số';
COMMENT ON COLUMN records_document.number IS 'Số đến hoặc số của văn bản đi';
COMMENT ON COLUMN records_document.number_text IS 'Số đến, hoặc số và ký hiệu văn bản đi';
COMMENT ON COLUMN records_document.author IS 'Tác giả: cơ quan, tổ chức ban hành văn bản đến';
COMMENT ON COLUMN records_document.symbol IS 'Số, ký hiệu của văn bản đến';
COMMENT ON COLUMN records_document.document_on IS 'Ngày tháng năm của văn bản';
COMMENT ON COLUMN records_document.arrived_on IS 'Ngày đến';
COMMENT ON COLUMN records_document.handled_by_on IS 'Ngày chậm nhất phải đăng ký (đến) hoặc gửi đi (đi)';
COMMENT ON COLUMN records_document.reply_due_on IS 'Hạn trả lời';
COMMENT ON COLUMN records_document.recipients IS 'Nơi nhận';
COMMENT ON COLUMN records_document.received_by IS 'Người ký nhận';
COMMENT ON COLUMN records_document.medium IS 'Văn bản điện tử hoặc văn bản giấy';
COMMENT ON COLUMN records_document.replies_to_id IS 'Trả lời văn bản đến nào';
COMMENT ON COLUMN records_document.acts_on_id IS 'Thu hồi, đính chính hoặc thay thế văn bản nào';
COMMENT ON COLUMN records_document.acts_on_effect IS 'Thu hồi, đính chính hay thay thế';
COMMENT ON COLUMN records_document.authority IS 'Thẩm quyền ký: thủ trưởng, TM., KT., TL., TUQ., Q.';
COMMENT ON COLUMN records_document.signer_id IS 'Người ký';
COMMENT ON COLUMN records_document.signer_name IS 'Họ tên người ký';
COMMENT ON COLUMN records_document.signer_title IS 'Chức vụ người ký';
COMMENT ON COLUMN records_document.signed_at IS 'Thời điểm ký';
COMMENT ON COLUMN records_document.published_at IS 'Thời điểm cấp số, phát hành';
COMMENT ON COLUMN records_document.sent_at IS 'Thời điểm gửi đi';
COMMENT ON COLUMN records_document.ended_reason IS 'Lý do hủy số hoặc bỏ dự thảo';
COMMENT ON COLUMN records_document.created_by IS 'Người đăng ký hoặc soạn thảo';
COMMENT ON COLUMN records_document.created_by_name IS 'Họ tên người đăng ký hoặc soạn thảo';
COMMENT ON COLUMN records_document.created_at IS 'Thời điểm đăng ký hoặc soạn thảo';
COMMENT ON COLUMN records_document.search_key IS 'Từ khóa tìm kiếm, không dấu';

CREATE TABLE records_event (
  document_id uuid NOT NULL REFERENCES records_document (id),
  seq integer NOT NULL CHECK (seq >= 1),
  type text NOT NULL,
  data jsonb NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (document_id, seq)
);
COMMENT ON TABLE records_event IS 'Từng việc đã làm với văn bản, chỉ ghi thêm';
COMMENT ON COLUMN records_event.document_id IS 'Văn bản';
COMMENT ON COLUMN records_event.seq IS 'Thứ tự';
COMMENT ON COLUMN records_event.type IS 'Việc đã làm';
COMMENT ON COLUMN records_event.data IS 'Nội dung';
COMMENT ON COLUMN records_event.actor_id IS 'Người làm';
COMMENT ON COLUMN records_event.actor_name IS 'Họ tên người làm';
COMMENT ON COLUMN records_event.at IS 'Thời điểm';

CREATE TABLE records_assignment (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES records_document (id),
  parent_id uuid REFERENCES records_assignment (id),
  unit_id uuid NOT NULL,
  person_id uuid,
  person_name text,
  part text NOT NULL CHECK (part IN ('LEAD', 'SUPPORT', 'INFORM')),
  instruction text NOT NULL,
  assigned_by uuid NOT NULL,
  assigned_by_name text NOT NULL,
  assigned_at timestamptz NOT NULL,
  due_on date,
  original_due_on date,
  progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  read_at timestamptz,
  reported_at timestamptz,
  reported_by uuid,
  result text,
  response_id uuid REFERENCES records_document (id),
  accepted_at timestamptz,
  accepted_by uuid,
  extension_to date,
  extension_reason text,
  cancelled_at timestamptz,
  cancel_reason text,
  CHECK ((parent_id IS NULL) = (person_id IS NULL)),
  CHECK ((person_id IS NULL) = (person_name IS NULL)),
  CHECK (part <> 'INFORM' OR due_on IS NULL),
  CHECK ((due_on IS NULL) = (original_due_on IS NULL)),
  CHECK (accepted_at IS NULL OR reported_at IS NOT NULL),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK ((extension_to IS NULL) = (extension_reason IS NULL)),
  CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE INDEX records_assignment_of_document ON records_assignment (document_id, assigned_at, id);
CREATE INDEX records_assignment_open_of_unit ON records_assignment (unit_id, due_on) WHERE accepted_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX records_assignment_open_of_person ON records_assignment (person_id, due_on) WHERE accepted_at IS NULL AND cancelled_at IS NULL;
CREATE UNIQUE INDEX records_assignment_one_lead ON records_assignment (document_id, coalesce(parent_id, document_id))
  WHERE part = 'LEAD' AND cancelled_at IS NULL;
COMMENT ON TABLE records_assignment IS 'Giao xử lý văn bản: lãnh đạo giao đơn vị, đơn vị giao người';
COMMENT ON COLUMN records_assignment.id IS 'Định danh nội bộ';
COMMENT ON COLUMN records_assignment.document_id IS 'Văn bản';
COMMENT ON COLUMN records_assignment.parent_id IS 'Phần việc của đơn vị mà người này nhận';
COMMENT ON COLUMN records_assignment.unit_id IS 'Đơn vị được giao';
COMMENT ON COLUMN records_assignment.person_id IS 'Người được giao';
COMMENT ON COLUMN records_assignment.person_name IS 'Họ tên người được giao';
COMMENT ON COLUMN records_assignment.part IS 'Chủ trì, phối hợp hoặc để biết';
COMMENT ON COLUMN records_assignment.instruction IS 'Ý kiến chỉ đạo';
COMMENT ON COLUMN records_assignment.assigned_by IS 'Người giao';
COMMENT ON COLUMN records_assignment.assigned_by_name IS 'Họ tên người giao';
COMMENT ON COLUMN records_assignment.assigned_at IS 'Thời điểm giao';
COMMENT ON COLUMN records_assignment.due_on IS 'Hạn hoàn thành';
COMMENT ON COLUMN records_assignment.original_due_on IS 'Hạn giao ban đầu, trước gia hạn';
COMMENT ON COLUMN records_assignment.progress IS 'Tiến độ, phần trăm';
COMMENT ON COLUMN records_assignment.read_at IS 'Thời điểm xem lần đầu';
COMMENT ON COLUMN records_assignment.reported_at IS 'Thời điểm báo cáo hoàn thành';
COMMENT ON COLUMN records_assignment.reported_by IS 'Người báo cáo hoàn thành';
COMMENT ON COLUMN records_assignment.result IS 'Kết quả báo cáo';
COMMENT ON COLUMN records_assignment.response_id IS 'Văn bản trả lời, văn bản kết quả';
COMMENT ON COLUMN records_assignment.accepted_at IS 'Thời điểm người giao công nhận hoàn thành';
COMMENT ON COLUMN records_assignment.accepted_by IS 'Người công nhận hoàn thành';
COMMENT ON COLUMN records_assignment.extension_to IS 'Hạn mới được đề nghị';
COMMENT ON COLUMN records_assignment.extension_reason IS 'Lý do đề nghị gia hạn';
COMMENT ON COLUMN records_assignment.cancelled_at IS 'Thời điểm thôi giao';
COMMENT ON COLUMN records_assignment.cancel_reason IS 'Lý do thôi giao';

CREATE TABLE records_file (
  document_id uuid NOT NULL REFERENCES records_document (id),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  mime text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (document_id, sha256)
);
CREATE INDEX records_file_by_content ON records_file (sha256);
COMMENT ON TABLE records_file IS 'Tệp của văn bản: toàn văn, phụ lục';
COMMENT ON COLUMN records_file.document_id IS 'Văn bản';
COMMENT ON COLUMN records_file.sha256 IS 'Mã băm nội dung trong kho tệp';
COMMENT ON COLUMN records_file.name IS 'Tên tệp';
COMMENT ON COLUMN records_file.mime IS 'Kiểu nội dung';
COMMENT ON COLUMN records_file.size_bytes IS 'Kích thước, tính bằng byte';
COMMENT ON COLUMN records_file.added_by IS 'Người đính kèm';
COMMENT ON COLUMN records_file.added_at IS 'Thời điểm đính kèm';

CREATE TABLE records_link (
  document_id uuid NOT NULL REFERENCES records_document (id),
  dossier_id uuid NOT NULL,
  linked_by uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (document_id, dossier_id)
);
CREATE INDEX records_link_by_dossier ON records_link (dossier_id);
COMMENT ON TABLE records_link IS 'Văn bản liên quan đến hồ sơ thủ tục hành chính nào';
COMMENT ON COLUMN records_link.document_id IS 'Văn bản';
COMMENT ON COLUMN records_link.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN records_link.linked_by IS 'Người ghi liên kết';
COMMENT ON COLUMN records_link.linked_at IS 'Thời điểm ghi liên kết';

CREATE TABLE records_copy (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES records_document (id),
  agency_id uuid NOT NULL,
  kind_code text NOT NULL CHECK (kind_code IN ('SY', 'SL', 'TRS')),
  year integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  number_text text NOT NULL,
  sheets integer NOT NULL CHECK (sheets BETWEEN 1 AND 10000),
  extract text,
  recipients text NOT NULL,
  authority text NOT NULL CHECK (authority IN ('HEAD', 'TM', 'KT', 'TL', 'TUQ', 'Q')),
  signer_name text NOT NULL,
  signer_title text NOT NULL,
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  CHECK ((kind_code = 'TRS') = (extract IS NOT NULL))
);
CREATE UNIQUE INDEX records_copy_by_number ON records_copy (agency_id, year, number);
CREATE INDEX records_copy_of_document ON records_copy (document_id, made_at);
COMMENT ON TABLE records_copy IS 'Bản sao y, sao lục, trích sao và sổ đăng ký của chúng';
COMMENT ON COLUMN records_copy.id IS 'Định danh nội bộ';
COMMENT ON COLUMN records_copy.document_id IS 'Văn bản được sao';
COMMENT ON COLUMN records_copy.agency_id IS 'Cơ quan sao';
COMMENT ON COLUMN records_copy.kind_code IS 'Hình thức sao: sao y, sao lục, trích sao';
COMMENT ON COLUMN records_copy.year IS 'Năm';
COMMENT ON COLUMN records_copy.number IS 'Số bản sao';
COMMENT ON COLUMN records_copy.number_text IS 'Số và ký hiệu bản sao';
COMMENT ON COLUMN records_copy.sheets IS 'Số bản được sao';
COMMENT ON COLUMN records_copy.extract IS 'Phần được trích sao';
COMMENT ON COLUMN records_copy.recipients IS 'Nơi nhận bản sao';
COMMENT ON COLUMN records_copy.authority IS 'Thẩm quyền ký bản sao';
COMMENT ON COLUMN records_copy.signer_name IS 'Họ tên người ký bản sao';
COMMENT ON COLUMN records_copy.signer_title IS 'Chức vụ người ký bản sao';
COMMENT ON COLUMN records_copy.source_sha256 IS 'Mã băm tệp được sao';
COMMENT ON COLUMN records_copy.sha256 IS 'Mã băm bản sao trong kho tệp';
COMMENT ON COLUMN records_copy.size_bytes IS 'Kích thước bản sao, tính bằng byte';
COMMENT ON COLUMN records_copy.made_by IS 'Người lập bản sao';
COMMENT ON COLUMN records_copy.made_at IS 'Thời điểm sao';

-- One set of series for papers and registered documents: 15/QĐ-UBND is given once, whether a dossier's result or a draft of
-- a division takes it. A number is borne by a paper or by what the register calls by its id.
ALTER TABLE document_number ADD COLUMN bearer_id uuid;
ALTER TABLE document_number DROP CONSTRAINT document_number_check1;
ALTER TABLE document_number ADD CONSTRAINT document_number_is_borne
  CHECK (num_nonnulls(paper_id, bearer_id) = 1 OR (num_nonnulls(paper_id, bearer_id) = 0 AND voided_at IS NOT NULL));
CREATE UNIQUE INDEX document_number_of_bearer ON document_number (bearer_id) WHERE bearer_id IS NOT NULL;
COMMENT ON COLUMN document_number.bearer_id IS 'Văn bản trong sổ đăng ký hoặc bản sao mang số này';

GRANT SELECT, INSERT, UPDATE ON records_document, records_assignment TO motcua_app;
GRANT SELECT, INSERT ON records_event, records_copy, records_file TO motcua_app;
GRANT SELECT, INSERT, DELETE ON records_link TO motcua_app;
