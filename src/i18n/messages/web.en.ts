import { localMoment } from "../local-moment.ts";
import type { Messages } from "../messages-type.ts";
import type { webVi } from "./web.vi.ts";

export const webEn: Messages<typeof webVi> = {
  errors: {
    NOT_SIGNED_IN: "You need to sign in to do this.",
    NOT_ALLOWED: "Your account has no right to do this. Ask your unit's administrator if you need it.",
    NOT_FOUND: "There is nothing here, or it is not yours to see.",
    METHOD_NOT_ALLOWED: "This address does not take that method.",
    REQUEST_MALFORMED: "The request cannot be read: wrong format, wrong encoding or forbidden characters.",
    REQUEST_TOO_LARGE: "What was sent is larger than allowed.",
    MEDIA_TYPE_UNSUPPORTED: "This address does not take that type of content.",
    INPUT_INVALID: "Some information is not valid. Correct the items listed and send again.",
    CROSS_SITE_REQUEST: "The request came from another site and was stopped. Open this page again and retry.",
    PASSWORD_CHANGE_REQUIRED:
      "Change the password that was handed to you for one of your own first; nothing has been done.",
    FORM_EXPIRED: "The form has expired. Reload the page and send again; nothing has been recorded.",
    IDEMPOTENCY_KEY_INVALID: "An idempotency key has 8 to 200 printable ASCII characters without spaces.",
    IDEMPOTENCY_KEY_REUSED: "This idempotency key was used for a different request. Use a new key.",
    IDEMPOTENCY_IN_PROGRESS:
      "A request with the same key is being carried out. Wait, then repeat with that key.",
    PRECONDITION_REQUIRED:
      "Send the version you saw (If-Match; in a form the field _version), so that nobody's change is overwritten unseen.",
    VERSION_CONFLICT: (facts) =>
      facts.changedBy === undefined
        ? "Someone has just changed this. Look at the new version; what you typed is kept."
        : `${facts.changedBy} has just changed this${facts.changedAt === undefined ? "" : ` at ${localMoment(facts.changedAt)}`}${facts.change === undefined ? "" : ` (${facts.change})`}. Look at the new version; what you typed is kept.`,
    TOO_MANY_REQUESTS: (facts) => `Too many attempts. Try again in ${facts.retryAfterSeconds} seconds.`,
    DATABASE_UNAVAILABLE:
      "The service is interrupted for a moment. What you sent is not confirmed; try again in a few minutes.",
    DATABASE_BUSY: "Many people are working on this at once. Try again.",
    STORAGE_FULL: "Storage is full, so nothing could be recorded. The operator has been told.",
    OVERLOADED: "The service is overloaded. Try again in a few seconds.",
    INTERNAL: "Something is wrong on our side. Try again; if it persists, give the reference to support.",
  },
  fields: {
    required: "This is required.",
    type: "This is missing or not of the right type.",
    tooShort: (facts) => `At least ${facts.limit} characters are needed.`,
    tooLong: (facts) => `At most ${facts.limit} characters are allowed.`,
    tooSmall: (facts) => `The smallest value is ${facts.limit}.`,
    tooBig: (facts) => `The largest value is ${facts.limit}.`,
    tooFew: (facts) => `At least ${facts.limit} entries are needed.`,
    tooMany: (facts) => `At most ${facts.limit} entries are allowed.`,
    fileTooBig: "The file is too large.",
    date: "This is no such day or time. Enter one that exists.",
    id: "This is no well-formed reference.",
    format: "The format is not right.",
    choice: "Choose one of the values allowed.",
    unknown: (facts) => `These are not accepted: ${facts.names}.`,
    fullName: "Full name: letters and spaces only, 2 to 100 characters. For example: Nguyễn Thị Lan.",
    personalId: "Personal number: all 12 digits as on the identity card. For example: 001 090 012 345.",
    taxCode: "A tax code has 10, 12 or 13 digits; an organisation has no personal number.",
    phone: "Telephone: begins with 0, 10 digits if mobile, 11 if landline. For example: 0912 345 678.",
    email: "Email: it looks like name@place. For example: name@example.vn.",
    dateOfBirth:
      "Date of birth: a real day (year-month-day) or only the year. For example: 1990-03-05 or 1990.",
    other: "This is not valid.",
  },
  errorPage: {
    titles: {
      signIn: "Please sign in",
      notAllowed: "Not allowed",
      expired: "The form has expired",
      notFound: "Not found",
      refused: "Not done",
      busy: "Please try again later",
      failed: "System error",
    },
    legalGround: "Legal ground",
    reference: "Reference",
    home: "To the home page",
    openAgain: "Open the page again",
    retryIn: (facts) => `Try again in ${facts.seconds} seconds.`,
  },
  sendAgain: {
    title: "Not sent yet; what you typed is still here",
    signedOut: "Your session has ended: its time was over, or you signed out in another tab.",
    signedInAnew: "You have signed in again since this form was opened.",
    kept: "What you sent has not been recorded, but it is not lost: this page holds it. Do not close this tab before sending again.",
    sendingAs: (facts) => `You are sending as ${facts.name}.`,
    sendingAsGuest:
      "Nobody is signed in now: press “Send again” at once, and it is sent without an account. To send it from your account, sign in first.",
    notForAccount: (facts) =>
      `${facts.name} is signed in, and that account cannot do this. Sign in with the account that filled in the form.`,
    signIn: "Sign in (opens a new tab)",
    thenBack:
      "Once signed in, come back to this tab and press “Send again”. Before anything is sent you are told in whose name.",
    otherAccount: "Is this not you?",
    filesAgain: "Files are not kept; please choose them again",
    withoutSecrets: "Passwords are not kept; the form will ask for them again.",
    send: "Send again",
    signedIn: {
      title: "Signed in",
      as: (facts) => `You are signed in as ${facts.name}.`,
      back: "Close this tab, go back to the tab with what was not sent yet and press “Send again”.",
    },
  },
  reference: {
    title: "Programming interface (API)",
    intro:
      "Whatever the screens can do, this API can do. Errors are application/problem+json with a stable code.",
    document: "Download the OpenAPI 3.1 document",
    contents: "Contents",
    parameters: "Parameters",
    body: "Request body",
    answers: "Answers",
    name: "Name",
    place: "In",
    type: "Type",
    required: "required",
    yes: "yes",
    no: "no",
    errors: "Error codes",
    code: "Code",
    status: "HTTP",
    meaning: "Meaning",
    legalGround: "Legal ground",
  },
};
