-- Identity (định danh, xác thực): accounts, sessions, throttling of sign-in, VNeID flows, journal.
-- No secret is kept readable: passwords by argon2id, tokens and codes as SHA-256, TOTP secrets sealed.

CREATE TABLE identity_account (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('citizen', 'officer')),
  sign_in_name text CHECK (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  password_hash text,
  person_id uuid REFERENCES organisation_person,
  full_name text NOT NULL CHECK (full_name <> ''),
  personal_id text CHECK (personal_id ~ '^\d{12}$'),
  phone text CHECK (phone ~ '^\+84\d{9,10}$'),
  provider text,
  provider_subject text,
  provider_level integer CHECK (provider_level IN (1, 2)),
  state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'SUSPENDED')),
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz NOT NULL,
  CHECK ((kind = 'officer') = (person_id IS NOT NULL)),
  CHECK ((provider IS NULL) = (provider_subject IS NULL)),
  CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL),
  CHECK (sign_in_name IS NOT NULL OR provider IS NOT NULL)
);
COMMENT ON TABLE identity_account IS 'Tài khoản công dân, công chức';
COMMENT ON COLUMN identity_account.id IS 'Định danh nội bộ';
COMMENT ON COLUMN identity_account.kind IS 'Loại tài khoản: công dân, công chức';
COMMENT ON COLUMN identity_account.sign_in_name IS 'Tên đăng nhập';
COMMENT ON COLUMN identity_account.password_hash IS 'Mật khẩu đã băm (argon2id)';
COMMENT ON COLUMN identity_account.person_id IS 'Công chức sở hữu tài khoản';
COMMENT ON COLUMN identity_account.full_name IS 'Họ và tên';
COMMENT ON COLUMN identity_account.personal_id IS 'Số định danh cá nhân do VNeID xác nhận';
COMMENT ON COLUMN identity_account.phone IS 'Số điện thoại (E.164)';
COMMENT ON COLUMN identity_account.provider IS 'Hệ thống định danh cấp tài khoản (issuer)';
COMMENT ON COLUMN identity_account.provider_subject IS 'Định danh của tài khoản tại hệ thống định danh (sub)';
COMMENT ON COLUMN identity_account.provider_level IS 'Mức độ định danh điện tử: 1 hoặc 2';
COMMENT ON COLUMN identity_account.state IS 'Trạng thái tài khoản';
COMMENT ON COLUMN identity_account.totp_secret IS 'Khóa mã xác thực một lần, đã niêm phong';
COMMENT ON COLUMN identity_account.totp_confirmed_at IS 'Thời điểm bật xác thực hai lớp';
COMMENT ON COLUMN identity_account.totp_last_step IS 'Bước thời gian của mã đã dùng gần nhất; mã cũ không dùng lại được';
COMMENT ON COLUMN identity_account.created_at IS 'Thời điểm tạo';
CREATE UNIQUE INDEX identity_account_name ON identity_account (sign_in_name);
CREATE UNIQUE INDEX identity_account_person ON identity_account (person_id);
CREATE UNIQUE INDEX identity_account_provider ON identity_account (provider, provider_subject);

CREATE TABLE identity_recovery_code (
  account_id uuid NOT NULL REFERENCES identity_account,
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, code_hash)
);
COMMENT ON TABLE identity_recovery_code IS 'Mã khôi phục khi mất thiết bị xác thực, mỗi mã dùng một lần';
COMMENT ON COLUMN identity_recovery_code.account_id IS 'Tài khoản';
COMMENT ON COLUMN identity_recovery_code.code_hash IS 'Mã đã băm';
COMMENT ON COLUMN identity_recovery_code.used_at IS 'Thời điểm đã dùng';

