import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor, PersonId } from "../../access/index.ts";
import { privateSha256 } from "../chain.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DossierId } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import type { PrivateData } from "../events.ts";
import { findDossier } from "../store.ts";
import { TAKE_RESULT_NUMBER } from "../store-statements.ts";
import { type Acted, type ActKey, actOnDossier, actWithin } from "./act.ts";
import type { Office } from "./office.ts";

/** Commands as they come from a screen or the API: what the office itself adds (ids, numbers) is still absent. */
export type AskedCommand =
  | Exclude<
      DossierCommand,
      { readonly act: "completeTask" | "issueResult" | "returnResult" | "requestConsultation" }
    >
  | (Complete & { readonly assigneeId?: PersonId })
  | Omit<Extract<DossierCommand, { readonly act: "issueResult" }>, "number">
  | Omit<Extract<DossierCommand, { readonly act: "requestConsultation" }>, "consultationId">
  | (Omit<Extract<DossierCommand, { readonly act: "returnResult" }>, "privateSha256"> & {
      readonly receiverName: string | null;
    });

type Complete = Extract<DossierCommand, { readonly act: "completeTask" }>;

export type AskedAct = {
  readonly dossierId: DossierId;
  readonly command: AskedCommand;
  readonly expectedVersion: number | null;
  readonly key: ActKey | null;
};

/** Completes what the office itself must add to an act (a number, an id, a hash) and carries it out. */
export async function runAct(
  office: Office,
  actor: Actor,
  asked: AskedAct,
): Promise<Result<Acted, CommandRefusal>> {
  const { command, ...request } = asked;
  switch (command.act) {
    case "completeTask": {
      const { assigneeId, ...complete } = command;
      const done = { ...request, command: complete };
      return assigneeId === undefined
        ? actOnDossier(office, actor, { ...done, private: null })
        : completeAndAssign(office, actor, { ...done, assigneeId });
    }
    case "issueResult":
      return issueResult(office, actor, { ...request, command });
    case "requestConsultation":
      return actOnDossier(office, actor, {
        ...request,
        command: { ...command, consultationId: newId() },
        private: null,
      });
    case "returnResult": {
      const { receiverName, ...rest } = command;
      const content: PrivateData | null = receiverName === null ? null : { kind: "delivery", receiverName };
      const privateHash = content === null ? null : privateSha256(content);
      return actOnDossier(office, actor, {
        ...request,
        command: { ...rest, privateSha256: privateHash },
        private: content,
      });
    }
    default:
      return actOnDossier(office, actor, { ...request, command, private: null });
  }
}

type Handing = Omit<AskedAct, "command"> & { readonly command: Complete; readonly assigneeId: PersonId };

/**
 * Whoever assigns says in the same act who will do the work: the step is done and the one it opens lies on that
 * person's desk, or neither happened. Where it opens none that is free, there is nobody to name and the step alone is
 * done: under the key of the request, as any single act.
 */
async function completeAndAssign(
  office: Office,
  actor: Actor,
  { assigneeId, key, ...asked }: Handing,
): Promise<Result<Acted, CommandRefusal>> {
  const { database } = office.services;
  const handed = await transactionOrRefusal<Acted, CommandRefusal | typeof NOBODY_TO_NAME>(
    database,
    async (tx) => {
      const before = (await findDossier(tx, asked.dossierId))?.dossier.tasks ?? [];
      const request = { ...asked, key: null, private: null };
      const done = await actWithin(office, tx, { actor, request });
      if (!done.ok) return done;
      const after = (await findDossier(tx, asked.dossierId))?.dossier.tasks ?? [];
      const opened = after.find(
        (task) => task.assigneeId === null && !before.some(({ taskId }) => taskId === task.taskId),
      );
      if (opened === undefined) return refuse(NOBODY_TO_NAME);
      const command = { act: "assignTask", taskId: opened.taskId, assigneeId } as const;
      return actWithin(office, tx, {
        actor,
        request: { ...asked, command, expectedVersion: done.value.version, key, private: null },
      });
    },
  );
  if (handed.ok) return handed;
  const { refusal } = handed;
  if (isNobodyToName(refusal)) return actOnDossier(office, actor, { ...asked, key, private: null });
  return refuse(refusal);
}

/** Undoes the transaction only; nobody hears it. */
const NOBODY_TO_NAME = { code: "NOBODY_TO_NAME" } as const;

function isNobodyToName(refusal: CommandRefusal | typeof NOBODY_TO_NAME): refusal is typeof NOBODY_TO_NAME {
  return refusal.code === NOBODY_TO_NAME.code;
}

type Issue = Extract<AskedCommand, { readonly act: "issueResult" }>;

/**
 * Issues a signed result: the number is taken from the agency's register of the year in the same transaction as the
 * act, so a refused or failed issue leaves no gap.
 * The agency's abbreviation is its own to state: without one nothing is numbered.
 * @law Nghị định 30/2020/NĐ-CP: numbers run from 01 each 1 January, per register.
 */
async function issueResult(
  office: Office,
  actor: Actor,
  asked: Omit<AskedAct, "command"> & { readonly command: Issue },
): Promise<Result<Acted, CommandRefusal>> {
  const { database, clock } = office.services;
  const loaded = await findDossier(database, asked.dossierId);
  if (loaded === null) return refuse({ code: "NOT_FOUND" });
  const agencyId = present(loaded.dossier.organisations, "organisations").competentAgencyId;
  const today = localDateOf(clock.now());
  const symbol = (await office.directory()).find(agencyId)?.symbol ?? null;
  const year = Number(today.slice(0, 4));
  // A refusal undoes the number it took.
  return transactionOrRefusal(database, async (tx) => {
    const [row] = await tx.run(TAKE_RESULT_NUMBER, [agencyId, RESULT_REGISTER, year]);
    const taken = Number(present(row, "result counter")["last_number"]);
    const number = symbol === null ? "" : resultNumber(taken, symbol);
    const request = { ...asked, command: { ...asked.command, number }, private: null };
    const done = await actWithin(office, tx, { actor, request });
    // Said only to who may issue: all others hear what they would hear anyway.
    const isUnnumbered = symbol === null && !done.ok && done.refusal.code === "RESULT_NUMBER_REQUIRED";
    return isUnnumbered ? refuse({ code: "AGENCY_SYMBOL_MISSING" }) : done;
  });
}

/** One register of results an agency until document registers are configured apart by kind. */
const RESULT_REGISTER = "results";

/** `07/KQ-UBND`: numbers under ten take a leading zero (NĐ 30/2020). */
function resultNumber(number: number, symbol: string): string {
  return `${String(number).padStart(2, "0")}/KQ-${symbol}`;
}
