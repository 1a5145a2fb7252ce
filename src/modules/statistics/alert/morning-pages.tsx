import { type Id, parseId } from "../../../kernel/ids.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type Actor, authorize, type Officer, type UnitId } from "../../access/index.ts";
import { findDueSoonShare, loadCalendars, soonUntils } from "../../calendar/index.ts";
import { answeringFor } from "../../dossier/index.ts";
import { type Unit, type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { countDocumentsWaiting, listToSign } from "../../records/index.ts";
import { renewalsDue } from "../../signature/index.ts";
import { withPredecessors } from "../question/scope.ts";
import { waitingReports } from "../report/queries.ts";
import {
  type AlertGroup,
  countAlerts,
  type Led,
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
  const [directory, calendars, share] = await Promise.all([
    unitDirectory(database),
    loadCalendars(database, grant.unitId, on),
    findDueSoonShare(database, on),
  ]);
  const moment = { now, soonUntil: soonUntils(calendars.deadline, now, share) };
  const led = ledBy(actor, directory, on);
  const leads = led.units.length > 0;
  const number = page.query.page;
  const [mine, groups, chosen, reports, certificates, toSign, documents] = await Promise.all([
    listDeskAlerts(database, { ...deskOf(answeringFor(actor, directory, on)), size: MINE_SHOWN }, moment),
    leads ? countAlerts(database, { ...led, page: number, size: GROUPS_SHOWN }, moment) : none(),
    chosenPerson(page, { led, moment }),
    waitingReports(services, actor),
    renewalsDue(services, actor),
    listToSign(database, actor),
    countDocumentsWaiting(database, actor, on).then(({ all }) => all),
  ]);
  if (chosen === "NOT_FOUND") return page.refuse({ code: "NOT_FOUND" });
  const waiting = { mine, reports, certificates, toSign, documents };
  return page.render(
    <MorningPage
      page={page}
      view={{ ...waiting, groups, number, chosen, directory, computedAt: now, leads }}
    />,
  );
}

async function none(): Promise<readonly AlertGroup[]> {
  return [];
}

function deskOf({ personId, grants }: Officer) {
  return { personId, grants };
}

/** Kinds of units that receive for an agency and hand on. */
const RECEIVES: readonly Unit["kind"][] = ["CENTRE", "BRANCH", "RECEPTION_POINT"];

/**
 * Units the officer answers for, with all below them, and with those closed whose successors these are, whole or in part:
 * whose people and steps they see. Who answers for a centre answers to the applicants for what it received, and follows that to
 * whoever has it now.
 */
function ledBy(actor: Actor, directory: UnitDirectory, on: LocalDate): Led {
  if (actor.kind !== "officer") return { units: [], received: [] };
  const own = actor.grants
    .map(({ unitId }) => unitId)
    .filter((id) => authorize(actor, "statistics.read", subjectOf(id, directory, on)).allowed);
  const all = new Set(own);
  for (const id of all) for (const child of directory.childrenOf(id, on)) all.add(child.id);
  const receives = (id: UnitId) => RECEIVES.some((kind) => kind === directory.find(id)?.kind);
  const withClosed = (ids: readonly UnitId[]) => withPredecessors(ids, { directory, on });
  return { units: withClosed([...all]), received: withClosed(own.filter(receives)) };
}

function subjectOf(id: UnitId, directory: UnitDirectory, on: LocalDate) {
  return { kind: "unit", lineage: directory.lineageOf(id, on) } as const;
}

type ChoiceContext = { readonly led: Led; readonly moment: Moment };

/** What lies with one person, opened from the table; people of units outside the own tree do not exist here. */
async function chosenPerson(
  { query: asked, services }: MorningRequest,
  { led, moment }: ChoiceContext,
): Promise<ChosenPerson | "NOT_FOUND" | null> {
  if (asked.unit === "") return null;
  const unitId = parseId<"unit">(asked.unit);
  const personId: Id<"person"> | null = asked.person === NOBODY ? null : parseId<"person">(asked.person);
  if (unitId === null || (personId === null && asked.person !== NOBODY)) return "NOT_FOUND";
  const isLed = led.units.includes(unitId);
  if (!isLed && led.received.length === 0) return "NOT_FOUND";
  const lying = { ...led, unitId, personId, size: PERSON_SHOWN };
  const alerts = await listPersonAlerts(services.database, lying, moment);
  return isLed || alerts.length > 0 ? { unitId, alerts } : "NOT_FOUND";
}
