import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { resolveCase } from "./case.ts";
import { PROCEDURE_STATES, type ProcedureContent, type ProcedureVersion } from "./procedure.ts";
import { procedureContentSchema } from "./procedure-parser.ts";

const id = <Name extends string>() => z.string().transform((text) => text as Id<Name>);
const day = z.string().transform((text) => text as LocalDate);
const instant = z.string().transform((text) => text as Instant);

const headSchema = z.object({
  id: id<"procedure-version">(),
  procedure_id: id<"procedure">(),
  code: z.string(),
  version_no: z.number(),
  state: z.enum(PROCEDURE_STATES),
  valid_from: day.nullable(),
  valid_to: day.nullable(),
  supersedes_id: id<"procedure-version">().nullable(),
  published_at: instant.nullable(),
  published_by: z
    .string()
    .transform((text) => text as PersonId)
    .nullable(),
  revision: z.number(),
  content_md5: z.string(),
});

/** Contents already read. A content never changes under its fingerprint, so this can only save work, not be stale. */
const contents = new Map<string, ProcedureContent>();
const CONTENTS_MAX = 500;

/** The same content object for the same content: its compiled e-forms are then found again too. */
function readContent(key: string, stored: unknown): ProcedureContent {
  const known = contents.get(key);
  if (known !== undefined) return known;
  const content = procedureContentSchema.parse(stored);
  const oldest = contents.size >= CONTENTS_MAX ? contents.keys().next().value : undefined;
  if (oldest !== undefined) contents.delete(oldest);
  contents.set(key, content);
  return content;
}

/** A row of `catalogue_procedure_version` as the domain sees it, cases with everything they inherit. */
export function readVersion(row: Row): ProcedureVersion {
  const head = headSchema.parse(row);
  const content = readContent(`${head.id}:${head.content_md5}`, row.content);
  return {
    ...content,
    id: head.id,
    procedureId: head.procedure_id,
    code: head.code,
    versionNo: head.version_no,
    state: head.state,
    validFrom: head.valid_from,
    validTo: head.valid_to,
    supersedes: head.supersedes_id,
    publishedAt: head.published_at,
    publishedBy: head.published_by,
    revision: head.revision,
    cases: content.cases.map((each) => resolveCase(each, content)),
  };
}

/** The content as it is written, for editing: cases as the office wrote them, with what they leave to inherit. */
export function readWrittenContent(row: Row): ProcedureContent {
  const head = headSchema.parse(row);
  return readContent(`${head.id}:${head.content_md5}`, row.content);
}
