import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import { takeNextNumber } from "../../document/index.ts";
import { afterEffect, effectRefusal, publicationRefusal, publishDocument } from "../decide.ts";
import { countFiles, type FileCounts } from "../file-store.ts";
import { findKind } from "../kinds.ts";
import type { OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { applyChange, lockDocument } from "../store.ts";
import { numberText } from "../symbol.ts";
import { symbolFor } from "../symbol-for.ts";
import { type Answer, type Changed, type InHand, withDocument } from "./change.ts";

export type Publication = {
  readonly id: OfficialDocumentId;
  readonly medium: "ELECTRONIC" | "PAPER";
  readonly expectedVersion?: number | null;
};

/**
 * Publishes a signed document: number, symbol and day are given and everything that follows is written in one transaction,
 * the number last of all, so that an interrupted publication leaves neither a gap nor a double.
 */
export async function publishOutgoing(
  services: Services,
  actor: Actor,
  { medium, ...asked }: Publication,
): Answer<Published> {
  return withDocument({ services, actor }, { ...asked, act: "records.register" }, async (hand) => {
    const files = await countFiles(hand.tx, hand.document.id);
    const plan = await publicationPlan(hand, { files, medium });
    if (!plan.ok) return plan;
    const { symbol, ...key } = plan.value.series;
    const textOf = (number: number) => numberText(number, symbol);
    const taking = { bearerId: hand.document.id, textOf, takenAt: hand.doer.at };
    const { number, text } = await takeNextNumber(hand.tx, key, taking);
    return writePublished(hand, plan.value, { number, text, medium });
  });
}

export type Published = Changed & { readonly numberText: string };

/** What a publication needs, or what stands against it; asked before a number is taken. */
export async function publicationPlan(
  hand: InHand,
  asked: { readonly files: FileCounts; readonly medium: "ELECTRONIC" | "PAPER" },
) {
  const wrong = publicationRefusal(hand.document, asked);
  if (wrong !== null) return refuse(wrong);
  const series = seriesOf(hand);
  if (!series.ok) return series;
  const target = await targetOf(hand);
  return target.ok ? accept({ series: series.value, target: target.value }) : target;
}

type Plan = {
  readonly series: { readonly kind: string; readonly year: number };
  readonly target: OfficialDocument | null;
};
type Numbered = {
  readonly number: number;
  readonly text: string;
  readonly medium: "ELECTRONIC" | "PAPER";
};

/** The document with its number, and what it does to an earlier one. */
export async function writePublished(
  { tx, document, doer }: InHand,
  { series, target }: Plan,
  { number, text, medium }: Numbered,
): Answer<Published> {
  const numbered = { series: series.kind, year: series.year, number, numberText: text };
  const change = publishDocument({ ...numbered, medium, at: doer.at });
  const published = await applyChange(tx, document, { ...change, doer });
  if (target !== null) {
    const effect = afterEffect(present(document.actsOnEffect, "what it does"), { numberText: text });
    await applyChange(tx, target, { ...effect, doer });
  }
  return accept({ id: published.id, version: published.version, numberText: text });
}

/** The series a document is numbered in, and what stands behind its number. */
function seriesOf({ document, doer, ground: { directory } }: InHand) {
  // The day that stands on the document, not the one on which somebody began to wait for it.
  const on = localDateOf(doer.at);
  const kind = present(findKind(document.kindCode, on), document.kindCode);
  const symbol = symbolFor(document, { directory, on });
  if (symbol === null) return refuse({ code: "RECORDS_SYMBOL_MISSING" });
  return accept({
    agencyId: document.agencyId,
    kind: kind.series,
    year: Number(on.slice(0, 4)),
    symbol,
  });
}

/** The earlier document this one acts on, locked; it may have been recalled by another one meanwhile. */
async function targetOf({ tx, document }: InHand): Promise<Result<OfficialDocument | null, RecordsRefusal>> {
  const { actsOnId, actsOnEffect } = document;
  if (actsOnId === null || actsOnEffect === null) return accept(null);
  const target = await lockDocument(tx, actsOnId);
  const wrong = effectRefusal(document, actsOnEffect, target);
  return wrong === null ? accept(target) : refuse(wrong);
}
