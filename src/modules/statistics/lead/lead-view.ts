import type { Unit } from "../../organisation/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { type Counted, metricValue } from "../metric/value.ts";
import type { PeriodTotals } from "../totals.ts";
import type { LeadFigures } from "./figures.ts";
import type { LeadQuestion } from "./question.ts";

/** The figures of the page, in groups, in the order read. */
export const GROUPS: readonly (readonly [
  "received" | "finished" | "inHand" | "quality",
  readonly MetricCode[],
])[] = [
  [
    "received",
    [
      "received",
      "received-online",
      "received-counter",
      "received-post",
      "online-share",
      "online-payment-share",
    ],
  ],
  [
    "finished",
    ["finished", "finished-early", "finished-on-time", "finished-late", "on-time-share", "average-time"],
  ],
  [
    "inHand",
    [
      "in-hand",
      "in-hand-overdue",
      "running",
      "supplement-wait",
      "financial-wait",
      "suspended",
      "intake",
      "ready",
    ],
  ],
  [
    "quality",
    [
      "time-against-term",
      "digitisation-share",
      "supplements",
      "intake-refused",
      "result-refused",
      "extensions",
    ],
  ],
];

/** What the leader's page is drawn from. */
export type LeadView = {
  readonly question: LeadQuestion;
  readonly agencies: readonly Unit[];
  readonly figures: LeadFigures;
  readonly units: readonly UnitRow[];
};

export type UnitRow = { readonly unit: Unit; readonly rows: readonly Counted[] };

/** The rows of each agency, those of the agencies merged into it included; worst first, then by name. */
export function unitRows(
  rows: readonly PeriodTotals[],
  agencies: readonly Unit[],
  agencyOf: (unitId: string) => string,
): UnitRow[] {
  const byAgency = new Map<string, PeriodTotals[]>();
  for (const row of rows) {
    const agency = agencyOf(row.unitId ?? "");
    byAgency.set(agency, [...(byAgency.get(agency) ?? []), row]);
  }
  const found = agencies.flatMap((unit) => {
    const own = byAgency.get(unit.id);
    return own === undefined ? [] : [{ unit, rows: own }];
  });
  const overdue = ({ rows: own }: UnitRow) => metricValue(metricOf("in-hand-overdue"), own).value ?? 0;
  return found.sort((a, b) => overdue(b) - overdue(a) || a.unit.name.localeCompare(b.unit.name, "vi"));
}
