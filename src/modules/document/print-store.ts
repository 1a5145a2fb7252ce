import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Database, Executor } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { witnessFile } from "./kept-files.ts";

const PRINT_KINDS = [
  "MONEY_RECEIPT",
  "CONTROL_SHEET",
  "REGISTER",
  "HAND_OVER_SHEET",
  "HAND_OVER_REPORT",
  "DRAWER_RECORD",
] as const;
type PrintKind = (typeof PRINT_KINDS)[number];

/** A paper that was printed with a code of its own, outside the papers of dossiers. */
export type Print = {
  /** What its code opens. */
  readonly token: string;
  readonly kind: PrintKind;
  /** What was printed: a receipt, a dossier, a volume. */
  readonly subject: string;
  /** SHA-256 of what it says: as long as that is the same, so is the code. */
  readonly contentSha256: string;
  readonly agencyId: UnitId;
  readonly numberText: string | null;
  readonly sha256: string;
  /** Whether its file is kept, and printed again as it was drawn first. */
  readonly isKept: boolean;
  readonly printedAt: Instant;
};

const rowSchema = z.object({
  token: z.string(),
  kind: z.enum(PRINT_KINDS),
  subject: z.string(),
  contentSha256: z.string(),
  agencyId: z.custom<UnitId>((id) => typeof id === "string"),
  numberText: z.string().nullable(),
  sha256: z.string(),
  isKept: z.boolean(),
  printedAt: z.custom<Instant>((at) => typeof at === "string"),
});

export async function findPrintByToken(executor: Executor, token: string): Promise<Print | null> {
  const row = await executor.kysely
    .selectFrom("documentPrint")
    .selectAll()
    .where("token", "=", token)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

/** The newest print of something; with a content only one that said just that. */
export async function findLastPrint(
  executor: Executor,
  asked: Pick<Print, "kind" | "subject"> & Partial<Pick<Print, "contentSha256">>,
): Promise<Print | null> {
  const of = executor.kysely
    .selectFrom("documentPrint")
    .selectAll()
    .where("kind", "=", asked.kind)
    .where("subject", "=", asked.subject);
  const same = asked.contentSha256 === undefined ? of : of.where("contentSha256", "=", asked.contentSha256);
  const row = await same.orderBy("printedAt", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

/** False where the same was kept at the same moment by somebody else. */
export function insertPrint(database: Database, print: Print): Promise<boolean> {
  return database.transaction(async (tx) => {
    const added = await tx.kysely
      .insertInto("documentPrint")
      .values(print)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return false;
    const { token, sha256, printedAt: keptAt } = print;
    if (print.isKept) await witnessFile(tx, { token, sha256, keptAt });
    return true;
  });
}
