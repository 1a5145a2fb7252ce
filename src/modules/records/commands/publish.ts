import { present } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import { takeNextNumber } from "../../document/index.ts";
import { afterEffect, effectRefusal, publicationRefusal, publishDocument } from "../decide.ts";
import { countFiles } from "../file-store.ts";
import { findKind } from "../kinds.ts";
import type { OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { applyChange, lockDocument } from "../store.ts";
import { numberText, symbolOf } from "../symbol.ts";
import { type Answer, type Changed, type InHand, withDocument } from "./change.ts";

type Publication = {
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
): Answer<Changed & { readonly numberText: string }> {
  return withDocument({ services, actor }, { ...asked, act: "records.register" }, async (hand) => {
    const { tx, document, doer } = hand;
    const wrong = publicationRefusal(document, { files: await countFiles(tx, document.id), medium });
    if (wrong !== null) return refuse(wrong);
    const series = seriesOf(hand);
    if (!series.ok) return series;
    const target = await targetOf(hand);
    if (!target.ok) return target;
    const { symbol, ...key } = series.value;
    const textOf = (number: number) => numberText(number, symbol);
    const { number, text } = await takeNextNumber(tx, key, {
      bearerId: document.id,
      textOf,
      takenAt: doer.at,
    });
    const numbered = { series: key.kind, year: key.year, number, numberText: text };
    const change = publishDocument({ ...numbered, medium, at: doer.at });
    const published = await applyChange(tx, document, { ...change, doer });
    if (target.value !== null) {
      const effect = afterEffect(present(document.actsOnEffect, "what it does"), { numberText: text });
      await applyChange(tx, target.value, { ...effect, doer });
    }
    return accept({ id: published.id, version: published.version, numberText: text });
  });
}

/** The series a document is numbered in, and what stands behind its number. */
function seriesOf({ document, ground: { directory, on } }: InHand) {
  const kind = present(findKind(document.kindCode, on), document.kindCode);
  const agency = directory.find(document.agencyId)?.symbol ?? null;
  const unit = document.unitId === null ? null : (directory.find(document.unitId)?.symbol ?? null);
  if (agency === null) return refuse({ code: "RECORDS_SYMBOL_MISSING" });
  return accept({
    agencyId: document.agencyId,
    kind: kind.series,
    year: Number(on.slice(0, 4)),
    // An agency's own letter, not drafted by a unit of it, names no unit.
    symbol: symbolOf(kind, { agency, unit: document.unitId === document.agencyId ? null : unit }),
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
