import { z } from "zod";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";

/** The next version of a form while somebody edits it. */
export type FormDraft = {
  readonly definition: FormDefinition;
  /** The version it was begun from; 0 for a form that is new. */
  readonly basedOn: number;
  /** How often it was changed: what a change names, so that two people do not undo each other's. */
  readonly changes: number;
  readonly changedAt: Instant;
  readonly changedByName: string;
};

export async function findDraft(executor: Executor, code: string): Promise<FormDraft | null> {
  const row = await executor.kysely
    .selectFrom("statisticsFormDraft")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    definition: formDefinitionSchema.parse(row.definition),
    basedOn: row.basedOn,
    changes: row.changes,
    changedAt: z.custom<Instant>((at) => typeof at === "string").parse(row.changedAt),
    changedByName: row.changedByName,
  };
}

/** Codes of the forms that are being edited. */
export async function listDraftCodes(executor: Executor): Promise<readonly string[]> {
  const rows = await executor.kysely
    .selectFrom("statisticsFormDraft")
    .select("code")
    .orderBy("code")
    .execute();
  return rows.map(({ code }) => code);
}

/** Writes the draft in the place of the one before it. */
export async function saveDraft(tx: Tx, draft: FormDraft): Promise<void> {
  const { definition, ...rest } = draft;
  const values = { ...rest, definition: JSON.stringify(definition) };
  await tx.kysely
    .insertInto("statisticsFormDraft")
    .values({ code: definition.code, ...values })
    .onConflict((conflict) => conflict.column("code").doUpdateSet(values))
    .execute();
}

export async function deleteDraft(executor: Executor, code: string): Promise<void> {
  await executor.kysely.deleteFrom("statisticsFormDraft").where("code", "=", code).execute();
}
