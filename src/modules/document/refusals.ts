/** What changing a template of a paper says no to. */
export const templateRefusals = {
  TEMPLATE_BROKEN: { status: 422 },
  TEMPLATE_EMPTY: { status: 422 },
  TEMPLATE_TOO_HEAVY: { status: 422 },
  TEMPLATE_TOO_LONG: { status: 422 },
  TEMPLATE_DRAFT_MISSING: { status: 409 },
  TEMPLATE_DRAFT_OPEN: { status: 409 },
  TEMPLATE_LACKS_REQUIRED: { status: 422 },
  TEMPLATE_LEAVES_OUT: { status: 422 },
  TEMPLATE_BASIS_REQUIRED: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP" },
  TEMPLATE_DAY_UNKNOWN: { status: 422 },
  TEMPLATE_DAY_PAST: { status: 422 },
} as const;

/** What signing says no to before anybody is asked for a signature. */
export const authorityRefusals = {
  SIGNING_AUTHORITY_MISFIT: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 13" },
  SIGNING_TITLE_MISFIT: { status: 422, legalGround: "Nghị định 30/2020/NĐ-CP, Điều 13" },
} as const;

/** What the page behind the code of a paper says no to. */
export const verifyRefusals = {
  PAPER_NOT_ISSUED: { status: 404 },
} as const;

type Lacking = "TEMPLATE_LACKS_REQUIRED" | "TEMPLATE_LEAVES_OUT";
type Plain = Exclude<keyof typeof templateRefusals, "TEMPLATE_BROKEN" | Lacking>;
export type TemplateRefusal =
  /** The first line that is wrong, from 1 (0 where no line is), and what the typesetter says of it. */
  | { readonly code: "TEMPLATE_BROKEN"; readonly line: number; readonly message: string }
  /** What of the shipped paper is not on this one, by the names templates write. */
  | { readonly code: Lacking; readonly facts: readonly string[] }
  | { readonly code: Plain | "NOT_FOUND" };
