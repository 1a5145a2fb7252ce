import { present } from "../../../kernel/assert.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { lostPartsOf } from "../index-766/lost.ts";
import { PEERS, type Peers, peersOf, rank } from "../index-766/ranking.ts";
import { readLost } from "../index-766/read-lost.ts";
import { readIndexScores, type ScoredUnit } from "../index-766/read-scores.ts";
import { agencyIn, type IndexScope, indexScope } from "../index-766/scope.ts";
import { indexVersionOr } from "../index-766/shipped-versions.ts";
import { tryWhatIf } from "../index-766/try-what-if.ts";
import { FILES } from "../index-766/what-if.ts";
import { DividedApart } from "../question/divided-apart.tsx";
import { type Laying, layFigures } from "../question/laying.ts";
import { questionOf } from "../question/question.ts";
import { IndexLostPage } from "./index-766-lost-page.tsx";
import { type IndexAsked, indexQuery } from "./index-766-question.ts";
import { IndexRankingPage } from "./index-766-ranking-page.tsx";
import { IndexUnitPage } from "./index-766-unit-page.tsx";
import { WhatIfPart } from "./index-766-what-if.tsx";

type Asked = z.output<typeof indexQuery>;
const unitParams = z.strictObject({ id: idField("unit") });
const several = z
  .union([z.string(), z.array(z.string())])
  .catch([])
  .default([]);
const whatIfQuery = z.object({
  ...indexQuery.shape,
  done: several,
  files: z.enum(FILES).catch("RESULT").default("RESULT"),
});
const lostQuery = z.object({
  ...indexQuery.shape,
  component: z.string().max(10).catch("").default(""),
  after: z.string().max(120).catch("").default(""),
});

/** The index of Decision 766 for leaders: the ranking, one agency, and the dossiers behind its lost points. */
export function registerIndexPages(router: Router): void {
  const act = "statistics.read";
  pageRoute(router, { method: "get", path: "/lead/index", act, query: indexQuery, handler: showRanking });
  pageRoute(router, {
    method: "get",
    path: "/lead/index/{id}",
    act,
    params: unitParams,
    query: whatIfQuery,
    handler: showUnit,
  });
  pageRoute(router, {
    method: "get",
    path: "/lead/index/{id}/lost",
    act,
    params: unitParams,
    query: lostQuery,
    handler: showLost,
  });
}

const PAGE_SIZE = 50;

async function showRanking(page: Page<unknown, Asked>): Promise<Response> {
  const scope = await indexScope(page.services, page.actor);
  const asked = askedOf(page, scope);
  const now = page.services.clock.now();
  const scored = await readIndexScores(page.services.database, { ...scope, ...asked, now });
  const counts = PEERS.flatMap((peers): [Peers, number][] => {
    const count = scored.filter(({ unit }) => peersOf(unit) === peers).length;
    return count === 0 ? [] : [[peers, count]];
  });
  const peers = page.query.peers === "" ? (counts[0]?.[0] ?? "COMMUNES") : page.query.peers;
  const ranked = rank(scored.filter(({ unit }) => peersOf(unit) === peers));
  const { page: number } = page.query;
  const end = number * PAGE_SIZE;
  const view = {
    ...{ asked, peers, counts, number, computedAt: now },
    ranked: ranked.slice(end - PAGE_SIZE, end),
    isLast: ranked.length <= end,
  };
  return page.render(<IndexRankingPage page={page} view={view} />);
}

function askedOf(page: { readonly query: Asked }, { today }: IndexScope): IndexAsked {
  return { question: questionOf(page.query, today), version: indexVersionOr(page.query.version) };
}

type UnitRequest = Page<z.output<typeof unitParams>, Asked>;
type OneAgency = {
  readonly scope: IndexScope;
  readonly asked: IndexAsked;
  readonly scored: ScoredUnit;
  /** The agency with those merged into it or divided among it and others. */
  readonly laying: Laying;
};

/** Null where the agency is not the officer's to see. */
async function oneAgency(page: UnitRequest): Promise<OneAgency | null> {
  const scope = await indexScope(page.services, page.actor);
  const found = agencyIn(scope, page.params.id);
  if (!found.ok) return null;
  const asked = askedOf(page, scope);
  const agencies = [found.value];
  const now = page.services.clock.now();
  const [scored] = await readIndexScores(page.services.database, { ...scope, ...asked, agencies, now });
  const { directory, today: on } = scope;
  const laying = layFigures("RESTATED", [found.value.id], { directory, on });
  return { scope, asked, laying, scored: present(scored, "the score of the agency") };
}

async function showUnit(
  page: Page<z.output<typeof unitParams>, z.output<typeof whatIfQuery>>,
): Promise<Response> {
  const one = await oneAgency(page);
  if (one === null) return page.refuse({ code: "NOT_FOUND" });
  const { asked, scope, scored, laying } = one;
  const now = page.services.clock.now();
  const whatIf = await tryWhatIf(page.services.database, scored, {
    question: asked.question,
    units: laying.whole,
    now,
    done: [page.query.done].flat(),
    files: page.query.files,
  });
  return page.render(
    <IndexUnitPage page={page} view={{ asked, scored, computedAt: now }}>
      <DividedApart page={page} laying={laying} directory={scope.directory} />
      <WhatIfPart page={page} asked={asked} unitId={scored.unit.id} whatIf={whatIf} />
    </IndexUnitPage>,
  );
}

async function showLost(
  page: Page<z.output<typeof unitParams>, z.output<typeof lostQuery>>,
): Promise<Response> {
  const one = await oneAgency(page);
  const found = one?.scored.score.groups
    .flatMap(({ components }) => components)
    .find(({ component }) => component.code === page.query.component);
  if (one === null || found === undefined) return page.refuse({ code: "NOT_FOUND" });
  const { asked, scope, scored, laying } = one;
  const sections = await readLost(page.services.database, lostPartsOf(found), {
    question: asked.question,
    units: laying.whole,
    now: page.services.clock.now(),
    after: page.query.after,
  });
  const { directory } = scope;
  return page.render(
    <IndexLostPage
      page={page}
      view={{ asked, unit: scored.unit, scored: found, sections, laying, directory }}
    />,
  );
}
