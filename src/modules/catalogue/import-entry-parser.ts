import { z } from "zod";
import { canonicalJson, sha256 } from "../../kernel/hash-chain.ts";
import { type Json, parseJson } from "../../kernel/json.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { ImportRow } from "./import-rows.ts";
import { ownEntrySchema } from "./own-format-parser.ts";
import type { ProcedureContent } from "./procedure.ts";
import {
  publishedCode,
  publishedContent,
  publishedHeading,
  publishedProcedureSchema,
} from "./published-parser.ts";

type ImportFormat = "MOTCUA" | "PUBLISHED_2021";

/** One entry understood: where it goes, what it says, and the source word for word. */
export type ImportEntry = {
  readonly line: number;
  readonly format: ImportFormat;
  /** The same key in a later file means the same version of the same procedure. */
  readonly key: string;
  readonly code: string;
  readonly content: ProcedureContent;
  readonly validFrom: LocalDate | null;
  readonly source: Json;
  readonly sourceSha256: string;
};

/** An entry that cannot be read: the line it starts on and why, for the person who has the file. */
export type BadRow = { readonly line: number; readonly name: string | null; readonly problem: string };

/** By its names alone, so that an entry spoilt elsewhere is still a bad row and not a file of another kind. */
export function looksLikeProcedure({ text }: ImportRow): boolean {
  return /"(?:title|_id)"\s*:/.test(text) || (/"code"\s*:/.test(text) && /"content"\s*:/.test(text));
}

export function readEntry(row: ImportRow): { entry: ImportEntry } | { bad: BadRow } {
  let source: Json;
  try {
    source = parseJson(z.json(), row.text);
  } catch {
    // Broken JSON is what a bad row is; the position inside it helps nobody, the line of the entry does.
    return { bad: { line: row.line, name: null, problem: "not valid JSON" } };
  }
  // PostgreSQL keeps no NUL in a text; a source that holds one could not be kept word for word.
  if (row.text.includes("\\u0000"))
    return { bad: { line: row.line, name: nameIn(source), problem: "holds a NUL sign" } };
  const common = { line: row.line, source, sourceSha256: sha256(canonicalJson(source)) };
  if (isPublished(source)) return readPublished(source, common);
  const own = ownEntrySchema.safeParse(source);
  if (!own.success)
    return { bad: { line: row.line, name: nameIn(source), problem: firstProblem(own.error) } };
  const { code, content, publication } = own.data;
  const validFrom = publication?.validFrom ?? null;
  return {
    entry: { ...common, format: "MOTCUA", key: `${code}@${validFrom ?? "draft"}`, code, content, validFrom },
  };
}

type Common = Pick<ImportEntry, "line" | "source" | "sourceSha256">;

function readPublished(source: Json, common: Common): { entry: ImportEntry } | { bad: BadRow } {
  const read = publishedProcedureSchema.safeParse(source);
  if (!read.success)
    return {
      bad: { line: common.line, name: nameIn(source), problem: firstProblem(read.error, publishedHeading) },
    };
  const code = publishedCode(read.data);
  const content = publishedContent(read.data);
  return { entry: { ...common, format: "PUBLISHED_2021", key: code, code, content, validFrom: null } };
}

function isPublished(source: Json): boolean {
  return source !== null && typeof source === "object" && ("title" in source || "_id" in source);
}

function nameIn(source: Json): string | null {
  const named = z
    .object({ title: z.string() })
    .or(z.object({ code: z.string() }).transform(({ code }) => ({ title: code })));
  const read = named.safeParse(source);
  return read.success ? read.data.title.slice(0, 200) : null;
}

function firstProblem(error: z.ZodError, nameOf: (key: string) => string = (key) => key): string {
  const issue = error.issues[0];
  return issue === undefined
    ? "does not fit"
    : `${issue.path.map((key) => nameOf(String(key))).join(".")}: ${issue.message}`;
}
