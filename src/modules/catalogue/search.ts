import { z } from "zod";
import { fold } from "../../kernel/fold-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Page } from "../../kernel/paging.ts";
import type { Executor, Row } from "../../platform/postgres/database.ts";
import { localTextSchema } from "./local-text.ts";
import { termSchema } from "./procedure-parser.ts";
import { LIST_IN_FORCE, SEARCH_IN_FORCE } from "./statements.ts";

/** A procedure in a list: enough for one card, without its content. */
export const procedureSummarySchema = z.object({
  id: z.string(),
  code: z.string(),
  name: localTextSchema,
  summary: localTextSchema.nullable(),
  fieldCode: z.string().nullable(),
  onlineLevel: z.enum(["FULL", "PARTIAL", "INFO"]),
  /** Term of the ordinary case. */
  term: termSchema.nullable(),
  nonTerritorial: z.boolean(),
  lifeEvents: z.array(z.string()),
});
export type ProcedureSummary = z.output<typeof procedureSummarySchema>;

/** What a list is narrowed by; null for all. */
export type ProcedureFilter = {
  readonly fieldCode?: string | null | undefined;
  readonly lifeEvent?: string | null | undefined;
  readonly onlineLevel?: ProcedureSummary["onlineLevel"] | null | undefined;
};

const LIST_SIZE = 50;
const LOOSE_SIZE = 10;
const WORDS_MAX = 12;

/** Published procedures in force on a day, by name, 50 at a time. */
export async function listPublished(
  executor: Executor,
  asked: ProcedureFilter & {
    readonly on: LocalDate;
    readonly cursor?: string | null;
    readonly limit?: number;
  },
): Promise<Page<ProcedureSummary>> {
  const limit = asked.limit ?? LIST_SIZE;
  const [lastKey, lastCode] = splitCursor(asked.cursor ?? null);
  const rows = await executor.run(LIST_IN_FORCE, [
    asked.on,
    ...filterValues(asked),
    lastKey,
    lastCode,
    limit + 1,
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(readSummary), nextCursor: more ? `${last.code} ${last.name_key}` : null };
}

/** The code comes first: it holds no space, a folded name does. */
function splitCursor(cursor: string | null): readonly [string, string] {
  const [, code, key] = /^(\S+) (.*)$/s.exec(cursor ?? "") ?? [];
  return [key ?? "", code ?? ""];
}

type Found = {
  readonly items: readonly ProcedureSummary[];
  /** Each of these holds every word that was typed; false where they only hold some. */
  readonly isExact: boolean;
};

/**
 * Procedures in force whose name, code, field, life event or everyday words hold what was typed, with or without
 * tone marks, best first: whose name or code it is, then whose name begins with it. Where no procedure holds every word, the few closest are given, those that hold most words
 * first: a citizen who types a whole sentence should still find something, and be told that nothing fits exactly.
 */
export async function findProcedures(
  executor: Executor,
  text: string,
  asked: ProcedureFilter & { readonly on: LocalDate },
): Promise<Found> {
  const words = searchWords(text);
  if (words.length === 0) return { items: (await listPublished(executor, asked)).items, isExact: true };
  const rows = await executor.run(SEARCH_IN_FORCE, [
    asked.on,
    ...filterValues(asked),
    words.join(" & "),
    words.join(" | "),
    LIST_SIZE,
    words.map((word) => word.slice(0, -2)).join(" <-> "),
    words,
    // Names are written with and without "thủ tục" before them, and so they are typed.
    fold(text).replace(/^thu tuc /, ""),
    text.trim().toLowerCase(),
  ]);
  const whole = rows.filter((row) => row.whole === true);
  const isExact = whole.length > 0;
  return { items: (isExact ? whole : rows.slice(0, LOOSE_SIZE)).map(readSummary), isExact };
}

/** The same for a list that says nothing about how well it fits. */
export async function search(
  executor: Executor,
  text: string,
  asked: ProcedureFilter & { readonly on: LocalDate },
): Promise<readonly ProcedureSummary[]> {
  return (await findProcedures(executor, text, asked)).items;
}

/** Words as PostgreSQL prefix terms, `khai:*`: folding leaves letters and digits only, so nothing needs quoting. */
export function searchWords(text: string): string[] {
  const folded = fold(text.slice(0, 200));
  return folded === "" ? [] : [...new Set(folded.split(" "))].slice(0, WORDS_MAX).map((word) => `${word}:*`);
}

function filterValues(filter: ProcedureFilter): (string | null)[] {
  const event = filter.lifeEvent ?? null;
  return [
    filter.fieldCode ?? null,
    event === null ? null : JSON.stringify([event]),
    filter.onlineLevel ?? null,
  ];
}

function readSummary(row: Row): ProcedureSummary {
  const { open } = z.object({ open: z.boolean() }).parse(row.non_territorial);
  return procedureSummarySchema.parse({
    id: row.id,
    code: row.code,
    name: row.name,
    summary: row.summary,
    fieldCode: row.field_code,
    onlineLevel: row.online_level,
    term: row.term,
    nonTerritorial: open,
    lifeEvents: row.life_events,
  });
}
