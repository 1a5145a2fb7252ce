import type { Locale } from "../../../i18n/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor, SystemActor } from "../../access/index.ts";
import { ACT_POLICY } from "../acts.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DossierId } from "../dossier.ts";
import { holdDossiers } from "../hold-dossiers.ts";
import { STATUS_FACTS } from "../status.ts";
import { findDossier } from "../store.ts";
import { type Acted, type ActKey, actWithin, deniedCode } from "./act.ts";
import { actorToday } from "./answering.ts";
import type { Office } from "./office.ts";
import { subjectOf } from "./subject.ts";
import { open, type SubmitRequest } from "./submit.ts";

/*
 * Acts that write two dossiers do so in one transaction: both or neither. The one that is there already is held first: the
 * slip of the new one holds the series of its number, and whoever acts on the other meanwhile may want that, too.
 */

const SYSTEM: SystemActor = { kind: "system", name: "interlink" };

type Linking = {
  readonly actor: Actor;
  readonly id: DossierId;
  readonly act: "openCorrection" | "openChild";
};

/** Asked before the new dossier is looked at: its faults would tell a stranger whether the first one exists. */
async function deniedOn(office: Office, executor: Executor, { actor, id, act }: Linking) {
  const loaded = await findDossier(executor, id);
  if (loaded === null) return "NOT_FOUND";
  const on = localDateOf(office.services.clock.now());
  const subject = subjectOf(loaded.dossier, loaded.ownership, { directory: await office.directory(), on });
  return deniedCode(await actorToday(office, actor), ACT_POLICY[act], subject);
}

type CorrectionRequest = {
  readonly dossierId: DossierId;
  readonly reason: string;
  readonly expectedVersion: number | null;
  readonly submission: SubmitRequest;
  readonly key: ActKey | null;
  readonly locale?: Locale;
};

/**
 * A returned result is never reopened: an error is put right by a new, linked dossier with its own clock.
 * @law one-stop.md §3.3, T24.
 */
export function openCorrection(
  office: Office,
  actor: Actor,
  request: CorrectionRequest,
): Promise<Result<Acted, CommandRefusal>> {
  return transactionOrRefusal(office.services.database, async (executor) => {
    const denied = await deniedOn(office, executor, { actor, id: request.dossierId, act: "openCorrection" });
    if (denied !== null) return refuse({ code: denied });
    await holdDossiers(executor, [request.dossierId]);
    const correctionId = newId<"dossier">();
    const opened = await open(office, executor, {
      actor,
      act: "receiveAtCounter",
      id: correctionId,
      request: { ...request.submission, correctionOf: request.dossierId },
      key: request.key,
      locale: request.locale ?? "vi",
    });
    if (!opened.ok) return opened;
    const noted = await actWithin(office, executor, {
      actor,
      request: {
        dossierId: request.dossierId,
        command: { act: "openCorrection", correctionId, reason: request.reason },
        expectedVersion: request.expectedVersion,
        key: null,
        private: null,
      },
    });
    return noted.ok ? opened : noted;
  });
}

type ChildRequest = {
  readonly parentId: DossierId;
  readonly childKey: string | null;
  readonly mandatory: boolean;
  readonly submission: SubmitRequest;
  readonly key: ActKey | null;
  readonly locale?: Locale;
};

/** Opens one dossier of an interlinked bundle under its parent (liên thông): own clock, own code, one parent. */
export function openChild(
  office: Office,
  actor: Actor,
  request: ChildRequest,
): Promise<Result<Acted, CommandRefusal>> {
  return transactionOrRefusal(office.services.database, async (executor) => {
    const denied = await deniedOn(office, executor, { actor, id: request.parentId, act: "openChild" });
    if (denied !== null) return refuse({ code: denied });
    await holdDossiers(executor, [request.parentId]);
    const childId = newId<"dossier">();
    const opened = await open(office, executor, {
      actor,
      act: "receiveAtCounter",
      id: childId,
      request: { ...request.submission, parentId: request.parentId },
      key: request.key,
      locale: request.locale ?? "vi",
    });
    if (!opened.ok) return opened;
    const linked = await actWithin(office, executor, {
      actor,
      request: {
        dossierId: request.parentId,
        command: { act: "openChild", childId, childKey: request.childKey, mandatory: request.mandatory },
        expectedVersion: null,
        key: null,
        private: null,
      },
    });
    return linked.ok ? opened : linked;
  });
}

/**
 * Tells the parent that a child has ended (T26). Called after each act on a child; doing it twice is harmless, so a
 * crash between the child's end and this is healed by the job that looks for ended children.
 */
export async function closeEndedChild(
  office: Office,
  childId: DossierId,
): Promise<Result<Acted | null, CommandRefusal>> {
  const { database } = office.services;
  const child = await findDossier(database, childId);
  if (child === null || child.dossier.parentId === null) return accept(null);
  if (!STATUS_FACTS[child.dossier.status].terminal && child.dossier.status !== "RESULT_READY")
    return accept(null);
  const parent = await findDossier(database, child.dossier.parentId);
  const open = parent?.dossier.children.some((each) => each.id === childId && !each.closed) ?? false;
  if (parent === null || !open) return accept(null);
  return actWithin(office, database, {
    actor: SYSTEM,
    request: {
      dossierId: parent.dossier.id,
      command: { act: "closeChild", childId, outcome: child.dossier.subStatus },
      expectedVersion: null,
      key: null,
      private: null,
    },
  });
}
