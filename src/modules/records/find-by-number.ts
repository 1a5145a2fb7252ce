import type { Executor } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { Direction, OfficialDocumentId } from "./official-document.ts";
import { parseDocument } from "./row-parser.ts";

type Asked = { readonly agencyId: UnitId; readonly direction: Direction; readonly text: string };

/** The document a person means by its number, as written in the register; the newest year where several bear it. */
export async function findByNumber(
  executor: Executor,
  { agencyId, direction, text }: Asked,
): Promise<OfficialDocumentId | null> {
  const typed = text.trim();
  const padded = /^\d$/.test(typed) ? `0${typed}` : typed;
  const row = await executor.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where("agencyId", "=", agencyId)
    .where("direction", "=", direction)
    .where("numberText", "in", [typed, padded])
    .orderBy("year", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : parseDocument(row).id;
}
