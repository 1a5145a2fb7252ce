-- A first or reset password is known to whoever handed it over; its owner is asked at sign-in to choose one of their own.
-- Accounts that exist keep the password they have been using. A column with a constant default: no rewrite, no long lock.
ALTER TABLE identity_account ADD COLUMN password_given boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN identity_account.password_given IS 'Mật khẩu do người khác đặt, chủ tài khoản chưa đổi';
