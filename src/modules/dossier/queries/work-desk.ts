import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { Page } from "../../../kernel/paging.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type Actor, mayEver, type OfficeRole, type Officer, type UnitId } from "../../access/index.ts";
import { type SoonUntil, soonUntils } from "../../calendar/index.ts";
import { isShortCode } from "../code.ts";
import { officerToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import { codeFor } from "../commands/places.ts";
import { type AwaitedCounts, countAwaitedFor } from "./awaited-desk.ts";
import {
  type ListScope,
  listIntake,
  listUnitQueue,
  searchDossiers,
  type UnitQueueRequest,
} from "./find-dossiers.ts";
import { listStuck, listUnpaid, STUCK_SHOWN_MAX, type StuckRequest } from "./find-waiting.ts";
import type { DossierRow, IntakeRow, UnpaidRow } from "./list-item.ts";
import { scopeOf } from "./list-scope.ts";
import { countWork, listWork, type WorkCounts, type WorkFilter } from "./work-list.ts";

type Answer<T> = Promise<Result<T, { readonly code: "NOT_ALLOWED" }>>;

/** Until when a due date counts as "soon" for this officer, on their first unit's calendar. */
export async function soonFor(office: Office, officer: Officer): Promise<SoonUntil> {
  const now = office.services.clock.now();
  const unitId = present(officer.grants[0], "a role of the officer").unitId;
  const on = localDateOf(now);
  const [{ deadline }, share] = await Promise.all([
    office.calendars.get({ unitId, on }),
    office.dueSoonShare.get(on),
  ]);
  return soonUntils(deadline, now, share);
}

type WorkAsked = { readonly filter: WorkFilter; readonly size: number; readonly cursor: string | null };

/** A page of the officer's own work; only officers with a role have one. */
export async function readWorkPage(
  office: Office,
  actor: Actor,
  request: WorkAsked,
): Answer<Awaited<ReturnType<typeof listWork>>> {
  if (actor.kind !== "officer" || actor.grants.length === 0) return refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = office.services;
  const soonUntil = await soonFor(office, actor);
  const officer = await officerToday(office, actor);
  return accept(await listWork(database, { ...request, officer, now: clock.now(), soonUntil }));
}

/** The same with the counts over all of it. */
export async function readWork(
  office: Office,
  actor: Actor,
  request: WorkAsked,
): Answer<{
  readonly page: Awaited<ReturnType<typeof listWork>>;
  readonly counts: WorkCounts & AwaitedCounts;
}> {
  if (actor.kind !== "officer" || actor.grants.length === 0) return refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = office.services;
  const officer = await officerToday(office, actor);
  const moment = { officer, now: clock.now(), soonUntil: await soonFor(office, actor) };
  const [page, counts, awaited] = await Promise.all([
    readWorkPage(office, actor, request),
    countWork(database, moment),
    countAwaitedFor(office, officer),
  ]);
  return page.ok ? accept({ page: page.value, counts: { ...counts, ...awaited } }) : page;
}

export async function searchInScope(
  office: Office,
  actor: Actor,
  text: string,
): Answer<readonly DossierRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const scope = await scopeOf(office, actor);
  return accept(
    await searchDossiers(office.services.database, {
      text,
      codes: await codesMeant(office, text, scope),
      scope,
      limit: 50,
    }),
  );
}

/** A whole code as it stands; the day and number alone are a code at any of the counters the officer works for. */
export async function codesMeant(office: Office, text: string, scope: ListScope): Promise<readonly string[]> {
  const typed = text.trim().toUpperCase();
  if (!isShortCode(typed)) return [typed];
  const directory = await office.directory();
  const on = localDateOf(office.services.clock.now());
  const counters = scope.within.flatMap((unitId) => [
    unitId,
    ...directory.childrenOf(unitId, on).map(({ id }) => id),
  ]);
  const agencies = counters.map((unitId) =>
    codeFor(directory, present(directory.find(unitId), "a unit of the scope"), on),
  );
  return [...new Set(agencies)].flatMap((agency) => (agency === null ? [] : [`${agency}-${typed}`]));
}

/** Where the officer sits in this role today, at the desks of closed units that theirs took over too. */
async function desksOf(office: Office, asking: Officer, role: OfficeRole): Promise<readonly UnitId[]> {
  const { grants } = await officerToday(office, asking);
  return grants.filter((grant) => grant.role === role).map((grant) => grant.unitId);
}

/** Online and postal submissions waiting for their eight-hour check, at the officer's intake desks. */
export async function readIntake(office: Office, actor: Actor): Answer<readonly IntakeRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const unitIds = await desksOf(office, actor, "intake-officer");
  return accept(await listIntake(office.services.database, { unitIds, limit: 100 }));
}

export async function readStuck(office: Office, actor: Actor): Answer<readonly DossierRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = office.services;
  return accept(
    await listStuck(database, {
      ...(await stuckRequest(office, actor)),
      now: clock.now(),
      limit: STUCK_SHOWN_MAX,
    }),
  );
}

/**
 * How many of them there are, for the sheet's margin: counted for a unit's tree once in a while, not for each page, and
 * only for who can set them going again (who assigns, and the desk that reads what comes online).
 */
export async function countStuck(office: Office, officer: Officer): Promise<number> {
  if (!mayEver(officer, "dossier.assign") && !mayEver(officer, "dossier.receive")) return 0;
  return office.stuck.get(await stuckRequest(office, officer));
}

async function stuckRequest(office: Office, officer: Officer): Promise<StuckRequest> {
  const isIntakeOnly = mayEver(officer, "dossier.receive") && !mayEver(officer, "dossier.assign");
  return { scope: await scopeOf(office, officer), anyStep: !isIntakeOnly };
}

const UNPAID_SHOWN_MAX = 100;

/** What waits for money at the units where the officer is the cashier; nothing for anybody else. */
export async function readUnpaid(office: Office, actor: Actor): Answer<readonly UnpaidRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const unitIds = await desksOf(office, actor, "cashier");
  if (unitIds.length === 0) return accept([]);
  return accept(await listUnpaid(office.services.database, { unitIds, limit: UNPAID_SHOWN_MAX }));
}

/** The open dossiers of one unit, or of all units the officer works in, by due date; other units do not exist here. */
export async function readUnitQueue(
  office: Office,
  actor: Actor,
  request: { readonly unitId: UnitId | null } & Omit<UnitQueueRequest, "scope">,
): Promise<Result<Page<DossierRow>, { readonly code: "NOT_ALLOWED" | "NOT_FOUND" }>> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const scope = await scopeOf(office, actor);
  const { unitId, ...rest } = request;
  if (unitId !== null && !scope.within.includes(unitId)) return refuse({ code: "NOT_FOUND" });
  const within = unitId === null ? scope.within : [unitId];
  return accept(await listUnitQueue(office.services.database, { ...rest, scope: { ...scope, within } }));
}
