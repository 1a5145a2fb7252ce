import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Json } from "../../kernel/json.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { witnessFile } from "./kept-files.ts";
import type { TemplateVersionId } from "./template.ts";

export type PaperId = Id<"paper">;
const PAPER_STATES = ["DRAFT", "SIGNED", "PUBLISHED", "REVOKED", "SUPERSEDED"] as const;
type PaperState = (typeof PAPER_STATES)[number];

/** A paper as the office keeps it: what it is, where it stands in its life, and the bytes that were published. */
export type KeptPaper = {
  readonly id: PaperId;
  /** What its code opens. */
  readonly token: string;
  readonly key: string;
  readonly templateSet: string;
  /** The version of the authority's template it was set with; null where that was the shipped one. */
  readonly templateVersionId: TemplateVersionId | null;
  readonly locale: "vi" | "en";
  readonly dossierId: string | null;
  readonly eventSeq: number | null;
  readonly agencyId: UnitId;
  readonly state: PaperState;
  /** Its content but for number and day; null where the paper was made elsewhere. */
  readonly sheet: Json;
  readonly signedSha256: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly numberText: string | null;
  readonly issuedOn: LocalDate | null;
  readonly draftedBy: PersonId | null;
  readonly draftedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly revokedReason: string | null;
  /** The paper that replaced it; null where none did, or a later slip of the same act made it needless. */
  readonly supersededBy: PaperId | null;
  readonly supersededAt: Instant | null;
};

const instant = z.custom<Instant>((at) => typeof at === "string");
const rowSchema = z.object({
  id: z.custom<PaperId>((id) => typeof id === "string"),
  token: z.string(),
  key: z.string(),
  templateSet: z.string(),
  templateVersionId: z.custom<TemplateVersionId>((id) => typeof id === "string").nullable(),
  locale: z.enum(["vi", "en"]),
  dossierId: z.string().nullable(),
  eventSeq: z.number().nullable(),
  agencyId: z.custom<UnitId>((id) => typeof id === "string"),
  state: z.enum(PAPER_STATES),
  sheet: z.custom<Json>(),
  signedSha256: z.string().nullable(),
  sha256: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  numberText: z.string().nullable(),
  issuedOn: z.custom<LocalDate>((day) => typeof day === "string").nullable(),
  draftedBy: z.custom<PersonId>((id) => typeof id === "string").nullable(),
  draftedAt: instant,
  publishedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  supersededBy: z.custom<PaperId>((id) => typeof id === "string").nullable(),
  supersededAt: instant.nullable(),
});

type NewDraft = Pick<
  KeptPaper,
  "id" | "token" | "key" | "templateSet" | "dossierId" | "agencyId" | "sheet" | "draftedBy" | "draftedAt"
>;

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await tx.kysely
    .insertInto("documentPaper")
    .values({ ...draft, sheet: JSON.stringify(draft.sheet), state: "DRAFT" })
    .execute();
}

/** The same draft with other content; nothing where it was signed meanwhile. */
export async function replaceDraft(
  tx: Tx,
  id: PaperId,
  draft: Pick<NewDraft, "key" | "sheet" | "draftedBy" | "draftedAt">,
): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ ...draft, sheet: JSON.stringify(draft.sheet) })
    .where("id", "=", id)
    .where("state", "=", "DRAFT")
    .execute();
}

