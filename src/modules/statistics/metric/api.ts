import { accept } from "../../../kernel/result.ts";
import { apiRoute, type Router, z } from "../../../web/route.ts";
import { METRICS } from "./catalogue.ts";
import type { Formula, Metric, Term } from "./metric.ts";

const text = z.object({ vi: z.string(), en: z.string().nullable() });
const term = z.object({
  part: z.enum(["flows", "opening", "closing"]),
  measure: z.string(),
  channel: z.string().nullable(),
});
const formula = z.object({ plus: z.array(term), minus: z.array(term) });
const metric = z.object({
  code: z.string(),
  version: z.number(),
  name: text,
  definition: text,
  unit: z.enum(["dossiers", "percent", "per-hundred", "days"]),
  basis: z.enum(["period", "end-of-period"]),
  numerator: formula.nullable(),
  denominator: formula.nullable(),
  notApplicable: text,
  better: z.enum(["more", "less"]).nullable(),
  isPublic: z.boolean(),
  legalBasis: z.string().nullable(),
});

/** The catalogue of metrics is open: whoever reads a figure may read how it is reckoned. */
export function registerMetricApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/metrics",
    act: "portal.read",
    tag: "statistics",
    summary: "List the metrics with their definitions and formulas",
    description:
      "`numerator` and `denominator` are sums over the measures of a period; null where the data do not exist yet.",
    answer: { schema: z.object({ items: z.array(metric) }) },
    handler: async () => accept({ items: METRICS.map(answerOf) }),
  });
}

function answerOf(each: Metric): z.input<typeof metric> {
  return { ...each, numerator: formulaOf(each.numerator), denominator: formulaOf(each.denominator) };
}

function formulaOf(each: Formula | null): z.input<typeof formula> | null {
  return each === null ? null : { plus: each.plus.map(termOf), minus: (each.minus ?? []).map(termOf) };
}

function termOf({ part, measure, channel }: Term): z.input<typeof term> {
  return { part, measure, channel: channel ?? null };
}
