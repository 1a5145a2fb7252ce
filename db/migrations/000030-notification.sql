-- Messages to applicants and officers (thông báo): the outbox is written with the act it tells of, in the same statement.
-- New tables only; what takes time is noting how far each dossier's history was, about a second for every million dossiers.

CREATE TABLE notification_message (
  id uuid PRIMARY KEY,
  dossier_id uuid REFERENCES dossier (id),
  seq integer CHECK (seq >= 1),
  kind text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]+$'),
  occasion text NOT NULL CHECK (occasion <> ''),
  audience text NOT NULL CHECK (audience IN ('APPLICANT', 'OFFICER')),
  person_id uuid,
  unit_id uuid,
  role text,
  at timestamptz NOT NULL,
  planned_at timestamptz,
  locale text CHECK (locale IN ('vi', 'en')),
  silence text CHECK (silence ~ '^[A-Z][A-Z_]+$'),
  CHECK (seq IS NULL OR dossier_id IS NOT NULL),
  CHECK (audience = 'OFFICER' OR (dossier_id IS NOT NULL AND person_id IS NULL AND unit_id IS NULL)),
  CHECK ((unit_id IS NULL) = (role IS NULL)),
  CHECK (audience = 'APPLICANT' OR (person_id IS NULL) <> (unit_id IS NULL)),
  CHECK ((planned_at IS NULL) = (locale IS NULL)),
  -- One message for one event and one receiver, whatever job runs twice.
  CONSTRAINT notification_message_once UNIQUE NULLS NOT DISTINCT (dossier_id, kind, occasion, person_id, unit_id, role)
);
CREATE INDEX notification_message_new ON notification_message (at) WHERE planned_at IS NULL;
CREATE INDEX notification_message_by_person ON notification_message (person_id, at DESC) WHERE person_id IS NOT NULL;
CREATE INDEX notification_message_by_desk ON notification_message (unit_id, role, at DESC) WHERE unit_id IS NOT NULL;
CREATE INDEX notification_message_by_time ON notification_message (at);
COMMENT ON TABLE notification_message IS 'Thông báo: mỗi sự kiện, mỗi người nhận một thông báo';
COMMENT ON COLUMN notification_message.id IS 'Định danh nội bộ';
COMMENT ON COLUMN notification_message.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN notification_message.seq IS 'Sự kiện của hồ sơ mà thông báo nói đến; trống với thông báo nhắc theo thời gian';
COMMENT ON COLUMN notification_message.kind IS 'Loại thông báo';
COMMENT ON COLUMN notification_message.occasion IS 'Dịp thông báo: sự kiện, ngày hẹn, lần nhắc';
COMMENT ON COLUMN notification_message.audience IS 'Người nhận: người nộp hồ sơ, công chức';
COMMENT ON COLUMN notification_message.person_id IS 'Công chức nhận';
COMMENT ON COLUMN notification_message.unit_id IS 'Đơn vị nhận, khi chưa có người được phân công';
COMMENT ON COLUMN notification_message.role IS 'Vai trò nhận tại đơn vị';
COMMENT ON COLUMN notification_message.at IS 'Thời điểm của sự kiện';
COMMENT ON COLUMN notification_message.planned_at IS 'Thời điểm chọn kênh gửi';
COMMENT ON COLUMN notification_message.locale IS 'Ngôn ngữ gửi';
COMMENT ON COLUMN notification_message.silence IS 'Lý do không gửi ra ngoài (vẫn có trong hộp thông báo)';

