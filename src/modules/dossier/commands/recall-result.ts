import { type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
import { type KeptPaper, listPublishedByNumber, markSuperseded } from "../../document/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { listReplacing } from "../queries/list-replacing.ts";
import { findDossier } from "../store.ts";
import { type Acted, actWithin } from "./act.ts";
import type { Office } from "./office.ts";
import type { AskedAct } from "./run-act.ts";
import { resultPaperOf, withdrawPaper } from "./withdraw-paper.ts";

type Recall = Extract<DossierCommand, { readonly act: "revokeResult" | "supersedeResult" }>;

/**
 * Revokes or replaces a result that was handed over: the paper and the history of its dossier say so in one transaction,
 * or neither does. Who may not do it hears that first, and not whether there is a paper of that number.
 */
export async function recallResult(
  office: Office,
  actor: Actor,
  { command, ...request }: AskedAct<Recall>,
): Promise<Result<Acted, CommandRefusal>> {
  const { database } = office.services;
  return transactionOrRefusal(database, async (tx): Promise<Result<Acted, CommandRefusal>> => {
    const dossier = (await findDossier(tx, request.dossierId))?.dossier;
    if (dossier === undefined) return refuse({ code: "NOT_FOUND" });
    const done = await actWithin(office, tx, { actor, request: { ...request, command, private: null } });
    if (!done.ok) return done;
    const paper = await resultPaperOf(tx, dossier);
    if (command.act === "revokeResult") {
      if (paper !== null) await withdrawPaper(office, tx, { paper, actor, reason: command.reason });
      return done;
    }
    const number = command.replacementNumber;
    const replacement = await replacementOf(tx, dossier, number);
    if (replacement === null) return refuse({ code: "REPLACEMENT_UNKNOWN", number });
    const supersededAt = office.services.clock.now();
    if (paper !== null) await markSuperseded(tx, paper.id, { supersededBy: replacement.id, supersededAt });
    return done;
  });
}

/**
 * The paper that may stand in its place: of this very dossier, of one opened to correct it, or of the same procedure. The
 * same number and symbol come again each year, and other papers of the agency bear such numbers too.
 */
async function replacementOf(tx: Tx, dossier: Dossier, number: string): Promise<KeptPaper | null> {
  const agencyId = dossier.organisations?.competentAgencyId;
  if (agencyId === undefined) return null;
  const papers = await listPublishedByNumber(tx, { agencyId, number });
  const bearers = papers.flatMap(({ dossierId }) => dossierId ?? []);
  const replacing = await listReplacing(tx, dossier, bearers);
  return papers.find(({ dossierId }) => dossierId !== null && replacing.has(dossierId)) ?? null;
}
