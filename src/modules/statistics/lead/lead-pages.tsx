import { pageRoute, type Router, z } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import { agencyName } from "../question/agency-name.ts";
import { type LeadRequest, type LeadScope, scopeOf } from "../question/asked-scope.ts";
import { OPENED_QUERY, openedSections } from "../question/opened.ts";
import { OpenedPage } from "../question/opened-page.tsx";
import { leadQuery } from "../question/question.ts";
import { withPredecessors } from "../question/scope.ts";
import { listFrozenReports } from "../report/frozen-reports.ts";
import { LeadFiguresPart, LeadPage } from "./lead-page.tsx";
import { ChannelsPart, LatePart, TrendPart, UnitsPart } from "./lead-parts.tsx";
import { readLead } from "./read-lead.ts";
import { FrozenReports } from "./view-switch.tsx";

/** What leaders see: figures of their units, and the dossiers behind each of them. */
export function registerLeadPages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/lead",
    act: "statistics.read",
    query: leadQuery,
    handler: showLead,
  });
  pageRoute(router, {
    method: "get",
    path: "/lead/dossiers",
    act: "statistics.read",
    query: z.object({ ...leadQuery.shape, ...OPENED_QUERY }),
    handler: showOpened,
  });
}

async function showLead(page: LeadRequest): Promise<Response> {
  const found = await scopeOf(page);
  if (!found.ok) return page.refuse(found.refusal);
  const scope = found.value;
  return scope.question.view === "AS_REPORTED" ? showReported(page, scope) : showFigures(page, scope);
}

async function showFigures(page: LeadRequest, scope: LeadScope): Promise<Response> {
  const { database, clock } = page.services;
  const view = await readLead(database, scope, clock.now());
  const isOne = view.question.unit !== "" || view.units.length <= 1;
  return page.render(
    <LeadPage page={page} scope={scope} computedAt={view.figures.computedAt}>
      <LeadFiguresPart page={page} view={view} />
      <TrendPart page={page} view={view} />
      <LatePart page={page} view={view} />
      {isOne ? <ChannelsPart page={page} view={view} /> : <UnitsPart page={page} view={view} />}
    </LeadPage>,
  );
}

const REPORTS_SHOWN = 100;

/** Frozen reports are told by agency of the time: of those asked for, and of those merged into them. */
async function showReported(page: LeadRequest, scope: LeadScope): Promise<Response> {
  const { question, laying, directory, on } = scope;
  const { database, clock } = page.services;
  const units = withPredecessors(laying.units, { directory, on });
  const { from, to } = question;
  const reports = await listFrozenReports(database, { units, from, to, size: REPORTS_SHOWN });
  const names = new Map<string, string>(
    units.flatMap((id: UnitId) => {
      const unit = directory.find(id);
      return unit === null ? [] : [[id, agencyName(unit, page)]];
    }),
  );
  return page.render(
    <LeadPage page={page} scope={scope} computedAt={clock.now()}>
      <FrozenReports page={page} reports={reports} unitName={(id) => names.get(id) ?? ""} />
    </LeadPage>,
  );
}

async function showOpened(
  page: LeadRequest<z.output<typeof leadQuery> & z.output<z.ZodObject<typeof OPENED_QUERY>>>,
): Promise<Response> {
  const scope = await scopeOf(page);
  if (!scope.ok) return page.refuse(scope.refusal);
  const { question, laying, directory } = scope.value;
  const { database, clock } = page.services;
  const units = laying.whole;
  const opened = await openedSections(database, { question, units, asked: page.query, now: clock.now() });
  if (opened === null) return page.refuse({ code: "NOT_FOUND" });
  return page.render(
    <OpenedPage page={page} question={question} opened={opened} laying={laying} directory={directory} />,
  );
}
