import { accept, type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor } from "../../access/index.ts";
import {
  type FileRef,
  type Office,
  readDossierByCode,
  storeUpload,
  uploadOwner,
} from "../../dossier/index.ts";
import { contentRefusal } from "../decide.ts";
import { insertFile } from "../file-store.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { denied, deniedInUnit } from "../rights.ts";
import { appendEvent, applyChange } from "../store.ts";
import { type Answer, type Changed, type InHand, withDocument } from "./change.ts";

type Attached = Attaching & { readonly name: string; readonly bytes: Uint8Array };
type Attaching = {
  readonly id: OfficialDocumentId;
  /** They go with the document as its annexes; said before anybody signs it. */
  readonly isAnnex: boolean;
};

/**
 * Attaches a file. What comes in the clerk scans; a draft is its unit's until it is signed, then the clerk's, who puts the
 * signed copy there; what is published stays as it is.
 */
export async function attachFile(
  services: Services,
  actor: Actor,
  { id, isAnnex, name, bytes }: Attached,
): Promise<Result<Changed, Refusal>> {
  const open = await mayAttachTo(services, actor, { id, isAnnex });
  if (!open.ok) return open;
  // Bytes are judged and stored before the transaction: nothing but SQL happens inside one.
  const stored = await storeUpload(services, uploadOwner(actor, null), { name, bytes });
  return stored.ok ? attachKept(services, actor, { id, isAnnex, files: [stored.value] }) : stored;
}

/** Asked before anything is stored for a document that would not take it. */
export function mayAttachTo(services: Services, actor: Actor, { id, isAnnex }: Attaching): Answer<null> {
  return withDocument({ services, actor }, { id, act: "records.read" }, (hand) =>
    mayAttach(actor, hand, isAnnex),
  );
}

/** Attaches files that are kept already, all or none. */
export function attachKept(
  services: Services,
  actor: Actor,
  { id, isAnnex, files }: Attaching & { readonly files: readonly FileRef[] },
): Answer {
  return withDocument({ services, actor }, { id, act: "records.read" }, async (hand) => {
    const still = await mayAttach(actor, hand, isAnnex);
    if (!still.ok) return still;
    const { tx, doer } = hand;
    let { document } = hand;
    for (const { sha256, name, mime, sizeBytes } of files) {
      const added = { documentId: id, addedBy: doer.id, addedAt: doer.at };
      // What the leader saw as an annex stays one, whoever sends it again.
      const marksAnew = document.state === "DRAFT";
      await insertFile(tx, { sha256, name, mime, sizeBytes, isAnnex, ...added }, { marksAnew });
      const event = { type: "FileAttached", data: { sha256, name, ...(isAnnex ? { isAnnex } : {}) } };
      document = await applyChange(tx, document, { patch: {}, event, doer });
    }
    return accept({ id, version: document.version });
  });
}

async function mayAttach(actor: Actor, { document, ground }: InHand, isAnnex: boolean): Answer<null> {
  const { agencyId, unitId, state } = document;
  const wrong = contentRefusal(document);
  if (wrong !== null) return refuse(wrong);
  // Who signs sees what goes with it: an annex is one before the signature.
  if (state !== "DRAFT" && (isAnnex || (state !== "REGISTERED" && state !== "SIGNED")))
    return refuse({ code: "RECORDS_STATE", state });
  if (denied(ground, actor, { act: "records.register", agencyId, holders: [] }) === null) return accept(null);
  if (state !== "DRAFT" || unitId === null) return refuse({ code: "NOT_ALLOWED" });
  const denial = deniedInUnit(ground, actor, { act: "records.draft", unitId });
  return denial === null ? accept(null) : refuse(denial);
}

/** Ties a document to a dossier that whoever does it may read; others see the tie only where they may read the dossier. */
export async function linkDossier(
  office: Office,
  actor: Actor,
  { id, dossierCode }: { readonly id: OfficialDocumentId; readonly dossierCode: string },
): Answer {
  const { services } = office;
  const found = await readDossierByCode(office, actor, dossierCode);
  return withDocument({ services, actor }, { id, act: "records.read" }, async (hand) => {
    const { tx, document, doer } = hand;
    const wrong = contentRefusal(document);
    if (wrong !== null) return refuse(wrong);
    if (found === null) return refuse({ code: "RECORDS_DOSSIER_UNKNOWN" });
    const link = { documentId: id, dossierId: found.id, linkedBy: doer.id, linkedAt: doer.at };
    await tx.kysely
      .insertInto("recordsLink")
      .values(link)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const event = { type: "DossierLinked", data: { dossierId: found.id } };
    await appendEvent(tx, id, { event, doer });
    return accept({ id, version: document.version });
  });
}
