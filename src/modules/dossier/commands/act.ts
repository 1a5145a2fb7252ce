import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { type Instant, type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import {
  type Act,
  type Actor,
  authorize,
  type DossierSubject,
  type NamedPerson,
} from "../../access/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { sealEvents } from "../chain.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DecideContext } from "../decide/context.ts";
import { decide, deskOf, momentOf } from "../decide/index.ts";
import type { Dossier, DossierId } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import type { PrivateData } from "../events.ts";
import { evolve } from "../evolve.ts";
import { isPast } from "../past.ts";
import { findDossierPage } from "../queries/dossier-page.ts";
import { ownersAsked } from "../reused-papers.ts";
import { findDossier, type Loaded, ownershipOf } from "../store.ts";
import { actingAs } from "./actor-ref.ts";
import { answeringFor } from "./answering.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import { unfitName } from "./named.ts";
import { type Office, unitResolver } from "./office.ts";
import { subjectOf } from "./subject.ts";

/** Identifies the request, so that sending it again is answered and not done again. */
export type ActKey = {
  readonly actorKey: string;
  readonly key: string;
  readonly requestHash: string;
  readonly given: boolean;
};

type ActRequest = {
  readonly dossierId: DossierId;
  readonly command: DossierCommand;
  /** The version the officer saw; null for acts that may meet any version (a timer, a reply from outside). */
  readonly expectedVersion: number | null;
  readonly key: ActKey | null;
  /** Personal data of the act (what was declared, who fetched the result); null for all others. */
  readonly private: PrivateData | null;
};

/** What every act answers: where the dossier now is. */
export type Acted = {
  readonly id: DossierId;
  readonly code: string;
  readonly version: number;
  readonly status: Dossier["status"];
  readonly dueAt: Instant | null;
};

/**
 * Carries out one act: load or remember, ask the rights, decide, append and project in one statement.
 *
 * A colleague who was faster is a `DOSSIER_CHANGED` with who, when and what. Where the caller named no version the act
 * is decided again on the newer state.
 */
export async function actOnDossier(
  office: Office,
  actor: Actor,
  request: ActRequest,
): Promise<Result<Acted, CommandRefusal>> {
  return actWithin(office, office.services.database, { actor, request });
}

const ATTEMPTS_MAX = 5;

/** The same inside the caller's executor, for acts that touch two dossiers in one transaction. */
export async function actWithin(
  office: Office,
  executor: Executor,
  call: { readonly actor: Actor; readonly request: ActRequest },
): Promise<Result<Acted, CommandRefusal>> {
  const { request } = call;
  const remembered = office.memory.find(executor, request.dossierId);
  if (remembered !== null && isVersionMeant(request, remembered.dossier)) {
    const step = await attemptAct(office, executor, { ...call, loaded: remembered });
    if (step !== "CHANGED_MEANWHILE" && step.ok) return step;
    // Memory may be behind: its "no" is not the office's. The database is asked.
    office.memory.forget(request.dossierId);
  }
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await findDossier(executor, request.dossierId);
    if (loaded === null) return refuse({ code: "NOT_FOUND" });
    const step = await attemptAct(office, executor, { ...call, loaded });
    if (step !== "CHANGED_MEANWHILE") return step;
    if (request.expectedVersion !== null || attempt === ATTEMPTS_MAX)
      return changedMeanwhile(executor, request.dossierId);
  }
}

type Attempt = { readonly actor: Actor; readonly request: ActRequest; readonly loaded: Loaded };

