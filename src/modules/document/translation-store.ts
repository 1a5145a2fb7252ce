import { sha256 } from "../../kernel/hash-chain.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { Approval, TranslatedText } from "./translation.ts";

/** Approvals by the code of a procedure or of a form. */
export async function listApprovals(
  executor: Executor,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly Approval[]>> {
  const found = new Map<string, Approval[]>();
  if (codes.length === 0) return found;
  const rows = await executor.kysely
    .selectFrom("documentTranslation")
    .select(["procedureCode", "field", "sourceSha256", "english"])
    .where("procedureCode", "in", codes)
    .execute();
  for (const { procedureCode, ...approval } of rows)
    found.set(procedureCode, [...(found.get(procedureCode) ?? []), approval]);
  return found;
}

type Approving = {
  readonly procedureCode: string;
  readonly texts: readonly TranslatedText[];
  readonly approvedBy: PersonId;
  readonly approvedAt: Instant;
};

/** The English of these texts, approved as it stands. */
export async function writeApprovals(tx: Tx, { texts, ...by }: Approving): Promise<void> {
  const rows = texts.flatMap(({ field, vi, en }) =>
    en === null ? [] : [{ ...by, field, sourceSha256: sha256(vi), english: en }],
  );
  if (rows.length === 0) return;
  await tx.kysely
    .insertInto("documentTranslation")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["procedureCode", "field"]).doUpdateSet((row) => ({
        sourceSha256: row.ref("excluded.sourceSha256"),
        english: row.ref("excluded.english"),
        approvedBy: row.ref("excluded.approvedBy"),
        approvedAt: row.ref("excluded.approvedAt"),
      })),
    )
    .execute();
}
