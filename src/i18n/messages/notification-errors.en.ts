import type { notificationErrorsVi } from "./notification-errors.vi.ts";

/** The same in English. */
export const notificationErrorsEn: typeof notificationErrorsVi = {
  NOTIFICATION_TEXT_EMPTY: "A text needs a subject and a body.",
  NOTIFICATION_TEXT_TOO_LONG: ({ most }) => `The text is longer than ${most} characters; shorten it.`,
  NOTIFICATION_BRACE_OPEN: ({ near }) =>
    `A brace is not closed near “${near}”. Variables stand in braces, for example {code}.`,
  NOTIFICATION_VARIABLE_UNKNOWN: ({ variable, known }) =>
    `There is no variable {${variable}} in this kind of message. To use: ${known}.`,
  NOTIFICATION_VARIABLE_MISSING: ({ missing }) =>
    `${missing} is missing: every message of this kind must tell people that. Add it to the text.`,
  NOTIFICATION_SMS_TOO_LONG: ({ segments, most }) =>
    `The text takes ${segments} SMS, at most ${most}; shorten it and leave details behind the link.`,
  NOTIFICATION_TEXT_CHANGED: "Somebody has just put a new version in force. Look at it and edit again.",
  NOTIFICATION_SETTINGS_CHANGED: "Somebody has just changed the settings. Look at them and save again.",
  NOTIFICATION_REASON_REQUIRED: "A reason is needed.",
  NOTIFICATION_NOT_DEAD: "This message no longer waits for a decision.",
  NOTIFICATION_NO_CHANNEL: "This way of sending is not set up.",
  NOTIFICATION_PUSH_ADDRESS: "This browser uses no push service that is supported.",
};
