/** How reports say no, with the status over HTTP. Texts in i18n, `report.errors`. */
export const reportRefusals = {
  REPORT_STATE: { status: 409 },
  REPORT_SAME_PERSON: { status: 409 },
  REPORT_SUPERSEDED: { status: 409 },
  REPORT_PERIOD_OPEN: { status: 409 },
  REPORT_PERIOD_KIND: { status: 422 },
  REPORT_UNCHANGED: { status: 409 },
  REPORT_PDF_OF_ONE: { status: 422 },
  REPORT_PRINT_EMPTY: { status: 409 },
  REPORT_PRINT_TOO_LONG: { status: 422 },
  REPORT_FORM_BOOK_TOO_LONG: { status: 422 },
  REPORT_FORM_UNKNOWN: { status: 422 },
  REPORT_FORM_INVALID: { status: 422 },
  REPORT_FORM_SUMS: { status: 422 },
  REPORT_FORM_DAY: { status: 409 },
  REPORT_FORM_COLUMN_USED: { status: 409 },
  REPORT_FORM_DRAFT_CHANGED: { status: 409 },
} as const;

export type ReportRefusal =
  | {
      readonly code:
        | "NOT_SIGNED_IN"
        | "NOT_ALLOWED"
        | "NOT_FOUND"
        | "REPORT_SAME_PERSON"
        | "REPORT_FORM_UNKNOWN"
        | "REPORT_PDF_OF_ONE"
        | "REPORT_PRINT_EMPTY";
    }
  | { readonly code: "REPORT_STATE"; readonly state: string; readonly step: string }
  | { readonly code: "REPORT_SUPERSEDED" | "REPORT_UNCHANGED"; readonly revision: number }
  | { readonly code: "REPORT_PERIOD_OPEN"; readonly to: string }
  | { readonly code: "REPORT_PERIOD_KIND"; readonly form: string }
  | { readonly code: "REPORT_FORM_INVALID"; readonly problems: readonly string[] }
  | {
      readonly code: "REPORT_FORM_SUMS";
      readonly row: string;
      readonly column: number;
      readonly value: number;
      readonly expected: number;
    }
  | { readonly code: "REPORT_PRINT_TOO_LONG"; readonly max: number }
  | { readonly code: "REPORT_FORM_BOOK_TOO_LONG"; readonly max: number }
  | { readonly code: "REPORT_FORM_DAY"; readonly after: string }
  | {
      readonly code: "REPORT_FORM_COLUMN_USED";
      readonly column: number;
      /** Who speaks of it: columns, checks by their place from 1, what is carried over, what is kept above nought. */
      readonly uses: {
        readonly columns: readonly number[];
        readonly checks: readonly number[];
        readonly isCarried: boolean;
        readonly isLevelled: boolean;
      };
    }
  | { readonly code: "REPORT_FORM_DRAFT_CHANGED"; readonly by: string };
