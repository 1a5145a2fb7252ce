import type { Unit } from "../../organisation/index.ts";
import type { LateSteps } from "../late-steps/read-late-steps.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { type Counted, metricValue } from "../metric/value.ts";
import type { LeadQuestion } from "../question/question.ts";
import type { StuckCounts } from "../stuck/stuck-cards.tsx";
import type { PeriodTotals } from "../totals.ts";
import type { LeadFigures } from "./figures.ts";

/** What a leader looks at first, with the tone in which it is shown. */
export const HEADLINES = [
  ["received", "info"],
  ["on-time-share", "success"],
  ["in-hand-overdue", "danger"],
  ["online-share", "info"],
] as const satisfies readonly (readonly [MetricCode, "info" | "success" | "danger"])[];

/** The other figures of the page, in groups, in the order read. */
export const GROUPS: readonly (readonly [
  "received" | "finished" | "inHand" | "payment" | "quality",
  readonly MetricCode[],
])[] = [
  ["received", ["received-online", "received-counter", "received-post"]],
  [
    "finished",
    ["finished", "finished-early", "finished-on-time", "finished-late", "average-time", "time-against-term"],
  ],
  ["inHand", ["in-hand", "running", "supplement-wait", "financial-wait", "suspended", "intake", "ready"]],
  ["payment", ["payable", "paid", "paid-online", "online-payment-share"]],
  [
    "quality",
    [
      "digitisation-share",
      "electronic-result-share",
      "reuse-share",
      "supplements",
      "intake-refused",
      "result-refused",
      "extensions",
      "satisfaction",
      "opinions-satisfied",
      "opinions",
    ],
  ],
];

/** What is told of each agency. Their measures are those of the index `statistics_cell_totals`. */
export const OF_AGENCIES = [
  "received",
  "on-time-share",
  "in-hand-overdue",
  "in-hand-in-time",
] as const satisfies readonly MetricCode[];

/** What is told of each day, week or month, this year and the year before. */
export const OF_TREND = ["received", "finished"] as const satisfies readonly MetricCode[];

/** What the leader's page is drawn from. */
export type LeadView = {
  readonly question: LeadQuestion;
  readonly figures: LeadFigures;
  readonly units: readonly UnitRow[];
  readonly stuck: StuckCounts;
  readonly late: LateSteps;
};

export type UnitRow = { readonly unit: Unit; readonly rows: readonly Counted[] };

/** The rows of each agency, as they were laid to it; worst first, then by name. */
export function unitRows(rows: readonly PeriodTotals[], agencies: readonly Unit[]): UnitRow[] {
  const byAgency = new Map<string, PeriodTotals[]>();
  for (const row of rows) {
    const own = byAgency.get(row.unitId ?? "");
    if (own === undefined) byAgency.set(row.unitId ?? "", [row]);
    else own.push(row);
  }
  const found = agencies.flatMap((unit) => {
    const own = byAgency.get(unit.id);
    return own === undefined ? [] : [{ unit, rows: own }];
  });
  const overdue = ({ rows: own }: UnitRow) => metricValue(metricOf("in-hand-overdue"), own).value ?? 0;
  return found.sort((a, b) => overdue(b) - overdue(a) || a.unit.name.localeCompare(b.unit.name, "vi"));
}