export async function findPaper(executor: Executor, id: PaperId): Promise<KeptPaper | null> {
  const row = await executor.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

/** The paper whose code somebody scanned. */
export async function findPaperByToken(executor: Executor, token: string): Promise<KeptPaper | null> {
  const row = await executor.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

export async function listPapersOf(executor: Executor, dossierId: string): Promise<readonly KeptPaper[]> {
  const rows = await executor.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("dossierId", "=", dossierId)
    .orderBy("draftedAt")
    .orderBy("id")
    .execute();
  return rows.map((row) => rowSchema.parse(row));
}

/** The paper an act issued, in one language: printed again it is this one. */
export async function findPaperOfAct(
  executor: Executor,
  act: {
    readonly dossierId: string;
    readonly eventSeq: number;
    readonly key: string;
    readonly locale: "vi" | "en";
  },
): Promise<KeptPaper | null> {
  const { dossierId, eventSeq, key, locale } = act;
  const row = await executor.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("dossierId", "=", dossierId)
    .where("eventSeq", "=", eventSeq)
    .where("key", "=", key)
    .where("locale", "=", locale)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

type Issued = Published &
  Pick<KeptPaper, "templateVersionId"> &
  Pick<KeptPaper, "id" | "token" | "key" | "templateSet" | "locale" | "dossierId" | "eventSeq" | "agencyId">;

/**
 * Keeps what an act issued, once: of two who print it first at the same moment one is kept. What an earlier act issued
 * under the same key (a slip with the day that was appointed before) gives way to it.
 */
export async function insertIssued(tx: Tx, issued: Issued): Promise<boolean> {
  const made = await tx.kysely
    .insertInto("documentPaper")
    .values({ ...issued, draftedAt: issued.publishedAt, state: "PUBLISHED" })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return false;
  const { token, sha256, publishedAt: keptAt } = issued;
  await witnessFile(tx, { token, sha256, keptAt });
  return true;
}

/** Papers of this key that an earlier act issued and this one takes the place of. */
export async function supersedeBefore(
  tx: Tx,
  {
    dossierId,
    key,
    eventSeq,
  }: { readonly dossierId: string; readonly key: string; readonly eventSeq: number },
): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "SUPERSEDED" })
    .where("dossierId", "=", dossierId)
    .where("key", "=", key)
    .where("eventSeq", "<", eventSeq)
    .where("state", "=", "PUBLISHED")
    .execute();
}

type Signed = { readonly sheet: Json; readonly signedSha256: string };

/** The paper is what the leader signed: its content stands, number and day are still to come. */
export async function markSigned(tx: Tx, id: PaperId, { sheet, signedSha256 }: Signed): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "SIGNED", sheet: JSON.stringify(sheet), signedSha256 })
    .where("id", "=", id)
    .where("state", "=", "DRAFT")
    .execute();
}

/** The signature was taken back before anything was published. */
export async function markDraftAgain(tx: Tx, id: PaperId): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "DRAFT", signedSha256: null })
    .where("id", "=", id)
    .where("state", "=", "SIGNED")
    .execute();
}

type Published = {
  readonly numberText: string | null;
  readonly issuedOn: LocalDate;
  readonly publishedAt: Instant;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly templateVersionId?: TemplateVersionId | null;
};

export async function markPublished(tx: Tx, id: PaperId, published: Published): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "PUBLISHED", ...published })
    .where("id", "=", id)
    .where("state", "=", "SIGNED")
    .execute();
}

/** A paper made elsewhere (scanned, or drawn by another program) that the office publishes as its own. */
export async function insertUploaded(
  tx: Tx,
  paper: Published & Pick<KeptPaper, "id" | "token" | "dossierId" | "agencyId">,
): Promise<void> {
  const made = { key: "UPLOADED", templateSet: "UPLOADED", draftedAt: paper.publishedAt };
  await tx.kysely
    .insertInto("documentPaper")
    .values({ ...paper, ...made, state: "PUBLISHED" })
    .execute();
}

/** A published paper that was wrong: it is no longer valid, and says why. */
export async function markRevoked(
  tx: Tx,
  id: PaperId,
  { revokedAt, revokedReason }: { readonly revokedAt: Instant; readonly revokedReason: string },
): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "REVOKED", revokedAt, revokedReason })
    .where("id", "=", id)
    .where("state", "=", "PUBLISHED")
    .execute();
}

/** A published paper gives way to another one. */
export async function markSuperseded(
  tx: Tx,
  id: PaperId,
  replaced: { readonly supersededBy: PaperId; readonly supersededAt: Instant },
): Promise<void> {
  await tx.kysely
    .updateTable("documentPaper")
    .set({ state: "SUPERSEDED", ...replaced })
    .where("id", "=", id)
    .where("state", "=", "PUBLISHED")
    .execute();
}

const SAME_NUMBER_MAX = 50;

/** The results of an agency in force under this number, the youngest first: numbers begin anew each year. */
export async function listPublishedByNumber(
  executor: Executor,
  { agencyId, number }: { readonly agencyId: UnitId; readonly number: string },
): Promise<readonly KeptPaper[]> {
  const rows = await executor.kysely
    .selectFrom("documentPaper")
    .selectAll()
    .where("agencyId", "=", agencyId)
    .where("numberText", "=", number)
    .where("eventSeq", "is", null)
    .where("state", "=", "PUBLISHED")
    .orderBy("publishedAt", "desc")
    .limit(SAME_NUMBER_MAX)
    .execute();
  return rows.map((row) => rowSchema.parse(row));
}
