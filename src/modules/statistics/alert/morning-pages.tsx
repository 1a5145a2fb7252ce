import { type Id, parseId } from "../../../kernel/ids.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type Actor, authorize, type Officer, type UnitId } from "../../access/index.ts";
import { dueSoonUntil, loadCalendars } from "../../calendar/index.ts";
import { type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { waitingReports } from "../report/queries.ts";
import {
  type AlertGroup,
  countAlerts,
  listDeskAlerts,
  listPersonAlerts,
  type Moment,
  NOBODY,
} from "./alerts.ts";
import { type ChosenPerson, MorningPage } from "./morning-page.tsx";

const MINE_SHOWN = 50;
const PERSON_SHOWN = 100;
/** People, and steps, on one page. */
const GROUPS_SHOWN = 50;
const PAGES_MAX = 1_000;

const query = z.object({
  unit: z.string().max(36).catch("").default(""),
  person: z.string().max(36).catch("").default(""),
  page: z.coerce.number().int().min(1).max(PAGES_MAX).catch(1).default(1),
});
type MorningRequest = Page<unknown, z.output<typeof query>>;

/** What wants attention before the day's work begins: one's own, and that of the units one answers for. */
export function registerMorningPages(router: Router): void {
  pageRoute(router, { method: "get", path: "/desk/morning", act: "dossier.list", query, handler: show });
}

async function show(page: MorningRequest): Promise<Response> {
  const { actor, services } = page;
  const [grant] = actor.kind === "officer" ? actor.grants : [];
  if (actor.kind !== "officer" || grant === undefined) return page.refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = services;
  const now = clock.now();
  const on = localDateOf(now);
  const [directory, calendars] = await Promise.all([
    unitDirectory(database),
    loadCalendars(database, grant.unitId, on),
  ]);
  const moment = { now, soonUntil: dueSoonUntil(calendars.deadline, now) };
  const units = unitsLed(actor, directory, on);
  const number = page.query.page;
  const [mine, groups, chosen, reports] = await Promise.all([
    listDeskAlerts(database, { ...deskOf(actor), size: MINE_SHOWN }, moment),
    units.length === 0 ? none() : countAlerts(database, { units, page: number, size: GROUPS_SHOWN }, moment),
    chosenPerson(page, { directory, units, moment }),
    waitingReports(services, actor),
  ]);
  if (chosen === "NOT_FOUND") return page.refuse({ code: "NOT_FOUND" });
  return page.render(
    <MorningPage
      page={page}
      view={{ mine, groups, number, chosen, reports, directory, computedAt: now, leads: units.length > 0 }}
    />,
  );
}

async function none(): Promise<readonly AlertGroup[]> {
  return [];
}

function deskOf({ personId, grants }: Officer) {
  return { personId, grants };
}

/** Units the officer answers for, with all below them: whose people and steps they see. */
function unitsLed(actor: Actor, directory: UnitDirectory, on: LocalDate): readonly UnitId[] {
  if (actor.kind !== "officer") return [];
  const led = actor.grants
    .map(({ unitId }) => unitId)
    .filter((id) => authorize(actor, "statistics.read", subjectOf(id, directory, on)).allowed);
  const all = new Set(led);
  for (const id of all) for (const child of directory.childrenOf(id, on)) all.add(child.id);
  return [...all];
}

function subjectOf(id: UnitId, directory: UnitDirectory, on: LocalDate) {
  return { kind: "unit", lineage: directory.lineageOf(id, on) } as const;
}

type ChoiceContext = {
  readonly directory: UnitDirectory;
  readonly units: readonly UnitId[];
  readonly moment: Moment;
};

/** What lies with one person, opened from the table; people of units outside the own tree do not exist here. */
async function chosenPerson(
  { query: asked, services }: MorningRequest,
  { units, moment }: ChoiceContext,
): Promise<ChosenPerson | "NOT_FOUND" | null> {
  if (asked.unit === "") return null;
  const unitId = parseId<"unit">(asked.unit);
  const personId: Id<"person"> | null = asked.person === NOBODY ? null : parseId<"person">(asked.person);
  if (unitId === null || !units.includes(unitId) || (personId === null && asked.person !== NOBODY))
    return "NOT_FOUND";
  const alerts = await listPersonAlerts(services.database, { unitId, personId, size: PERSON_SHOWN }, moment);
  return { unitId, alerts };
}
