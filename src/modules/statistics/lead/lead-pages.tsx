import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { UnitId } from "../../access/index.ts";
import { type Unit, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { agencyMeant } from "./agency-field.tsx";
import { readLeadFigures } from "./figures.ts";
import { drawChannels, drawLeadTrend, drawUnits } from "./lead-charts.ts";
import { LeadPage } from "./lead-page.tsx";
import { ChannelsPart, TrendPart, UnitsPart } from "./lead-parts.tsx";
import { type LeadView, unitRows } from "./lead-view.ts";
import { OPENED_QUERY, openedSections } from "./opened.ts";
import { OpenedPage } from "./opened-page.tsx";
import { type LeadQuestion, leadQuery, questionOf, unitKey } from "./question.ts";
import { agencyFinder, readableAgencies, withPredecessors } from "./scope.ts";

type Asked = z.output<typeof leadQuery>;
type LeadRequest = Page<unknown, Asked>;

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

type Scope = {
  readonly question: LeadQuestion;
  readonly agencies: readonly Unit[];
  /** The agencies asked for, with those merged into them. */
  readonly units: readonly UnitId[];
  readonly directory: UnitDirectory;
};

/** Whose figures the page is about; a unit outside the officer's tree does not exist here. */
async function scopeOf(page: LeadRequest): Promise<Result<Scope, { readonly code: "NOT_FOUND" }>> {
  const { database, clock } = page.services;
  const on = localDateOf(clock.now());
  const directory = await unitDirectory(database);
  const agencies = readableAgencies(page.actor, { directory, on });
  const asked = questionOf(page.query, on);
  const one = asked.unit === "" ? null : agencyMeant(agencies, asked.unit);
  if (one === null && asked.unit !== "") return refuse({ code: "NOT_FOUND" });
  const question = one === null ? asked : { ...asked, unit: unitKey(one) };
  const units = withPredecessors(one === null ? agencies.map(({ id }) => id) : [one.id], directory);
  return accept({ question, agencies, units, directory });
}

async function showLead(page: LeadRequest): Promise<Response> {
  const scope = await scopeOf(page);
  if (!scope.ok) return page.refuse(scope.refusal);
  const { question, agencies, units, directory } = scope.value;
  const { database, clock } = page.services;
  const figures = await readLeadFigures(database, question, { units, now: clock.now() });
  const on = localDateOf(clock.now());
  const agencyOf = agencyFinder(directory, on);
  const view: LeadView = { question, agencies, figures, units: unitRows(figures.rows, agencies, agencyOf) };
  const isOne = question.unit !== "" || view.units.length <= 1;
  const [trend, parts] = await Promise.all([
    drawLeadTrend(figures, page.locale),
    isOne ? drawChannels(figures.rows, page.locale) : drawUnits(view.units, page.locale),
  ]);
  return page.render(
    <LeadPage page={page} view={view}>
      <TrendPart page={page} view={view} svg={trend} />
      {isOne ? (
        <ChannelsPart page={page} view={view} svg={parts} />
      ) : (
        <UnitsPart page={page} view={view} svg={parts} />
      )}
    </LeadPage>,
  );
}

async function showOpened(
  page: Page<unknown, Asked & z.output<z.ZodObject<typeof OPENED_QUERY>>>,
): Promise<Response> {
  const scope = await scopeOf(page);
  if (!scope.ok) return page.refuse(scope.refusal);
  const { question, units, directory } = scope.value;
  const { database, clock } = page.services;
  const opened = await openedSections(database, { question, units, asked: page.query, now: clock.now() });
  if (opened === null) return page.refuse({ code: "NOT_FOUND" });
  return page.render(<OpenedPage page={page} question={question} opened={opened} directory={directory} />);
}
