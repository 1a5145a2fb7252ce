import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Page } from "../../kernel/paging.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import {
  PROCEDURE_STATES,
  type ProcedureContent,
  type ProcedureState,
  type ProcedureVersion,
} from "./procedure.ts";
import { searchWords } from "./search.ts";
import { LIST_FOR_ADMIN, VERSION_FOR_ADMIN } from "./statements.ts";
import { readVersion, readWrittenContent } from "./version-parser.ts";

/** One line a procedure for its officers: the newest version and the one in force. */
const adminRowSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    name_vi: z.string(),
    name_en: z.string().nullable(),
    state: z.enum(PROCEDURE_STATES),
    version_no: z.number(),
    valid_from: z.string().nullable(),
    valid_to: z.string().nullable(),
    field_code: z.string().nullable(),
    current_id: z.string().nullable(),
    current_version_no: z.number().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    code: row.code,
    name: { vi: row.name_vi, en: row.name_en },
    state: row.state,
    versionNo: row.version_no,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    fieldCode: row.field_code,
    current: row.current_id === null ? null : { id: row.current_id, versionNo: row.current_version_no ?? 0 },
  }));
export type AdminProcedure = z.output<typeof adminRowSchema>;

const ADMIN_LIST_SIZE = 50;

/** Every procedure, published or not, by code; `typed` needs no tone marks. */
export async function listForAdmin(
  executor: Executor,
  asked: {
    readonly on: LocalDate;
    readonly typed: string;
    readonly state: ProcedureState | null;
    readonly cursor: string | null;
  },
): Promise<Page<AdminProcedure>> {
  const words = searchWords(asked.typed);
  const query = words.length === 0 ? null : words.join(" & ");
  const rows = await executor.run(LIST_FOR_ADMIN, [
    asked.on,
    query,
    asked.cursor,
    asked.state,
    ADMIN_LIST_SIZE + 1,
  ]);
  const items = rows.slice(0, ADMIN_LIST_SIZE).map((row) => adminRowSchema.parse(row));
  return { items, nextCursor: rows.length > ADMIN_LIST_SIZE ? (items.at(-1)?.code ?? null) : null };
}

const beside = z.object({
  siblings: z.array(
    z.object({
      id: z.string(),
      versionNo: z.number(),
      state: z.enum(PROCEDURE_STATES),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
    }),
  ),
  acts: z.array(
    z.object({
      type: z.enum(["CREATED", "EDITED", "PUBLISHED", "AMENDED", "REPEALED", "IMPORTED"]),
      actorName: z.string(),
      at: z.string(),
    }),
  ),
  source: z.object({ fileName: z.string(), line: z.number(), source: z.custom<Json>(() => true) }).nullable(),
});

/** A version as its officers see it: content as written, siblings, history, and the source it was imported from. */
export type AdminVersion = z.output<typeof beside> & {
  readonly version: ProcedureVersion;
  readonly content: ProcedureContent;
};

export async function findVersionForAdmin(executor: Executor, id: string): Promise<AdminVersion | null> {
  const [row] = await executor.run(VERSION_FOR_ADMIN, [id]);
  if (row === undefined) return null;
  return { ...beside.parse(row), version: readVersion(row), content: readWrittenContent(row) };
}
