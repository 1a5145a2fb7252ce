import { present } from "../../../kernel/assert.ts";
import { accept } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { type LeadQuestion, leadQuery, questionOf } from "../question/question.ts";
import type { IndexVersion } from "./index-version.ts";
import { lostDossiers } from "./lost.ts";
import { PEERS, peersOf, type Ranked, rank } from "./ranking.ts";
import { readIndexScores } from "./read-scores.ts";
import { agencyIn, indexScope } from "./scope.ts";
import type { ComponentScore, GroupScore, IndexScore, PointSums } from "./score.ts";
import { findIndexVersion, INDEX_VERSIONS, indexVersionOr } from "./shipped-versions.ts";

const text = z.object({ vi: z.string(), en: z.string().nullable() });
const sums = {
  score: z.number(),
  of: z.number(),
  lost: z.number(),
  noData: z.number(),
  notApplicable: z.number(),
};
const total = { ...sums, percent: z.number().nullable(), band: text.nullable() };
const component = z.object({
  code: z.string(),
  portalCode: z.string().nullable(),
  name: text,
  max: z.number(),
  target: z.number(),
  confidence: z.enum(["H", "M", "L"]),
  note: text.nullable(),
  state: z.enum(["SCORED", "INFORMATION", "NO_DATA", "NOT_APPLICABLE"]),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  score: z.number().nullable(),
  lost: z.number().nullable(),
  lostDossiers: z.number().nullable(),
  reason: text.nullable(),
});
const group = z.object({
  code: z.string(),
  displayGroup: z.string(),
  name: text,
  max: z.number(),
  ...sums,
  components: z.array(component),
});
const asked = {
  version: z.string(),
  legalBasis: z.string(),
  from: z.string(),
  to: z.string(),
  computedAt: z.string(),
};
const unit = { unitId: z.string(), unitCode: z.string().nullable(), unitName: z.string() };
const query = z.strictObject({
  version: z
    .string()
    .refine((code) => findIndexVersion(code) !== null, `one of ${INDEX_VERSIONS.map(({ code }) => code)}`)
    .optional(),
  from: localDateField().optional(),
  to: localDateField().optional(),
});
type Call<P> = {
  readonly services: Services;
  readonly actor: Actor;
  readonly params: P;
  readonly query: z.output<typeof query>;
};

const HONEST =
  "`score` is out of `of`: the points whose components have data. `noData` and `notApplicable` are the other points of 100, " +
  "neither won nor lost. `percent` is `score` for every 100 of `of`. Figures of the period up to now; this month where no days are named.";

/** The index of Decision 766 (Bộ chỉ số phục vụ người dân, doanh nghiệp), agency by agency. */
export function registerIndexApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/index",
    act: "statistics.read",
    tag: "statistics",
    summary: "Rank the agencies by the index of Decision 766",
    description: `Communes, departments and others are ranked apart, among the agencies the caller may see; one alone has no rank. ${HONEST}`,
    query,
    answer: {
      schema: z.object({
        ...asked,
        items: z.array(z.object({ ...unit, peers: z.enum(PEERS), rank: z.number().nullable(), ...total })),
      }),
    },
    handler: listScores,
  });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/index/{id}",
    act: "statistics.read",
    tag: "statistics",
    summary: "Score one agency, component by component",
    description: HONEST,
    params: z.strictObject({ id: idField("unit") }),
    query,
    answer: { schema: z.object({ ...asked, ...unit, ...total, groups: z.array(group) }) },
    refusals: ["NOT_FOUND"],
    handler: scoreOne,
  });
}

async function listScores(call: Call<unknown>) {
  const scope = await indexScope(call.services, call.actor);
  const { version, question, now } = questionAsked(call, scope);
  const scored = await readIndexScores(call.services.database, { ...scope, version, question, now });
  const items = PEERS.flatMap((peers) => {
    const ranked = rank(scored.filter((each) => peersOf(each.unit) === peers));
    // One agency alone is ranked among nobody.
    return ranked.map((each) => ({
      ...unitOf(each),
      peers,
      rank: ranked.length === 1 ? null : each.rank,
      ...totalOf(each.score),
    }));
  });
  return accept({ ...told(version, question), computedAt: now, items });
}

async function scoreOne(call: Call<{ readonly id: string }>) {
  const scope = await indexScope(call.services, call.actor);
  const found = agencyIn(scope, call.params.id);
  if (!found.ok) return found;
  const { version, question, now } = questionAsked(call, scope);
  const agencies = [found.value];
  const [only] = await readIndexScores(call.services.database, {
    ...scope,
    agencies,
    version,
    question,
    now,
  });
  const scored = present(only, "the score of the agency");
  return accept({
    ...told(version, question),
    computedAt: now,
    ...unitOf(scored),
    ...totalOf(scored.score),
    groups: scored.score.groups.map(groupOf),
  });
}

function questionAsked(
  { query: { version, from, to }, services }: Call<unknown>,
  scope: { today: LeadQuestion["to"] },
) {
  return {
    version: indexVersionOr(version ?? ""),
    question: questionOf(leadQuery.parse({ from, to }), scope.today),
    now: services.clock.now(),
  };
}

function told({ code, legalBasis }: IndexVersion, { from, to }: LeadQuestion) {
  return { version: code, legalBasis, from, to };
}

function unitOf({ unit: { id, code, name } }: Pick<Ranked, "unit">) {
  return { unitId: id, unitCode: code, unitName: name };
}

function sumsOf({ score, of, lost, noData, notApplicable }: PointSums): PointSums {
  return { score, of, lost, noData, notApplicable };
}

function totalOf(score: IndexScore) {
  return { ...sumsOf(score), percent: score.percent, band: score.band };
}

function groupOf(scored: GroupScore): z.input<typeof group> {
  const { code, displayGroup, name, max } = scored.group;
  return { code, displayGroup, name, max, ...sumsOf(scored), components: scored.components.map(componentOf) };
}

function componentOf(scored: ComponentScore): z.input<typeof component> {
  const { code, portalCode, name, max, target, confidence, note } = scored.component;
  const { state, numerator, denominator } = scored;
  const isScored = state === "SCORED";
  return {
    ...{ code, portalCode, name, max, target, confidence, note, state, numerator, denominator },
    value: isScored || state === "INFORMATION" ? scored.value : null,
    score: isScored ? scored.score : null,
    lost: isScored ? scored.lost : null,
    lostDossiers: isScored ? lostDossiers(scored) : null,
    reason: state === "NO_DATA" || state === "NOT_APPLICABLE" ? scored.reason : null,
  };
}
