/** How far a sample dossier has gone. */
export type Reach =
  | "submitted"
  | "assigned"
  | "appraised"
  | "signed"
  | "issued"
  | "returned"
  | "supplement"
  | "rejected"
  | "withdrawn";

/** One sample dossier: its procedure, when it came in (working days before today), how, and where it rests. */
export type PlannedSample = {
  readonly code: string;
  readonly daysAgo: number;
  readonly online: boolean;
  readonly reach: Reach;
  /** The result is wanted by public post. */
  readonly posted?: boolean;
};

export const SAMPLE_PLAN: readonly PlannedSample[] = [
  { code: "1.001193", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.004873", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.001776", daysAgo: 1, online: true, reach: "submitted" },
  { code: "1.001612", daysAgo: 1, online: true, reach: "assigned" },
  { code: "1.004222", daysAgo: 3, online: true, reach: "assigned" },
  { code: "1.001699", daysAgo: 8, online: false, reach: "assigned" },
  { code: "1.013225", daysAgo: 6, online: false, reach: "appraised" },
  { code: "1.004859", daysAgo: 2, online: true, reach: "appraised" },
  { code: "1.001776", daysAgo: 4, online: false, reach: "appraised" },
  { code: "1.014027", daysAgo: 9, online: false, reach: "assigned" },
  { code: "1.001612", daysAgo: 7, online: false, reach: "appraised" },
  { code: "1.000894", daysAgo: 1, online: false, reach: "signed" },
  { code: "2.000815", daysAgo: 1, online: false, reach: "issued" },
  { code: "2.000635", daysAgo: 1, online: true, reach: "issued" },
  { code: "2.000815", daysAgo: 2, online: false, reach: "returned" },
  { code: "2.000815", daysAgo: 2, online: false, reach: "returned" },
  { code: "1.001193", daysAgo: 5, online: true, reach: "returned" },
  { code: "1.000656", daysAgo: 5, online: false, reach: "returned" },
  { code: "1.004873", daysAgo: 6, online: true, reach: "returned" },
  { code: "1.001653", daysAgo: 6, online: false, reach: "supplement" },
  { code: "1.004222", daysAgo: 5, online: true, reach: "supplement" },
  { code: "1.001612", daysAgo: 4, online: true, reach: "rejected" },
  { code: "1.004194", daysAgo: 3, online: true, reach: "withdrawn" },
  { code: "1.000894", daysAgo: 12, online: false, reach: "signed" },
  { code: "2.000635", daysAgo: 3, online: false, reach: "issued", posted: true },
  { code: "2.000635", daysAgo: 3, online: false, reach: "issued", posted: true },
  { code: "2.000635", daysAgo: 2, online: false, reach: "issued", posted: true },
  { code: "2.000635", daysAgo: 2, online: false, reach: "issued", posted: true },
  { code: "2.000635", daysAgo: 1, online: false, reach: "issued", posted: true },
  { code: "2.000635", daysAgo: 1, online: false, reach: "issued", posted: true },
];

/** What each citizen of the VNeID stand-in finds under "my dossiers": one in progress, one finished. */
export const CITIZEN_PLAN: readonly PlannedSample[] = [
  { code: "1.004222", daysAgo: 3, online: true, reach: "assigned" },
  { code: "1.004873", daysAgo: 6, online: true, reach: "returned" },
];

/** Step codes at which a dossier of this reach is left lying. */
export const RESTS_AT: Readonly<Record<Reach, readonly string[]>> = {
  submitted: [],
  rejected: [],
  withdrawn: [],
  assigned: ["appraise", "draftRecord"],
  supplement: ["appraise", "draftRecord"],
  appraised: ["review", "registerBirth"],
  signed: ["sign"],
  issued: ["returnResult"],
  returned: [],
};
