/** How pages of figures say no. Texts in i18n, `statistics.errors`. */
export const leadRefusals = { AGENCY_UNKNOWN: { status: 404 } } as const;

/** No agency of the page has that code or name. */
export function agencyUnknown(asked: string): LeadRefusal {
  return { code: "AGENCY_UNKNOWN", asked };
}

export type LeadRefusal =
  | { readonly code: "NOT_FOUND" }
  | { readonly code: "AGENCY_UNKNOWN"; readonly asked: string };
