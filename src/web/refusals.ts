/**
 * How the shell itself says no. `NOT_FOUND`, `NOT_ALLOWED` and `NOT_SIGNED_IN` are shared: any module may return
 * them, and "not yours" must be the same `NOT_FOUND` as "does not exist".
 */
export const webRefusals = {
  NOT_SIGNED_IN: { status: 401 },
  NOT_ALLOWED: { status: 403 },
  PASSWORD_CHANGE_REQUIRED: { status: 403 },
  NOT_FOUND: { status: 404 },
  METHOD_NOT_ALLOWED: { status: 405 },
  REQUEST_MALFORMED: { status: 400 },
  REQUEST_TOO_LARGE: { status: 413 },
  MEDIA_TYPE_UNSUPPORTED: { status: 415 },
  INPUT_INVALID: { status: 422 },
  CROSS_SITE_REQUEST: { status: 403 },
  FORM_EXPIRED: { status: 403 },
  IDEMPOTENCY_KEY_INVALID: { status: 400 },
  IDEMPOTENCY_KEY_REUSED: { status: 422 },
  IDEMPOTENCY_IN_PROGRESS: { status: 409 },
  PRECONDITION_REQUIRED: { status: 428 },
  VERSION_CONFLICT: { status: 412 },
  TOO_MANY_REQUESTS: { status: 429 },
} as const;

/** How the world fails around the shell. A retryable fault answers 503 with `Retry-After`. */
export const webFaults = {
  DATABASE_UNAVAILABLE: { status: 503 },
  DATABASE_BUSY: { status: 503 },
  STORAGE_FULL: { status: 507 },
  OVERLOADED: { status: 503 },
  INTERNAL: { status: 500 },
} as const;

/** One input that did not fit its schema: where, which rule, and the sentence for people. */
export type FieldError = { readonly path: string; readonly rule: string; readonly message: string };

export type WebRefusal =
  | {
      readonly code: Exclude<
        keyof typeof webRefusals,
        "INPUT_INVALID" | "VERSION_CONFLICT" | "TOO_MANY_REQUESTS"
      >;
    }
  | { readonly code: "INPUT_INVALID"; readonly errors: readonly FieldError[] }
  | { readonly code: "TOO_MANY_REQUESTS"; readonly retryAfterSeconds: number }
  | {
      readonly code: "VERSION_CONFLICT";
      readonly currentVersion: string;
      /** Who changed it meanwhile, when and what, where the module knows. */
      readonly changedBy?: string;
      readonly changedAt?: string;
      readonly change?: string;
    };
