/** How messages say no, with the status over HTTP. Texts in i18n, `notification.errors`. */
export const notificationRefusals = {
  NOTIFICATION_TEXT_EMPTY: { status: 422 },
  NOTIFICATION_TEXT_TOO_LONG: { status: 422 },
  NOTIFICATION_BRACE_OPEN: { status: 422 },
  NOTIFICATION_VARIABLE_UNKNOWN: { status: 422 },
  NOTIFICATION_VARIABLE_MISSING: { status: 422 },
  NOTIFICATION_SMS_TOO_LONG: { status: 422 },
  NOTIFICATION_TEXT_CHANGED: { status: 409 },
  NOTIFICATION_SETTINGS_CHANGED: { status: 409 },
  NOTIFICATION_REASON_REQUIRED: { status: 422 },
  NOTIFICATION_NOT_DEAD: { status: 409 },
  NOTIFICATION_NO_CHANNEL: { status: 422 },
  NOTIFICATION_PUSH_ADDRESS: { status: 422 },
} as const;
