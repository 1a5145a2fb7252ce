import type { ChannelIn } from "../../dossier/index.ts";
import type { Measure } from "../measure.ts";
import type { MetricCode } from "../metric/catalogue.ts";
import type { Missing } from "./counted-without.ts";
import type { ComponentScore } from "./score.ts";

/** Dossiers that stand in the denominator and not in the numerator: a measure, or what lacks something. */
export type LostPart =
  | { readonly measure: Measure; readonly channel: ChannelIn | null; readonly missing: null }
  | { readonly measure: null; readonly channel: null; readonly missing: Missing };

const counted = (measure: Measure, channel: ChannelIn | null = null): LostPart => ({
  measure,
  channel,
  missing: null,
});
const without = (missing: Missing): LostPart => ({ measure: null, channel: null, missing });

const LOST: Readonly<Partial<Record<MetricCode, readonly LostPart[]>>> = {
  "progress-share": [counted("overdue"), counted("positive_late"), counted("negative_late")],
  "online-share": [counted("accepted", "DIRECT"), counted("accepted", "POSTAL")],
  "electronic-result-share": [without("result_file")],
  "digitisation-share": [without("papers_file")],
  "online-payment-share": [without("paid_online")],
  "reuse-share": [without("reused")],
};

/** The dossiers behind the points a component lost, in parts; none where it lost none or counts no dossiers. */
export function lostPartsOf(scored: ComponentScore): readonly LostPart[] {
  if (scored.state !== "SCORED" || scored.lost === 0) return [];
  const { source } = scored.component;
  return "metric" in source
    ? (new Map<string, readonly LostPart[]>(Object.entries(LOST)).get(source.metric) ?? [])
    : [];
}

/** How many dossiers the numerator lacks; null where nothing is counted, or something else than dossiers. */
export function lostDossiers({ component, numerator, denominator }: ComponentScore): number | null {
  if ("fact" in component.source) return null;
  return numerator === null || denominator === null ? null : denominator - numerator;
}

/** The points one more dossier in the numerator would bring, as long as the target is not reached. */
export function pointsEach(scored: ComponentScore): number | null {
  if (scored.state !== "SCORED" || scored.lost === 0) return null;
  const { denominator, component, factor } = scored;
  if (denominator === null || denominator <= 0) return null;
  return (component.max * 100 * ((factor ?? 100) / 100)) / (denominator * component.target);
}