CREATE TABLE notification_delivery (
  message_id uuid NOT NULL REFERENCES notification_message (id),
  channel text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'ZALO', 'PUSH')),
  state text NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'DEAD', 'DROPPED')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at timestamptz NOT NULL,
  provider text,
  unsure boolean NOT NULL DEFAULT false,
  reference text,
  code text CHECK (code ~ '^[A-Z0-9][A-Z0-9_]*$'),
  template_version integer CHECK (template_version >= 0),
  queued_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  decided_by uuid,
  reason text CHECK (reason <> ''),
  PRIMARY KEY (message_id, channel),
  CHECK (state <> 'DROPPED' OR (reason IS NOT NULL AND decided_by IS NOT NULL)),
  CHECK (NOT unsure OR provider IS NOT NULL)
);
CREATE INDEX notification_delivery_due ON notification_delivery (next_at) WHERE state IN ('QUEUED', 'SENDING');
CREATE INDEX notification_delivery_dead ON notification_delivery (changed_at) WHERE state = 'DEAD';
CREATE INDEX notification_delivery_sent ON notification_delivery (changed_at) WHERE state = 'SENT';
CREATE INDEX notification_delivery_queued ON notification_delivery (queued_at);
COMMENT ON TABLE notification_delivery IS 'Gửi một thông báo qua một kênh';
COMMENT ON COLUMN notification_delivery.message_id IS 'Thông báo';
COMMENT ON COLUMN notification_delivery.channel IS 'Kênh: thư điện tử, tin nhắn, Zalo, thông báo đẩy';
COMMENT ON COLUMN notification_delivery.state IS 'Trạng thái gửi';
COMMENT ON COLUMN notification_delivery.attempts IS 'Số lần đã thử gửi';
COMMENT ON COLUMN notification_delivery.next_at IS 'Thời điểm thử tiếp theo';
COMMENT ON COLUMN notification_delivery.provider IS 'Nhà cung cấp đã thử gần nhất';
COMMENT ON COLUMN notification_delivery.unsure IS 'Chưa rõ nhà cung cấp đã nhận hay chưa: chỉ được hỏi lại chính nhà cung cấp đó';
COMMENT ON COLUMN notification_delivery.reference IS 'Mã của nhà cung cấp';
COMMENT ON COLUMN notification_delivery.code IS 'Mã lỗi gần nhất';
COMMENT ON COLUMN notification_delivery.template_version IS 'Phiên bản mẫu đã dùng';
COMMENT ON COLUMN notification_delivery.queued_at IS 'Thời điểm xếp hàng';
COMMENT ON COLUMN notification_delivery.changed_at IS 'Thời điểm thay đổi gần nhất';
COMMENT ON COLUMN notification_delivery.decided_by IS 'Tài khoản đã quyết định gửi lại hoặc bỏ';
COMMENT ON COLUMN notification_delivery.reason IS 'Lý do gửi lại hoặc bỏ';

CREATE TABLE notification_attempt (
  message_id uuid NOT NULL,
  channel text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  provider text NOT NULL,
  at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('ACCEPTED', 'REFUSED', 'NOT_TAKEN', 'UNKNOWN')),
  code text,
  PRIMARY KEY (message_id, channel, number),
  FOREIGN KEY (message_id, channel) REFERENCES notification_delivery (message_id, channel)
);
COMMENT ON TABLE notification_attempt IS 'Một lần thử gửi';
COMMENT ON COLUMN notification_attempt.message_id IS 'Thông báo';
COMMENT ON COLUMN notification_attempt.channel IS 'Kênh';
COMMENT ON COLUMN notification_attempt.number IS 'Lần thứ';
COMMENT ON COLUMN notification_attempt.provider IS 'Nhà cung cấp';
COMMENT ON COLUMN notification_attempt.at IS 'Thời điểm';
COMMENT ON COLUMN notification_attempt.outcome IS 'Kết quả: đã nhận, từ chối, chưa nhận, không rõ';
COMMENT ON COLUMN notification_attempt.code IS 'Mã của kết quả';

CREATE TABLE notification_provider (
  name text PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  open_until timestamptz,
  accepted_at timestamptz,
  failed_at timestamptz,
  code text
);
COMMENT ON TABLE notification_provider IS 'Tình trạng của từng nhà cung cấp dịch vụ gửi';
COMMENT ON COLUMN notification_provider.name IS 'Nhà cung cấp';
COMMENT ON COLUMN notification_provider.failures IS 'Số lần hỏng liên tiếp';
COMMENT ON COLUMN notification_provider.open_until IS 'Ngừng gửi đến khi';
COMMENT ON COLUMN notification_provider.accepted_at IS 'Lần nhận gần nhất';
COMMENT ON COLUMN notification_provider.failed_at IS 'Lần hỏng gần nhất';
COMMENT ON COLUMN notification_provider.code IS 'Mã lỗi gần nhất';

