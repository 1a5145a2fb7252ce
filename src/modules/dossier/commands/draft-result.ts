import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Actor } from "../../access/index.ts";
import {
  insertDraft,
  newPaperToken,
  type ResultPaperKind,
  type ResultValues,
  replaceDraft,
} from "../../document/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Dossier, ResultDraft } from "../dossier.ts";
import { findDossier } from "../store.ts";
import { type Acted, actWithin } from "./act.ts";
import { contentSha256, resultKindOf, sheetOf, valuesNow } from "./draft-source.ts";
import type { Office } from "./office.ts";
import type { AskedAct, AskedDraft } from "./run-act.ts";

/** The template set results are set from. */
const RESULT_SET = "RESULTS-2025";

/**
 * Puts the result on paper from the dossier's data and what whoever drafts it corrected. Fields that may not stay empty
 * are all named at once; a draft that is there is whole.
 */
export async function draftResult(
  office: Office,
  actor: Actor,
  asked: AskedAct<AskedDraft>,
): Promise<Result<Acted, CommandRefusal>> {
  const { command, ...request } = asked;
  const { database } = office.services;
  const dossier = (await findDossier(database, asked.dossierId))?.dossier;
  if (dossier === undefined) return refuse({ code: "NOT_FOUND" });
  const made = await valuesOf(office, database, { dossier, command });
  return transactionOrRefusal(database, async (tx): Promise<Result<Acted, CommandRefusal>> => {
    const draft =
      made.kind === null ? null : await keepDraft(office, tx, { dossier, actor, ...made, kind: made.kind });
    const done = await actWithin(office, tx, {
      actor,
      request: { ...request, command: { act: "draftResult", draft: draft ?? NO_DRAFT }, private: null },
    });
    // Who may not draft hears that, and not what is missing.
    if (!done.ok) return done;
    if (made.kind === null) return refuse({ code: "RESULT_PAPER_NOT_SHIPPED" });
    if (made.missing.length > 0) return refuse({ code: "RESULT_FIELDS_MISSING", fields: made.missing });
    return done;
  });
}

const NO_DRAFT: ResultDraft = { paperId: newId(), key: "", outcome: "POSITIVE", contentSha256: "" };

async function valuesOf(
  office: Office,
  executor: Executor,
  { dossier, command }: { readonly dossier: Dossier; readonly command: AskedDraft },
) {
  const kind = await resultKindOf(office, dossier, command.outcome);
  if (kind === null) return { kind, values: {}, missing: [] };
  const { values, missing } = await valuesNow(office, executor, { dossier, kind, fields: command.fields });
  return { kind, values, missing: missing.map(({ label }) => label) };
}

type Keeping = {
  readonly dossier: Dossier;
  readonly actor: Actor;
  readonly kind: ResultPaperKind;
  readonly values: ResultValues;
  /** What a new paper's code opens, where that had to be known before. */
  readonly token?: string;
};

/** Keeps the content as the dossier's draft: the one that is there, or a new one. */
export async function keepDraft(office: Office, tx: Tx, keeping: Keeping): Promise<ResultDraft> {
  const { dossier, actor, kind, values } = keeping;
  const sheet = await sheetOf(office, { dossier, key: kind.key, values, signer: null });
  const drafted = {
    key: kind.key,
    sheet,
    draftedBy: actor.kind === "officer" ? actor.personId : null,
    draftedAt: office.services.clock.now(),
  };
  const paperId = dossier.draft?.paperId ?? newId<"paper">();
  if (dossier.draft === undefined) {
    const { competentAgencyId: agencyId } = present(dossier.organisations, "organisations");
    const kept = { id: paperId, token: keeping.token ?? newPaperToken(), templateSet: RESULT_SET };
    await insertDraft(tx, { ...kept, ...drafted, dossierId: dossier.id, agencyId });
  } else await replaceDraft(tx, paperId, drafted);
  return { paperId, key: kind.key, outcome: kind.outcome, contentSha256: contentSha256(values) };
}
