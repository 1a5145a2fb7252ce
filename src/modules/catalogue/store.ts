import { z } from "zod";
import { newId, parseId } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import { datedStore } from "./dated-store.ts";
import type { ProcedureContent, ProcedureId, ProcedureVersion, ProcedureVersionId } from "./procedure.ts";
import { nameKey, searchKey } from "./search-key.ts";
import { FIND_IN_FORCE, FIND_VERSION, LOCK_THING, LOCK_VERSIONS, NAMES_IN_FORCE } from "./statements.ts";
import { readVersion, readWrittenContent } from "./version-parser.ts";

/** One version in any state; what a dossier pinned stays readable for ever. */
export async function findProcedureVersion(executor: Executor, id: string): Promise<ProcedureVersion | null> {
  const [row] = await executor.run(FIND_VERSION, [id]);
  return row === undefined ? null : readVersion(row);
}

/** The version of a procedure in force on a legal day; null before the first, after a repeal, or for an unknown code. */
export async function findPublishedVersion(
  executor: Executor,
  key: { readonly code: string; readonly on: LocalDate },
): Promise<ProcedureVersion | null> {
  const [row] = await executor.run(FIND_IN_FORCE, [key.code, key.on]);
  return row === undefined ? null : readVersion(row);
}

const namedSchema = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string().nullable() }),
});

/** Names of procedures by their codes, as in force on a day; those that have no version then are left out. */
export async function publishedNames(
  executor: Executor,
  { codes, on }: { readonly codes: readonly string[]; readonly on: LocalDate },
): Promise<ReadonlyMap<string, z.output<typeof namedSchema>["name"]>> {
  if (codes.length === 0) return new Map();
  const rows = await executor.run(NAMES_IN_FORCE, [codes, on]);
  return new Map(rows.map((row) => namedSchema.parse(row)).map(({ code, name }) => [code, name]));
}

/** A version with its content as written, for deciding and editing. */
export type WrittenVersion = { readonly version: ProcedureVersion; readonly content: ProcedureContent };

/** All versions of a procedure, oldest first, locked so that two officers cannot publish or amend at once. */
export async function lockVersions(tx: Tx, code: string): Promise<readonly WrittenVersion[]> {
  await tx.run(LOCK_THING, [`procedure ${code}`]);
  const rows = await tx.run(LOCK_VERSIONS, [code]);
  return rows.map((row) => ({ version: readVersion(row), content: readWrittenContent(row) }));
}

/** A new procedure with its first draft; null where the code is taken. */
export async function insertProcedure(tx: Tx, code: string, at: Instant): Promise<ProcedureId | null> {
  const made = await tx.kysely
    .insertInto("catalogueProcedure")
    .values({ id: newId(), code, createdAt: at })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made === undefined ? null : parseId<"procedure">(made.id);
}

type NewDraft = {
  readonly procedureId: ProcedureId;
  readonly code: string;
  readonly versionNo: number;
  readonly supersedes: ProcedureVersionId | null;
  readonly content: ProcedureContent;
  readonly at: Instant;
};

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<ProcedureVersionId> {
  const id = newId<"procedure-version">();
  await tx.kysely
    .insertInto("catalogueProcedureVersion")
    .values({
      id,
      procedureId: draft.procedureId,
      code: draft.code,
      versionNo: draft.versionNo,
      state: "DRAFT",
      supersedesId: draft.supersedes,
      content: JSON.stringify(draft.content),
      nameKey: nameKey(draft.content),
      searchKey: searchKey(draft.code, draft.content),
      createdAt: draft.at,
      updatedAt: draft.at,
    })
    .execute();
  return id;
}

type ProcedureAct = "CREATED" | "EDITED" | "PUBLISHED" | "AMENDED" | "REPEALED" | "IMPORTED";

/** The life of the versions of procedures. */
export const versionLife = datedStore<ProcedureVersionId, ProcedureAct>({
  versions: "catalogue_procedure_version",
  reckoned: ["name_key", "search_key"],
  seals: "catalogue_publication",
  sealed: {
    version_id: "id",
    procedure_id: "procedure_id",
    version_no: "version_no",
    frozen: "frozen",
    valid_from: "valid_from",
    content_md5: "content_md5",
  },
  acts: "catalogue_act",
  actOf: "version_id",
});

type EditedDraft = {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly content: ProcedureContent;
  readonly at: Instant;
};

/** Saves a draft with what it is found by; the new revision, or null where it moved on. */
export function updateDraft(tx: Tx, draft: EditedDraft): Promise<number | null> {
  const { code, content } = draft;
  return versionLife.save(tx, { ...draft, reckoned: [nameKey(content), searchKey(code, content)] });
}
