/** What the office says no to about signing in and accounts. Texts in i18n, `identity.errors`. */
export const identityRefusals = {
  SIGN_IN_WRONG: { status: 422 },
  SIGN_IN_SLOWED: { status: 429 },
  SIGN_IN_EXPIRED: { status: 403 },
  SECOND_FACTOR_WRONG: { status: 422 },
  ACCOUNT_SUSPENDED: { status: 403 },
  ACCOUNT_NOT_FOUND: { status: 404 },
  SIGN_IN_NAME_TAKEN: { status: 409 },
  SIGN_IN_NAME_INVALID: { status: 422 },
  PERSON_HAS_ACCOUNT: { status: 409 },
  PASSWORD_TOO_SHORT: { status: 422 },
  PASSWORD_TOO_LONG: { status: 422 },
  PASSWORD_TOO_PLAIN: { status: 422 },
  PASSWORD_HOLDS_NAME: { status: 422 },
  PASSWORD_SAME: { status: 422 },
  TOTP_ALREADY_ON: { status: 409 },
  TOTP_NOT_STARTED: { status: 409 },
  TOTP_NOT_ON: { status: 409 },
  TOTP_OFFICERS_ONLY: { status: 403 },
  OWN_ACCOUNT_ONLY: { status: 403 },
  SESSION_NOT_FOUND: { status: 404 },
  PROVIDER_NOT_SET: { status: 404 },
  PROVIDER_CANCELLED: { status: 403 },
  PROVIDER_ANSWER_REFUSED: { status: 403 },
} as const;

export const identityFaults = {
  PROVIDER_UNAVAILABLE: { status: 503 },
  SECRET_UNREADABLE: { status: 500 },
  SEALING_KEY_UNREADABLE: { status: 500 },
  STAND_IN_OUTSIDE_DEMO: { status: 500 },
  STAND_IN_PORT_TAKEN: { status: 500 },
} as const;
