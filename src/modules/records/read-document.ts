import { parseId } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import { type Act, type Actor, authorize } from "../access/index.ts";
import { type NamedDossier, nameDossier, type Office } from "../dossier/index.ts";
import { unitDirectory } from "../organisation/index.ts";
import type { Assignment } from "./assignment.ts";
import { listAssignments, listAssignmentsOf } from "./assignment-store.ts";
import type { OfficialCopy } from "./copy.ts";
import { listCopiesOf } from "./copy-store.ts";
import { type DocumentFile, listFiles } from "./file-store.ts";
import type { OfficialDocument, OfficialDocumentId } from "./official-document.ts";
import { findPaperOf } from "./paper-store.ts";
import { type FilePart, partOf } from "./part.ts";
import type { RecordsRefusal } from "./refusals.ts";
import { holdersOf, subjectOf } from "./rights.ts";
import { parseDocument } from "./row-parser.ts";
import { findDocument } from "./store.ts";
import type { WorkFile } from "./work-file.ts";
import { listWorkFilesOf } from "./work-file-store.ts";

type HistoryEntry = {
  readonly type: string;
  readonly data: Json;
  readonly actorName: string;
  readonly at: Instant;
};

/** A document as one officer may see it. */
export type DocumentView = {
  readonly document: OfficialDocument;
  readonly assignments: readonly Assignment[];
  readonly files: readonly (DocumentFile & { readonly part: FilePart })[];
  readonly history: readonly HistoryEntry[];
  readonly copies: readonly OfficialCopy[];
  /** The work files it lies in. */
  readonly workFiles: readonly WorkFile[];
  /** Dossiers it belongs to, where the officer may read them; how many more there are. */
  readonly dossiers: readonly NamedDossier[];
  readonly dossiersHidden: number;
  /** What it answers or acts on, and what answers or acts on it, where the officer may read it; how many more there are. */
  readonly related: readonly OfficialDocument[];
  readonly relatedHidden: number;
  readonly rights: { readonly [Name in Right]: boolean };
};
type Right = "register" | "sign" | "assign" | "draft";

/** Loads a document for its page; "not yours" and "does not exist" are the same answer. */
export async function readDocument(
  office: Office,
  actor: Actor,
  id: OfficialDocumentId,
): Promise<Result<DocumentView, RecordsRefusal>> {
  const { database, clock } = office.services;
  const document = await findDocument(database, id);
  if (document === null) return refuse({ code: "NOT_FOUND" });
  const [directory, assignments] = await Promise.all([
    unitDirectory(database),
    listAssignments(database, id),
  ]);
  const on = clock.today();
  const { agencyId, unitId } = document;
  const whole = subjectOf(directory, on, { agencyId, holders: [] });
  const subject = subjectOf(directory, on, { agencyId, holders: holdersOf(document, assignments) });
  if (!authorize(actor, "records.read", subject).allowed) return refuse({ code: "NOT_FOUND" });
  const may = (act: Act) => authorize(actor, act, whole).allowed;
  const mayDraft =
    unitId !== null &&
    authorize(actor, "records.draft", { kind: "unit", lineage: directory.lineageOf(unitId, on) }).allowed;
  const [kept, paper, copies, workFiles, history, linked, related] = await Promise.all([
    listFiles(database, id),
    findPaperOf(database, id),
    listCopiesOf(database, id),
    listWorkFilesOf(database, id),
    listHistory(database, id),
    listLinks(database, id),
    listRelated(database, document),
  ]);
  const files = kept.map((file) => ({ ...file, part: partOf(file, paper?.sha256 ?? null) }));
  const named = await Promise.all(linked.map((dossierId) => nameDossier(office, actor, dossierId)));
  const dossiers = named.filter((each) => each !== null);
  const rights = {
    register: may("records.register"),
    sign: may("records.sign"),
    assign: may("records.assign"),
    draft: mayDraft,
  };
  const dossiersHidden = named.length - dossiers.length;
  const seen = await readable(office, actor, related);
  const parts = { files, copies, workFiles, history, related: seen };
  const hidden = { dossiersHidden, relatedHidden: related.length - seen.length };
  return accept({ document, assignments, ...parts, dossiers, ...hidden, rights });
}

/** Those of the documents that the officer may read in their own right, not because of what they are related to. */
async function readable(
  { services: { database, clock } }: Office,
  actor: Actor,
  documents: readonly OfficialDocument[],
): Promise<readonly OfficialDocument[]> {
  const ids = documents.map(({ id }) => id);
  const [directory, held] = await Promise.all([unitDirectory(database), listAssignmentsOf(database, ids)]);
  return documents.filter((each) => {
    const holders = holdersOf(each, held.get(each.id) ?? []);
    const subject = subjectOf(directory, clock.today(), { agencyId: each.agencyId, holders });
    return authorize(actor, "records.read", subject).allowed;
  });
}

async function listHistory(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly HistoryEntry[]> {
  return executor.kysely
    .selectFrom("recordsEvent")
    .select(["type", "data", "actorName", "at"])
    .where("documentId", "=", documentId)
    .orderBy("seq")
    .execute();
}

async function listLinks(
  executor: Executor,
  documentId: OfficialDocumentId,
): Promise<readonly NamedDossier["id"][]> {
  const rows = await executor.kysely
    .selectFrom("recordsLink")
    .select("dossierId")
    .where("documentId", "=", documentId)
    .orderBy("linkedAt")
    .execute();
  return rows.flatMap(({ dossierId }) => parseId<"dossier">(dossierId) ?? []);
}

/** Far more than answer one letter; a circular that thousands of others act on is opened by its register. */
const RELATED_MAX = 200;

async function listRelated(
  executor: Executor,
  { id, repliesToId, actsOnId }: OfficialDocument,
): Promise<readonly OfficialDocument[]> {
  const rows = await executor.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where((row) =>
      row.or([
        row("repliesToId", "=", id),
        row("actsOnId", "=", id),
        ...[repliesToId, actsOnId].flatMap((aim) => (aim === null ? [] : [row("id", "=", aim)])),
      ]),
    )
    .where("state", "<>", "DISCARDED")
    .orderBy("createdAt")
    .limit(RELATED_MAX)
    .execute();
  return rows.map(parseDocument);
}