CREATE TABLE notification_template (
  kind text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('INBOX', 'EMAIL', 'SMS', 'ZALO', 'PUSH')),
  locale text NOT NULL CHECK (locale IN ('vi', 'en')),
  version integer NOT NULL CHECK (version >= 1),
  subject text NOT NULL,
  body text NOT NULL CHECK (body <> ''),
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  PRIMARY KEY (kind, channel, locale, version)
);
COMMENT ON TABLE notification_template IS 'Mẫu thông báo do cơ quan sửa; phiên bản 0 đi kèm phần mềm';
COMMENT ON COLUMN notification_template.kind IS 'Loại thông báo';
COMMENT ON COLUMN notification_template.channel IS 'Kênh';
COMMENT ON COLUMN notification_template.locale IS 'Ngôn ngữ';
COMMENT ON COLUMN notification_template.version IS 'Phiên bản';
COMMENT ON COLUMN notification_template.subject IS 'Tiêu đề';
COMMENT ON COLUMN notification_template.body IS 'Nội dung, với các biến trong ngoặc nhọn';
COMMENT ON COLUMN notification_template.made_at IS 'Thời điểm ban hành';
COMMENT ON COLUMN notification_template.made_by IS 'Tài khoản ban hành';

CREATE TABLE notification_preference (
  holder text PRIMARY KEY CHECK (holder ~ '^(account [0-9a-f-]{36}|contact [0-9a-f]{64})$'),
  locale text NOT NULL CHECK (locale IN ('vi', 'en')),
  channels text[] NOT NULL,
  reminders boolean NOT NULL,
  extra boolean NOT NULL,
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE notification_preference IS 'Lựa chọn nhận thông báo của tài khoản, hoặc của địa chỉ liên hệ đã để lại';
COMMENT ON COLUMN notification_preference.holder IS 'Tài khoản, hoặc giá trị băm có khóa của địa chỉ liên hệ';
COMMENT ON COLUMN notification_preference.locale IS 'Ngôn ngữ';
COMMENT ON COLUMN notification_preference.channels IS 'Các kênh muốn nhận';
COMMENT ON COLUMN notification_preference.reminders IS 'Nhận thông báo nhắc và thông báo tiện ích';
COMMENT ON COLUMN notification_preference.extra IS 'Đồng ý nhận thêm thông báo từng bước xử lý';
COMMENT ON COLUMN notification_preference.changed_at IS 'Thời điểm thay đổi';

CREATE TABLE notification_consent (
  id uuid PRIMARY KEY,
  holder text NOT NULL,
  given boolean NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX notification_consent_by_holder ON notification_consent (holder, at);
COMMENT ON TABLE notification_consent IS 'Nhật ký đồng ý và rút lại đồng ý nhận thêm thông báo';
COMMENT ON COLUMN notification_consent.id IS 'Định danh nội bộ';
COMMENT ON COLUMN notification_consent.holder IS 'Tài khoản, hoặc giá trị băm có khóa của địa chỉ liên hệ';
COMMENT ON COLUMN notification_consent.given IS 'Đồng ý, hoặc rút lại';
COMMENT ON COLUMN notification_consent.at IS 'Thời điểm';

CREATE TABLE notification_seen (
  account_id uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL
);
COMMENT ON TABLE notification_seen IS 'Hộp thông báo đã xem đến thời điểm nào';
COMMENT ON COLUMN notification_seen.account_id IS 'Tài khoản';
COMMENT ON COLUMN notification_seen.seen_at IS 'Đã xem đến';

CREATE TABLE notification_push (
  endpoint_sha256 text PRIMARY KEY CHECK (endpoint_sha256 ~ '^[0-9a-f]{64}$'),
  account_id uuid NOT NULL,
  endpoint text NOT NULL,
  public_key text NOT NULL,
  auth_secret text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX notification_push_by_account ON notification_push (account_id);
COMMENT ON TABLE notification_push IS 'Trình duyệt đã đăng ký nhận thông báo đẩy';
COMMENT ON COLUMN notification_push.endpoint_sha256 IS 'Giá trị băm của địa chỉ nhận';
COMMENT ON COLUMN notification_push.account_id IS 'Tài khoản';
COMMENT ON COLUMN notification_push.endpoint IS 'Địa chỉ nhận của trình duyệt';
COMMENT ON COLUMN notification_push.public_key IS 'Khóa công khai của trình duyệt';
COMMENT ON COLUMN notification_push.auth_secret IS 'Khóa xác thực của trình duyệt';
COMMENT ON COLUMN notification_push.made_at IS 'Thời điểm đăng ký';

CREATE TABLE notification_setting (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  quiet_from_minute integer NOT NULL DEFAULT 1260 CHECK (quiet_from_minute BETWEEN 0 AND 1439),
  quiet_until_minute integer NOT NULL DEFAULT 420 CHECK (quiet_until_minute BETWEEN 0 AND 1439),
  collect_after_days integer NOT NULL DEFAULT 3 CHECK (collect_after_days BETWEEN 1 AND 60),
  collect_every_days integer NOT NULL DEFAULT 7 CHECK (collect_every_days BETWEEN 1 AND 60),
  collect_times_max integer NOT NULL DEFAULT 3 CHECK (collect_times_max BETWEEN 0 AND 12),
  plain_sms boolean NOT NULL DEFAULT false,
  revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1)
);
COMMENT ON TABLE notification_setting IS 'Cài đặt thông báo của cơ quan';
COMMENT ON COLUMN notification_setting.only_row IS 'Bảng chỉ có một dòng';
COMMENT ON COLUMN notification_setting.quiet_from_minute IS 'Giờ yên tĩnh bắt đầu, phút trong ngày';
COMMENT ON COLUMN notification_setting.quiet_until_minute IS 'Giờ yên tĩnh kết thúc, phút trong ngày';
COMMENT ON COLUMN notification_setting.collect_after_days IS 'Nhắc nhận kết quả sau số ngày';
COMMENT ON COLUMN notification_setting.collect_every_days IS 'Nhắc lại sau mỗi số ngày';
COMMENT ON COLUMN notification_setting.collect_times_max IS 'Số lần nhắc tối đa';
COMMENT ON COLUMN notification_setting.plain_sms IS 'Tin nhắn không dấu (ngắn hơn)';
COMMENT ON COLUMN notification_setting.revision IS 'Số hiệu lần sửa';
INSERT INTO notification_setting (only_row) VALUES (true);

CREATE TABLE notification_before (
  dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
  version integer NOT NULL CHECK (version >= 1)
);
COMMENT ON TABLE notification_before IS 'Hồ sơ có trước khi có thông báo: các sự kiện đến phiên bản này không có thông báo';
COMMENT ON COLUMN notification_before.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN notification_before.version IS 'Đến sự kiện';
INSERT INTO notification_before (dossier_id, version) SELECT d.id, d.version FROM dossier AS d;

CREATE TABLE notification_simulator (
  provider text PRIMARY KEY,
  mode text NOT NULL CHECK (mode IN ('OK', 'TIMEOUT_AFTER_ACCEPTING', 'ERROR_500', 'LIMITED_429', 'SLOW', 'DOWN'))
);
COMMENT ON TABLE notification_simulator IS 'Cách hành xử của nhà cung cấp mô phỏng (chỉ dùng khi trình diễn và kiểm thử)';
COMMENT ON COLUMN notification_simulator.provider IS 'Nhà cung cấp mô phỏng';
COMMENT ON COLUMN notification_simulator.mode IS 'Cách hành xử';

CREATE TABLE notification_simulated (
  provider text NOT NULL,
  key text NOT NULL,
  channel text NOT NULL,
  recipient text NOT NULL,
  subject text,
  body text NOT NULL,
  at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1 CHECK (times >= 1),
  PRIMARY KEY (provider, key)
);
CREATE INDEX notification_simulated_by_time ON notification_simulated (at);
COMMENT ON TABLE notification_simulated IS 'Thông báo nhà cung cấp mô phỏng đã nhận; không có gì được gửi ra ngoài';
COMMENT ON COLUMN notification_simulated.provider IS 'Nhà cung cấp mô phỏng';
COMMENT ON COLUMN notification_simulated.key IS 'Khóa chống gửi trùng';
COMMENT ON COLUMN notification_simulated.channel IS 'Kênh';
COMMENT ON COLUMN notification_simulated.recipient IS 'Địa chỉ nhận đã che';
COMMENT ON COLUMN notification_simulated.subject IS 'Tiêu đề';
COMMENT ON COLUMN notification_simulated.body IS 'Nội dung';
COMMENT ON COLUMN notification_simulated.at IS 'Thời điểm nhận';
COMMENT ON COLUMN notification_simulated.times IS 'Số lần được đưa đến; người nhận chỉ thấy một';

GRANT SELECT, INSERT, UPDATE ON notification_message, notification_delivery, notification_provider, notification_preference,
  notification_seen, notification_simulator, notification_simulated TO motcua_app;
GRANT SELECT, INSERT ON notification_attempt, notification_template, notification_consent, notification_before TO motcua_app;
GRANT SELECT, UPDATE ON notification_setting TO motcua_app;
GRANT SELECT, INSERT, DELETE ON notification_push TO motcua_app;
GRANT SELECT ON notification_message, notification_delivery, notification_attempt TO motcua_report;
