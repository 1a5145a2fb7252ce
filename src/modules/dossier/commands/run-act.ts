import { newId } from "../../../kernel/ids.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor, PersonId } from "../../access/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { DossierId } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { holdDossiers } from "../hold-dossiers.ts";
import { findDossier } from "../store.ts";
import { type Acted, type ActKey, actOnDossier, actWithin } from "./act.ts";
import { draftResult } from "./draft-result.ts";
import { issueResult } from "./issue-result.ts";
import type { Office } from "./office.ts";
import { recallResult } from "./recall-result.ts";
import { type AskedReturn, returnResult } from "./return-result.ts";
import { sendResultAgain } from "./send-again.ts";
import { signComparedNow } from "./sign-copies.ts";
import { signResult } from "./sign-result.ts";
import { reopenResult, returnResultToPrevious } from "./undo-result.ts";

/** Commands as they come from a screen or the API: what the office itself adds (ids, numbers) is still absent. */
export type AskedCommand =
  | Exclude<
      DossierCommand,
      {
        readonly act:
          | "completeTask"
          | "draftResult"
          | "signResult"
          | "issueResult"
          | "reopen"
          | "returnResult"
          | "requirePayment"
          | "approveWithdrawal"
          | "requestConsultation";
      }
    >
  | AskedDraft
  | AskedSign
  | AskedIssue
  | AskedReopen
  | AskedPayment
  | AskedLeave
  | (Complete & { readonly assigneeId?: PersonId })
  | Omit<Extract<DossierCommand, { readonly act: "requestConsultation" }>, "consultationId">
  | AskedReturn;

type Of<A extends DossierCommand["act"]> = Extract<DossierCommand, { readonly act: A }>;
export type AskedDraft = {
  readonly act: "draftResult";
  readonly outcome: "POSITIVE" | "NEGATIVE";
  readonly fields: Readonly<Record<string, string>>;
};
export type AskedSign = Omit<Of<"signResult">, "paper">;
export type AskedIssue = Omit<Of<"issueResult">, "number" | "paper" | "scans"> & {
  readonly comparedScans: boolean;
};
export type AskedReopen = Omit<Of<"reopen">, "draft">;
type AskedPayment = Omit<Of<"requirePayment">, "due">;
type AskedLeave = Omit<Of<"approveWithdrawal">, "feesPaid">;
type Complete = Extract<DossierCommand, { readonly act: "completeTask" }>;

/** An act as it was asked for, by whichever screen. */
export type AskedAct<C = AskedCommand> = {
  readonly dossierId: DossierId;
  readonly command: C;
  readonly expectedVersion: number | null;
  /** By which templates results were set when a paper was shown that is signed now; nobody asks where it is not said. */
  readonly templatesSeen?: string | null;
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
    case "checkComponents":
      return checkComponents(office, actor, { ...request, command });
    case "draftResult":
      return draftResult(office, actor, { ...request, command });
    case "signResult":
      return signResult(office, actor, { ...request, command });
    case "issueResult":
      return issueResult(office, actor, { ...request, command });
    case "reopen":
      return reopenResult(office, actor, { ...request, command });
    case "revokeResult":
    case "supersedeResult":
      return recallResult(office, actor, { ...request, command });
    case "sendResultAgain":
      return sendResultAgain(office, actor, { ...request, command });
    case "returnToPrevious":
      return returnResultToPrevious(office, actor, { ...request, command });
    case "requirePayment":
      return demandPayment(office, actor, { ...request, command });
    case "approveWithdrawal":
      return letGo(office, actor, { ...request, command });
    case "stop":
      return endWithout(office, actor, { ...request, command });
    case "requestConsultation":
      return actOnDossier(office, actor, {
        ...request,
        command: { ...command, consultationId: newId() },
        private: null,
      });
    case "returnResult":
      return returnResult(office, actor, { ...request, command });
    default:
      return actOnDossier(office, actor, { ...request, command, private: null });
  }
}

/** Whoever compared scans signs them as digitised copies; that the signature does not come about stops nothing. */
async function checkComponents(
  office: Office,
  actor: Actor,
  asked: AskedAct<Of<"checkComponents">>,
): Promise<Result<Acted, CommandRefusal>> {
  const done = await actOnDossier(office, actor, { ...asked, private: null });
  if (done.ok && actor.kind === "officer") await signComparedNow(office, actor, asked.dossierId);
  return done;
}

/** Whether there is money to decide about; of a dossier older than the books nobody knows, so it is asked. */
async function letGo(
  office: Office,
  actor: Actor,
  { command, ...asked }: AskedAct<AskedLeave>,
): Promise<Result<Acted, CommandRefusal>> {
  const { database } = office.services;
  const standing = await office.fees(database, asked.dossierId);
  const isUnknown = async () =>
    (await findDossier(database, asked.dossierId))?.dossier.pinned?.fees === undefined;
  const feesPaid = standing === null ? await isUnknown() : standing.paidDong > 0;
  return endWithout(office, actor, { ...asked, command: { ...command, feesPaid } });
}

type Ending = AskedAct<Of<"stop"> | Of<"approveWithdrawal">>;

/** What a register entered for a request that ends without a result is struck out with it. */
async function endWithout(
  office: Office,
  actor: Actor,
  asked: Ending,
): Promise<Result<Acted, CommandRefusal>> {
  return transactionOrRefusal(office.services.database, async (tx) => {
    const withdrawal = (await findDossier(tx, asked.dossierId))?.dossier.withdrawal ?? null;
    const done = await actWithin(office, tx, { actor, request: { ...asked, private: null } });
    const reason = asked.command.act === "stop" ? asked.command.reason : (withdrawal?.reason ?? "");
    const at = office.services.clock.now();
    if (done.ok && actor.kind === "officer")
      await office.register.close(tx, done.value.id, { refusal: null, reason, by: actor.personId, at });
    return done;
  });
}

/** Decided on what is owed while nobody can pay it: whoever takes money holds the dossier first, too. */
async function demandPayment(
  office: Office,
  actor: Actor,
  { command, ...asked }: AskedAct<AskedPayment>,
): Promise<Result<Acted, CommandRefusal>> {
  return transactionOrRefusal(office.services.database, async (tx) => {
    await holdDossiers(tx, [asked.dossierId]);
    const due = (await office.fees(tx, asked.dossierId))?.due ?? [];
    return actWithin(office, tx, {
      actor,
      request: { ...asked, command: { ...command, due }, private: null },
    });
  });
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
