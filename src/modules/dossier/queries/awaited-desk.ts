import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type Actor, authorize, type DossierSubject, mayEver, type Officer } from "../../access/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { DECISIONS } from "../awaited.ts";
import { officerToday } from "../commands/answering.ts";
import type { Office } from "../commands/office.ts";
import {
  countAwaited,
  type DecidingRow,
  type DecisionDesks,
  listConsulted,
  listDeciding,
} from "./find-awaited.ts";
import type { DossierRow } from "./list-item.ts";
import { scopeOf } from "./list-scope.ts";

type Answer<T> = Promise<Result<T, { readonly code: "NOT_ALLOWED" }>>;

/** A list is worked through from its front; the number over it counts them all. */
export const AWAITED_SHOWN_MAX = 100;

/** A dossier that stands in no relation to anybody; a question to the rights table adds the one it asks about. */
export const NOBODYS: DossierSubject = {
  kind: "dossier",
  receiving: [],
  competent: [],
  support: null,
  holders: [],
  consulted: [],
  owner: { accountIds: [], people: [] },
  specialists: [],
};

/** What waits for this officer's decision: a supplement, a withdrawal, an extension somebody proposed. */
export async function readDeciding(office: Office, actor: Actor): Answer<readonly DecidingRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const desks = await decisionDesks(office, await officerToday(office, actor));
  return accept(await listDeciding(office.services.database, { desks, limit: AWAITED_SHOWN_MAX }));
}

/** What waits for the opinion of a unit this officer may answer for. */
export async function readConsulted(office: Office, actor: Actor): Answer<readonly DossierRow[]> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const units = unitsAnsweredFor(await officerToday(office, actor));
  const { own } = await scopeOf(office, actor);
  return accept(await listConsulted(office.services.database, { units, own, limit: AWAITED_SHOWN_MAX }));
}

export type AwaitedCounts = Awaited<ReturnType<typeof countAwaited>>;

/** How many of both; nobody who could do neither is counted for. */
export async function countAwaitedFor(office: Office, asking: Officer): Promise<AwaitedCounts> {
  const may = [...DECISIONS, "replyConsultation" as const].some((act) => mayEver(asking, ACT_POLICY[act]));
  if (!may) return { toAnswer: 0, toDecide: 0 };
  const officer = await officerToday(office, asking);
  const desks = await decisionDesks(office, officer);
  return countAwaited(office.services.database, { units: unitsAnsweredFor(officer), desks });
}

function unitsAnsweredFor(officer: Officer) {
  const seats = [...new Set(officer.grants.map((grant) => grant.unitId))];
  return seats.filter(
    (unitId) => authorize(officer, ACT_POLICY.replyConsultation, { ...NOBODYS, consulted: [unitId] }).allowed,
  );
}

async function decisionDesks(office: Office, officer: Officer): Promise<DecisionDesks> {
  const acts = DECISIONS.filter((act) => mayEver(officer, ACT_POLICY[act]));
  if (acts.length === 0) return { agencies: [], holders: [], within: [] };
  const [{ within }, directory] = await Promise.all([scopeOf(office, officer), office.directory()]);
  const on = localDateOf(office.services.clock.now());
  const seats = [...new Set(officer.grants.map((grant) => grant.unitId))];
  const desks = (ids: DecisionDesks["within"], subjectAt: (unitId: (typeof ids)[number]) => DossierSubject) =>
    acts.flatMap((act) =>
      ids
        .filter((unitId) => authorize(officer, ACT_POLICY[act], subjectAt(unitId)).allowed)
        .map((unitId) => ({ act, unitId })),
    );
  return {
    agencies: desks(within, (unitId) => ({ ...NOBODYS, competent: directory.lineageOf(unitId, on) })),
    holders: desks(seats, (unitId) => ({ ...NOBODYS, holders: [{ unitId, assigneeId: null }] })),
    within,
  };
}
