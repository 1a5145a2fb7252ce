/** Why a file is not taken, judged by its content. */
export const uploadRefusals = {
  UPLOAD_EMPTY: { status: 422 },
  UPLOAD_TOO_LARGE: { status: 413 },
  UPLOAD_TYPE_REFUSED: { status: 415 },
  UPLOAD_DAMAGED: { status: 422 },
  UPLOAD_ENCRYPTED: { status: 422 },
  UPLOAD_ACTIVE: { status: 422 },
  UPLOAD_MACRO: { status: 422 },
  UPLOAD_TWO_TYPES: { status: 422 },
  UPLOAD_UNSAFE_XML: { status: 422 },
  UPLOAD_UNPACKS_TOO_FAR: { status: 422 },
  UPLOAD_TOO_MANY_PAGES: { status: 422 },
  UPLOAD_TOO_MANY_PIXELS: { status: 422 },
  UPLOAD_TOO_COMPLEX: { status: 422 },
  UPLOAD_INFECTED: { status: 422 },
  UPLOAD_QUOTA: { status: 429 },
  UPLOAD_BUSY: { status: 429 },
  UPLOAD_OFFSET_CONFLICT: { status: 409 },
  UPLOAD_NOT_COMPLETE: { status: 409 },
} as const;

/** What in a document would act by itself when it is opened. */
export type ActiveKind =
  | "SCRIPT"
  | "LAUNCH"
  | "OPEN_ACTION"
  | "FORM_SENT"
  | "XFA"
  | "MEDIA"
  | "EMBEDDED_PROGRAM"
  | "LINKED_CONTENT";

type Facts =
  | { readonly code: "UPLOAD_TOO_LARGE" | "UPLOAD_QUOTA"; readonly megabytesMax: number }
  | { readonly code: "UPLOAD_ACTIVE"; readonly what: ActiveKind }
  | { readonly code: "UPLOAD_TOO_MANY_PAGES"; readonly pagesMax: number }
  | { readonly code: "UPLOAD_TOO_MANY_PIXELS"; readonly megapixelsMax: number }
  | { readonly code: "UPLOAD_INFECTED"; readonly signature: string };
type Plain = { readonly code: Exclude<keyof typeof uploadRefusals, Facts["code"]> };

export type UploadRefusal = Facts | Plain;
