import { parseId } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { pageRoute, type Router, z } from "../../../web/route.ts";
import { loadCalendars } from "../../calendar/index.ts";
import { metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import { type LeadRequest, type LeadScope, scopeOf } from "../question/asked-scope.ts";
import { readAfter, writeAfter } from "../question/opened.ts";
import { leadQuery, momentOf } from "../question/question.ts";
import { readTotals } from "../totals.ts";
import { LatePage } from "./late-page.tsx";
import { LateResultsPage } from "./late-results-page.tsx";
import { readOverdueNow } from "./overdue-now.ts";
import { type LateSteps, listLateResults, readLateSteps } from "./read-late-steps.ts";

const listQuery = z.object({
  ...leadQuery.shape,
  stepName: z.string().max(300).catch("").default(""),
  holder: z.string().max(36).catch("").default(""),
  after: z.string().max(120).catch("").default(""),
});
const PAGE_SIZE = 50;

export function registerLatePages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/lead/late",
    act: "statistics.read",
    query: leadQuery,
    handler: show,
  });
  pageRoute(router, {
    method: "get",
    path: "/lead/late/dossiers",
    act: "statistics.read",
    query: listQuery,
    handler: showResults,
  });
}

/** The late results of a leader's page. */
export function readLateOf(executor: Executor, scope: LeadScope, now: Instant): Promise<LateSteps> {
  return readLateSteps(executor, spanOf(scope, now));
}

function spanOf({ question, laying }: LeadScope, now: Instant) {
  const { from, to } = question;
  return { units: laying.whole, from, to, asOf: momentOf(question, now) };
}

async function show(page: LeadRequest): Promise<Response> {
  const found = await scopeOf(page);
  if (!found.ok) return page.refuse(found.refusal);
  const scope = found.value;
  const { database, clock } = page.services;
  const now = clock.now();
  const [late, open] = await Promise.all([
    readLateOf(database, scope, now),
    scope.question.asOf === null ? readOpen(database, scope, now) : null,
  ]);
  return page.render(<LatePage page={page} scope={scope} late={late} open={open} computedAt={now} />);
}

async function readOpen(executor: Executor, { laying, on }: LeadScope, now: Instant) {
  const { whole: units } = laying;
  const { deadline: calendar } = await loadCalendars(executor, null, on);
  const [counted, found] = await Promise.all([
    readTotals(executor, { units, from: on, to: on, by: ["channel"], now }),
    readOverdueNow(executor, { units, now, calendar }),
  ]);
  return { ...found, overdue: metricValue(metricOf("in-hand-overdue"), counted).value ?? 0 };
}

async function showResults(page: LeadRequest<z.output<typeof listQuery>>): Promise<Response> {
  const found = await scopeOf(page);
  if (!found.ok) return page.refuse(found.refusal);
  const { stepName, holder, after } = page.query;
  const unitId = parseId<"unit">(holder);
  if (holder !== "" && unitId === null) return page.refuse({ code: "NOT_FOUND" });
  const { database, clock } = page.services;
  const rows = await listLateResults(database, {
    ...spanOf(found.value, clock.now()),
    stepName: stepName === "" ? null : stepName,
    unitId,
    size: PAGE_SIZE + 1,
    after: readAfter(after),
  });
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  return page.render(
    <LateResultsPage
      page={page}
      scope={found.value}
      stepName={stepName}
      holder={unitId}
      rows={rows.slice(0, PAGE_SIZE)}
      after={last === undefined ? null : writeAfter(last)}
    />,
  );
}