CREATE TABLE identity_session (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES identity_account,
  carrier text NOT NULL CHECK (carrier IN ('COOKIE', 'BEARER')),
  csrf_secret text NOT NULL,
  source text NOT NULL,
  user_agent text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN (
    'SIGNED_OUT', 'REVOKED', 'REPLACED', 'TOO_MANY', 'PASSWORD_CHANGED', 'POSTS_CHANGED', 'SUSPENDED')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE identity_session IS 'Phiên đăng nhập';
COMMENT ON COLUMN identity_session.id IS 'Định danh nội bộ';
COMMENT ON COLUMN identity_session.token_hash IS 'Mã phiên đã băm';
COMMENT ON COLUMN identity_session.account_id IS 'Tài khoản';
COMMENT ON COLUMN identity_session.carrier IS 'Cách mang mã phiên: cookie hoặc bearer';
COMMENT ON COLUMN identity_session.csrf_secret IS 'Khóa chống giả mạo yêu cầu';
COMMENT ON COLUMN identity_session.source IS 'Địa chỉ nguồn';
COMMENT ON COLUMN identity_session.user_agent IS 'Thiết bị, trình duyệt';
COMMENT ON COLUMN identity_session.created_at IS 'Bắt đầu';
COMMENT ON COLUMN identity_session.seen_at IS 'Hoạt động gần nhất (ghi không quá một lần mỗi phút)';
COMMENT ON COLUMN identity_session.idle_seconds IS 'Hết hạn khi không hoạt động quá chừng này giây';
COMMENT ON COLUMN identity_session.expires_at IS 'Hết hạn tuyệt đối';
COMMENT ON COLUMN identity_session.ended_at IS 'Kết thúc';
COMMENT ON COLUMN identity_session.end_reason IS 'Lý do kết thúc';
CREATE INDEX identity_session_live ON identity_session (account_id, created_at) WHERE ended_at IS NULL;
CREATE INDEX identity_session_expiry ON identity_session (expires_at);

CREATE TABLE identity_throttle (
  key_hash text PRIMARY KEY,
  failures integer NOT NULL CHECK (failures > 0),
  failed_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL
);
COMMENT ON TABLE identity_throttle IS 'Bộ đếm đăng nhập sai, làm chậm kẻ dò mật khẩu';
COMMENT ON COLUMN identity_throttle.key_hash IS 'Khóa đếm đã băm: thiết bị quen, tài khoản + nguồn, tài khoản, nguồn';
COMMENT ON COLUMN identity_throttle.failures IS 'Số lần sai liên tiếp';
COMMENT ON COLUMN identity_throttle.failed_at IS 'Lần sai gần nhất';
COMMENT ON COLUMN identity_throttle.blocked_until IS 'Chỉ được thử lại từ thời điểm này';
CREATE INDEX identity_throttle_age ON identity_throttle (failed_at);

CREATE TABLE identity_known_device (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES identity_account,
  token_hash text NOT NULL,
  source text NOT NULL,
  used_at timestamptz NOT NULL,
  UNIQUE (account_id, token_hash, source)
);
COMMENT ON TABLE identity_known_device IS 'Thiết bị và nguồn đã từng đăng nhập thành công; không ai khóa được chúng từ xa';
COMMENT ON COLUMN identity_known_device.id IS 'Định danh nội bộ';
COMMENT ON COLUMN identity_known_device.account_id IS 'Tài khoản';
COMMENT ON COLUMN identity_known_device.token_hash IS 'Mã thiết bị đã băm';
COMMENT ON COLUMN identity_known_device.source IS 'Địa chỉ nguồn của lần đăng nhập thành công';
COMMENT ON COLUMN identity_known_device.used_at IS 'Lần dùng gần nhất';
CREATE INDEX identity_known_device_source ON identity_known_device (account_id, source);

CREATE TABLE identity_pending_sign_in (
  token_hash text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('SECOND_FACTOR', 'PROVIDER')),
  account_id uuid REFERENCES identity_account,
  data jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE identity_pending_sign_in IS 'Lần đăng nhập đang dở: chờ mã xác thực thứ hai hoặc chờ hệ thống định danh trả lời';
COMMENT ON COLUMN identity_pending_sign_in.token_hash IS 'Mã lần đăng nhập đã băm';
COMMENT ON COLUMN identity_pending_sign_in.kind IS 'Đang chờ gì';
COMMENT ON COLUMN identity_pending_sign_in.account_id IS 'Tài khoản đã qua bước một';
COMMENT ON COLUMN identity_pending_sign_in.data IS 'state, nonce, PKCE và nơi quay lại';
COMMENT ON COLUMN identity_pending_sign_in.expires_at IS 'Hết hạn';
CREATE INDEX identity_pending_sign_in_expiry ON identity_pending_sign_in (expires_at);

CREATE TABLE identity_journal (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  account_id uuid REFERENCES identity_account,
  source text NOT NULL,
  data jsonb NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE identity_journal IS 'Nhật ký đăng nhập và thay đổi tài khoản; chỉ ghi thêm';
COMMENT ON COLUMN identity_journal.id IS 'Định danh nội bộ';
COMMENT ON COLUMN identity_journal.kind IS 'Loại sự kiện';
COMMENT ON COLUMN identity_journal.account_id IS 'Tài khoản';
COMMENT ON COLUMN identity_journal.source IS 'Địa chỉ nguồn';
COMMENT ON COLUMN identity_journal.data IS 'Chi tiết, không chứa bí mật';
COMMENT ON COLUMN identity_journal.at IS 'Thời điểm';
CREATE INDEX identity_journal_account ON identity_journal (account_id, at);
CREATE INDEX identity_journal_at ON identity_journal (at);

GRANT SELECT, INSERT, UPDATE ON identity_account TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_session, identity_recovery_code, identity_throttle,
  identity_known_device, identity_pending_sign_in TO motcua_app;
GRANT SELECT, INSERT ON identity_journal TO motcua_app;