async function attemptAct(
  office: Office,
  executor: Executor,
  attempt: Attempt,
): Promise<Result<Acted, CommandRefusal> | "CHANGED_MEANWHILE"> {
  const { request, loaded } = attempt;
  const { dossier, ownership } = loaded;
  const now = momentOf(dossier, office.services.clock.now());
  const directory = await office.directory();
  const on = localDateOf(now);
  const actor = attempt.actor.kind === "officer" ? answeringFor(attempt.actor, directory, on) : attempt.actor;
  const subject = subjectOf(dossier, ownership, { directory, on });
  const policy = ACT_POLICY[request.command.act];
  const denied = deniedCode(actor, policy, subject);
  if (denied !== null) return refuse({ code: denied });
  if (!isVersionMeant(request, dossier)) return changedMeanwhile(executor, dossier.id);
  // It has no process of ours that a decision could be made on.
  if (isPast(dossier)) return refuse({ code: "DOSSIER_PAST" });
  const owners = () => ownersNamed(executor, actor, { loaded, on });
  const named = { dossier, owners, now, command: request.command, on, directory };
  const misnamed = await unfitName(executor, actor, named);
  if (misnamed !== null) return refuse(misnamed);
  const acting = actingAs(actor, { act: policy, subject, desk: deskOf(dossier, request.command) });
  const context = await contextFor(office, dossier, { now, actor: acting.actor });
  const decided = decide(dossier, request.command, context);
  if (!decided.ok) return decided;
  const sealed = sealEvents(dossier, decided.value, {
    at: now,
    ...acting,
    commandId: request.key?.key ?? newId(),
    private: request.private,
  });
  const after = sealed.reduce(evolve, dossier);
  const acted = answerOf(after);
  const declared = request.private?.kind === "application" ? request.private.applicant : null;
  const written = await office.writes.append(executor, {
    before: dossier,
    after,
    ...(declared === null ? {} : { applicant: declared }),
    events: sealed,
    at: now,
    remembered: request.key?.given === true ? { ...request.key, status: null, body: acted } : null,
  });
  if (!written) return "CHANGED_MEANWHILE";
  office.memory.keep(executor, {
    dossier: after,
    ownership: declared === null ? ownership : ownershipOf(declared),
  });
  return accept(acted);
}

async function ownersNamed(
  executor: Executor,
  actor: Actor,
  { loaded, on }: { readonly loaded: Loaded; readonly on: LocalDate },
): Promise<readonly NamedPerson[]> {
  const page = await findDossierPage(executor, loaded.dossier.id);
  const { owner } = present(page, "a dossier that was loaded").applicant;
  return ownersAsked(executor, actor, { owner, people: loaded.ownership.people, on });
}

/** Whoever may read the dossier is told that the act is not theirs; all others, that there is no such dossier. */
export function deniedCode(
  actor: Actor,
  policy: Act,
  subject: DossierSubject,
): "NOT_ALLOWED" | "NOT_FOUND" | null {
  if (authorize(actor, policy, subject).allowed) return null;
  const read = actor.kind === "citizen" ? "dossier.read-own" : "dossier.read";
  return authorize(actor, read, subject).allowed ? "NOT_ALLOWED" : "NOT_FOUND";
}

function isVersionMeant({ expectedVersion }: ActRequest, { version }: Dossier): boolean {
  return expectedVersion === null || expectedVersion === version;
}

export function answerOf(dossier: Dossier): Acted {
  const { id, version, status, dueAt } = dossier;
  return { id, code: present(dossier.code, "dossier code"), version, status, dueAt };
}

/** Everything a decision may read besides the dossier: calendars, the process graph, and who holds which step. */
export async function contextFor(
  office: Office,
  dossier: Pick<Dossier, "organisations" | "pinned">,
  moment: { readonly now: Instant; readonly actor: DecideContext["actor"] },
): Promise<DecideContext> {
  const { receivingUnitId, competentAgencyId } = present(dossier.organisations, "organisations");
  const pinned = present(dossier.pinned, "pinned procedure");
  const on = localDateOf(moment.now);
  const [competent, receiving, graph, competentRoutes, receivingRoutes, directory] = await Promise.all([
    office.calendars.get({ unitId: competentAgencyId, on }),
    office.calendars.get({ unitId: receivingUnitId, on }),
    office.graphs.get(pinned.processVersionId),
    office.routes.get({ unitId: competentAgencyId, on }),
    office.routes.get({ unitId: receivingUnitId, on }),
    office.directory(),
  ]);
  return {
    ...moment,
    calendar: competent.deadline,
    intakeCalendar: receiving.deadline,
    graph,
    unitOf: unitResolver(
      dossier,
      { receiving: receivingRoutes, competent: competentRoutes },
      { directory, on },
    ),
  };
}
