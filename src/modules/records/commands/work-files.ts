import { newId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { contentRefusal } from "../decide.ts";
import { findByNumber } from "../find-by-number.ts";
import type { Direction } from "../official-document.ts";
import { readDocument } from "../read-document.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { agencyOf, deniedInUnit, groundOf } from "../rights.ts";
import { scopeOf } from "../scope.ts";
import { appendEvent, type Doer } from "../store.ts";
import { type WorkFile, type WorkFileId, type WorkFileItem, workFileRefusal } from "../work-file.ts";
import {
  addToWorkFile,
  changeWorkFile,
  findWorkFile,
  insertWorkFile,
  listWorkFileItems,
  lockWorkFile,
} from "../work-file-store.ts";
import { doerOf } from "./change.ts";

type Answer<T> = Promise<Result<T, RecordsRefusal>>;
type Opening = Pick<WorkFile, "unitId" | "code" | "title" | "retentionYears">;

/** Opens a work file in a unit. */
export async function openWorkFile(
  services: Services,
  actor: Actor,
  opening: Opening,
): Answer<{ id: WorkFileId }> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  const denial = deniedInUnit(ground, actor, { act: "records.draft", unitId: opening.unitId });
  if (denial !== null) return refuse(denial);
  const doer = doerOf(services, actor);
  const file: WorkFile = {
    ...opening,
    id: newId(),
    agencyId: agencyOf(ground.directory, opening.unitId, ground.on),
    year: Number(ground.on.slice(0, 4)),
    ...{ openedBy: doer.id, openedByName: doer.name, openedAt: doer.at },
    ...{ closedOn: null, handedOverOn: null, handedOverTo: null },
  };
  return transactionOrRefusal(services.database, async (tx): Answer<{ id: WorkFileId }> => {
    const isNew = await insertWorkFile(tx, file);
    return isNew ? accept({ id: file.id }) : refuse({ code: "RECORDS_WORK_FILE_CODE" });
  });
}

type Adding = { readonly id: WorkFileId; readonly direction: Direction; readonly number: string };

/** Puts a document into a file at the next place: by its number in the register of the file's agency, and only one that
 * whoever does it may read. */
export async function putInWorkFile(
  office: Office,
  actor: Actor,
  adding: Adding,
): Answer<{ id: WorkFileId }> {
  const { services } = office;
  const file = await findWorkFile(services.database, adding.id);
  if (file === null) return refuse({ code: "NOT_FOUND" });
  const { direction, number: text } = adding;
  const documentId = await findByNumber(services.database, { agencyId: file.agencyId, direction, text });
  const read = documentId === null ? null : await readDocument(office, actor, documentId);
  return withFile({ services, actor }, { id: adding.id, act: "add" }, async ({ tx, doer }) => {
    if (read === null || !read.ok) return refuse({ code: "RECORDS_TARGET" });
    const { document } = read.value;
    const wrong = contentRefusal(document);
    if (wrong !== null) return refuse(wrong);
    const isNew = await addToWorkFile(tx, { fileId: file.id, documentId: document.id }, doer);
    const event = { type: "PutInFile", data: { numberText: `${file.code} ${file.title}` } };
    if (isNew) await appendEvent(tx, document.id, { event, doer });
    return accept({ id: file.id });
  });
}

export async function closeWorkFile(
  services: Services,
  actor: Actor,
  id: WorkFileId,
): Answer<{ id: WorkFileId }> {
  return withFile({ services, actor }, { id, act: "close" }, async ({ tx, on }) => {
    await changeWorkFile(tx, id, { closedOn: on });
    return accept({ id });
  });
}

export async function handOverWorkFile(
  services: Services,
  actor: Actor,
  { id, to }: { readonly id: WorkFileId; readonly to: string },
): Answer<{ id: WorkFileId }> {
  return withFile({ services, actor }, { id, act: "hand-over" }, async ({ tx, on }) => {
    await changeWorkFile(tx, id, { handedOverOn: on, handedOverTo: to });
    return accept({ id });
  });
}

type InHand = { readonly tx: Tx; readonly doer: Doer; readonly on: LocalDate };
type Asked = { readonly id: WorkFileId; readonly act: "add" | "close" | "hand-over" };

/** A file under lock, in the hands of somebody who works in its unit. */
async function withFile(
  { services, actor }: { readonly services: Services; readonly actor: Actor },
  { id, act }: Asked,
  work: (hand: InHand) => Answer<{ id: WorkFileId }>,
): Answer<{ id: WorkFileId }> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  return transactionOrRefusal(services.database, async (tx): Answer<{ id: WorkFileId }> => {
    const file = await lockWorkFile(tx, id);
    if (file === null) return refuse({ code: "NOT_FOUND" });
    const denial = deniedInUnit(ground, actor, { act: "records.draft", unitId: file.unitId });
    if (denial !== null) return refuse(denial);
    const items = await listWorkFileItems(tx, id);
    const wrong = workFileRefusal(file, act, items.length);
    return wrong === null ? work({ tx, doer: doerOf(services, actor), on: ground.on }) : refuse(wrong);
  });
}

export type WorkFileView = {
  readonly file: WorkFile;
  readonly items: readonly WorkFileItem[];
  readonly mayWork: boolean;
};

/** A file with its documents, for whoever reads its register whole or works in its unit; else it is not there. */
export async function readWorkFile(services: Services, actor: Actor, id: WorkFileId): Answer<WorkFileView> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const file = await findWorkFile(services.database, id);
  if (file === null) return refuse({ code: "NOT_FOUND" });
  const { agencies, units } = await scopeOf(services, actor);
  const isOwn = (list: readonly UnitId[], unit: UnitId) => list.includes(unit);
  if (agencies !== null && !isOwn(agencies, file.agencyId) && !isOwn(units, file.unitId))
    return refuse({ code: "NOT_FOUND" });
  const ground = await groundOf(services);
  const denial = deniedInUnit(ground, actor, { act: "records.draft", unitId: file.unitId });
  return accept({ file, items: await listWorkFileItems(services.database, id), mayWork: denial === null });
}
