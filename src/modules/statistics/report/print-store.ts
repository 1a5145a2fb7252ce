import { z } from "zod";
import type { Locale } from "../../../i18n/index.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Tx } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import type { RegisterKind } from "./registers.ts";

export type PrintId = Id<"print">;
export const PRINT_STATES = ["WAITING", "RUNNING", "INTERRUPTED", "DONE"] as const;
type PrintState = (typeof PRINT_STATES)[number];

/** A year of a register as PDF, made in the background: how far it is, and the parts that are there. */
export type RegisterPrint = {
  readonly id: PrintId;
  readonly kind: RegisterKind;
  readonly unitId: UnitId;
  readonly year: number;
  readonly locale: Locale;
  readonly entries: number;
  readonly done: number;
  readonly state: PrintState;
  readonly askedAt: Instant;
  readonly askedByName: string;
  readonly finishedAt: Instant | null;
  readonly parts: readonly PrintPart[];
};
type PrintPart = { readonly part: number; readonly firstEntry: number; readonly lastEntry: number };

const instant = z.custom<Instant>((at) => typeof at === "string");
const rowSchema = z.object({
  id: z.custom<PrintId>((id) => typeof id === "string"),
  kind: z.enum(["register", "control-sheet"]),
  unitId: z.custom<UnitId>((id) => typeof id === "string"),
  year: z.number(),
  locale: z.enum(["vi", "en"]),
  entries: z.number(),
  done: z.number(),
  state: z.enum(PRINT_STATES),
  askedAt: instant,
  askedByName: z.string(),
  finishedAt: instant.nullable(),
});

export async function insertPrint(tx: Tx, print: Omit<RegisterPrint, "parts" | "finishedAt">): Promise<void> {
  await tx.kysely.insertInto("statisticsPrint").values(print).execute();
}

export async function findPrint(executor: Executor, id: PrintId): Promise<RegisterPrint | null> {
  const row = await executor.kysely
    .selectFrom("statisticsPrint")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : { ...rowSchema.parse(row), parts: await listParts(executor, id) };
}

/** The newest print of a register of a year; null where none was made, or all were deleted. */
export async function newestPrint(
  executor: Executor,
  { kind, unitId, year }: Pick<RegisterPrint, "kind" | "unitId" | "year">,
): Promise<RegisterPrint | null> {
  const row = await executor.kysely
    .selectFrom("statisticsPrint")
    .selectAll()
    .where("unitId", "=", unitId)
    .where("year", "=", year)
    .where("kind", "=", kind)
    .orderBy("askedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const print = rowSchema.parse(row);
  return { ...print, parts: await listParts(executor, print.id) };
}

async function listParts(executor: Executor, id: PrintId): Promise<readonly PrintPart[]> {
  return executor.kysely
    .selectFrom("statisticsPrintPart")
    .select(["part", "firstEntry", "lastEntry"])
    .where("printId", "=", id)
    .orderBy("part")
    .execute();
}

/** The part is there and counted, or neither. */
export async function addPart(
  tx: Tx,
  id: PrintId,
  { pdf, ...part }: PrintPart & { readonly pdf: Uint8Array },
): Promise<void> {
  await tx.kysely
    .insertInto("statisticsPrintPart")
    .values({ printId: id, ...part, pdf: Buffer.from(pdf) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.kysely.updateTable("statisticsPrint").set({ done: part.lastEntry }).where("id", "=", id).execute();
}

export async function markPrint(
  executor: Executor,
  id: PrintId,
  to: { readonly state: PrintState; readonly finishedAt: Instant | null },
): Promise<void> {
  await executor.kysely.updateTable("statisticsPrint").set(to).where("id", "=", id).execute();
}

export async function findPartPdf(executor: Executor, id: PrintId, part: number): Promise<Uint8Array | null> {
  const row = await executor.kysely
    .selectFrom("statisticsPrintPart")
    .select("pdf")
    .where("printId", "=", id)
    .where("part", "=", part)
    .executeTakeFirst();
  return row === undefined ? null : z.instanceof(Uint8Array).parse(row.pdf);
}

export async function deletePrintsBefore(executor: Executor, before: Instant): Promise<void> {
  await executor.kysely.deleteFrom("statisticsPrint").where("askedAt", "<", before).execute();
}
