import { newId } from "../../../kernel/ids.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
import { findPaper, insertDraft, markDraftAgain, newPaperToken } from "../../document/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier, ResultDraft } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { findDossier } from "../store.ts";
import { type Acted, actOnDossier, actWithin } from "./act.ts";
import type { Office } from "./office.ts";
import type { AskedAct, AskedReopen } from "./run-act.ts";
import { resultPaperOf, withdrawPaper } from "./withdraw-paper.ts";

/**
 * T23: the published paper is revoked and its number void, both with the reason, in the transaction of the act; what it
 * said lies there again as a new draft, to be put right and published under another number and code.
 * @law Nghị định 30/2020/NĐ-CP, Đ.18: a paper issued with an error is withdrawn; its number is never used again.
 */
export async function reopenResult(
  office: Office,
  actor: Actor,
  asked: AskedAct<AskedReopen>,
): Promise<Result<Acted, CommandRefusal>> {
  const { command, ...request } = asked;
  const { database } = office.services;
  const dossier = (await findDossier(database, asked.dossierId))?.dossier;
  if (dossier === undefined) return refuse({ code: "NOT_FOUND" });
  return transactionOrRefusal(database, async (tx) => {
    const draft = await revokePaper(office, tx, { dossier, actor, reason: command.reason });
    const again = draft === null ? command : { ...command, draft };
    return actWithin(office, tx, { actor, request: { ...request, command: again, private: null } });
  });
}

async function revokePaper(
  office: Office,
  tx: Tx,
  { dossier, actor, reason }: { readonly dossier: Dossier; readonly actor: Actor; readonly reason: string },
): Promise<ResultDraft | null> {
  const published = await resultPaperOf(tx, dossier);
  if (published === null) return null;
  const at = office.services.clock.now();
  await withdrawPaper(office, tx, { paper: published, actor, reason });
  if (dossier.draft === undefined || published.sheet === null) return null;
  const { key, templateSet, dossierId, agencyId, sheet, draftedBy } = published;
  const paperId = newId<"paper">();
  const kept = { id: paperId, token: newPaperToken(), key, templateSet, dossierId, agencyId, sheet };
  await insertDraft(tx, { ...kept, draftedBy, draftedAt: at });
  return { ...dossier.draft, paperId };
}

type Return = Extract<DossierCommand, { readonly act: "returnToPrevious" }>;

/** Work that goes back before the signature takes the signature off the paper: it is a draft again. */
export async function returnResultToPrevious(
  office: Office,
  actor: Actor,
  asked: AskedAct<Return>,
): Promise<Result<Acted, CommandRefusal>> {
  const request = { ...asked, private: null };
  const { database } = office.services;
  const before = (await findDossier(database, asked.dossierId))?.dossier.result?.paper;
  if (before === undefined) return actOnDossier(office, actor, request);
  return transactionOrRefusal(database, async (tx) => {
    const done = await actWithin(office, tx, { actor, request });
    if (!done.ok) return done;
    const after = (await findDossier(tx, asked.dossierId))?.dossier.result ?? null;
    if (after === null && (await findPaper(tx, before.paperId)) !== null)
      await markDraftAgain(tx, before.paperId);
    return done;
  });
}
