import type { ParcelState } from "./parcel.ts";

/** How parcels say no, with the status over HTTP. Texts in i18n, `post.errors`. */
export const postRefusals = {
  POST_CODE_UNKNOWN: { status: 422 },
  POST_DOSSIER_UNKNOWN: { status: 422 },
  POST_PARCEL_STATE: { status: 409 },
  POST_PARCEL_ON_SHEET: { status: 409 },
  POST_ADDRESS_MISSING: { status: 422 },
  POST_CARRIER_UNKNOWN: { status: 422 },
  POST_SHEET_STATE: { status: 409 },
  POST_SHEET_EMPTY: { status: 422 },
  POST_NOTHING_CHOSEN: { status: 422 },
  POST_COUNT_DIFFERS: { status: 422 },
  POST_TICKS_DIFFER: { status: 422 },
  POST_DIFFERENCE_REQUIRED: { status: 422 },
  POST_DAMAGE_UNSAID: { status: 422 },
  POST_PHOTO_KIND: { status: 422 },
  POST_REPORT_NONE: { status: 409 },
  POST_SAME_PERSON: { status: 409 },
  POST_FILE_UNREADABLE: { status: 422 },
  POST_REMITTANCE_LINES: { status: 422 },
  POST_REMITTANCE_SUM: { status: 422 },
  POST_REMITTANCE_TAKEN: { status: 409 },
} as const;

/** How the world fails around the post. */
export const postFaults = {
  POST_CARRIER_UNREACHABLE: { status: 503 },
} as const;

export type PostRefusal =
  | {
      readonly code:
        | "NOT_SIGNED_IN"
        | "NOT_ALLOWED"
        | "NOT_FOUND"
        | "POST_CARRIER_UNKNOWN"
        | "POST_SHEET_EMPTY"
        | "POST_NOTHING_CHOSEN"
        | "POST_REPORT_NONE"
        | "POST_SAME_PERSON";
    }
  | {
      readonly code:
        | "POST_CODE_UNKNOWN"
        | "POST_PARCEL_ON_SHEET"
        | "POST_ADDRESS_MISSING"
        | "POST_DAMAGE_UNSAID"
        | "POST_PHOTO_KIND";
      readonly parcel: string;
    }
  | { readonly code: "POST_DOSSIER_UNKNOWN"; readonly dossier: string }
  | { readonly code: "POST_PARCEL_STATE"; readonly parcel: string; readonly state: ParcelState }
  | { readonly code: "POST_SHEET_STATE"; readonly state: SheetState }
  | { readonly code: "POST_COUNT_DIFFERS"; readonly counted: number; readonly listed: number }
  | { readonly code: "POST_TICKS_DIFFER"; readonly counted: number; readonly ticked: number }
  | { readonly code: "POST_DIFFERENCE_REQUIRED"; readonly missing: number }
  | { readonly code: "POST_FILE_UNREADABLE"; readonly line: number; readonly problem: string }
  | { readonly code: "POST_REMITTANCE_LINES"; readonly parcels: readonly string[] }
  | { readonly code: "POST_REMITTANCE_SUM"; readonly statedDong: number; readonly collectedDong: number }
  | { readonly code: "POST_REMITTANCE_TAKEN"; readonly reference: string };

export const SHEET_STATES = ["OPEN", "GIVEN", "CLOSED", "CANCELLED"] as const;
export type SheetState = (typeof SHEET_STATES)[number];
