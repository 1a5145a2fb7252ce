import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
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
  | Exclude<DossierCommand, { readonly act: "issueResult" | "returnResult" | "requestConsultation" }>
  | Omit<Extract<DossierCommand, { readonly act: "issueResult" }>, "number">
  | Omit<Extract<DossierCommand, { readonly act: "requestConsultation" }>, "consultationId">
  | (Omit<Extract<DossierCommand, { readonly act: "returnResult" }>, "privateSha256"> & {
      readonly receiverName: string | null;
    });

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

type Issue = Extract<AskedCommand, { readonly act: "issueResult" }>;

/**
 * Issues a signed result: the number is taken from the agency's register of the year in the same transaction as the
 * act, so a refused or failed issue leaves no gap.
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
  const symbol = (await office.directory()).find(agencyId)?.symbol ?? "UBND";
  const year = Number(today.slice(0, 4));
  // A refusal undoes the number it took.
  return transactionOrRefusal(database, async (tx) => {
    const [row] = await tx.run(TAKE_RESULT_NUMBER, [agencyId, RESULT_REGISTER, year]);
    const number = resultNumber(Number(present(row, "result counter")["last_number"]), symbol);
    return actWithin(office, tx, {
      actor,
      request: { ...asked, command: { ...asked.command, number }, private: null },
    });
  });
}

/** One register of results an agency until document registers are configured apart by kind. */
const RESULT_REGISTER = "results";

/** `07/KQ-UBND`: numbers under ten take a leading zero (NĐ 30/2020). */
export function resultNumber(number: number, symbol: string): string {
  return `${String(number).padStart(2, "0")}/KQ-${symbol}`;
}
