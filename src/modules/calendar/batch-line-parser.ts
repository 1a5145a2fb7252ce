import { z } from "zod";
import { parseJson } from "../../kernel/json.ts";
import { type Instant, parseInstant } from "../../kernel/local-date.ts";
import { localDateSchema } from "./calendar-parser.ts";
import type { DueQuestion } from "./deadline.ts";
import { type Pause, TERM_COUNT_MAX, TERM_UNITS } from "./term.ts";

export type BatchErrorCode = "BAD_JSON" | "BAD_LINE" | "BAD_TERM" | "BAD_PAUSES";
export type BatchId = string | number | null;

/** A line of the batch as a question, or why it is none; `id` is null where even that could not be read. */
type ParsedLine =
  | { readonly ok: true; readonly id: BatchId; readonly question: Omit<DueQuestion, "calendar"> }
  | { readonly ok: false; readonly id: BatchId; readonly code: BatchErrorCode; readonly at: string };

const idSchema = z.union([z.string().min(1).max(200), z.number()]);
const identifiedSchema = z.looseObject({ id: idSchema });

/** RFC 3339 with an offset; a time without one is refused, for it names no instant. */
const instantSchema = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const instant = parseInstant(text);
    if (instant !== null) return instant;
    context.addIssue({ code: "custom", message: "expected RFC 3339 with an offset" });
    return z.NEVER;
  });

const pauseSchema = z.strictObject({
  from: instantSchema,
  to: instantSchema.nullish().transform((to) => to ?? null),
  policy: z.enum(["PAUSE", "RESTART"]).optional(),
  reason: z.string().max(500).optional(),
});

const lineSchema = z.strictObject({
  id: idSchema,
  accepted: instantSchema,
  term: z.strictObject({ unit: z.enum(TERM_UNITS), count: z.int().min(0).max(TERM_COUNT_MAX).optional() }),
  policy: z.strictObject({
    dueTime: z.enum(["END_OF_DAY", "SAME_TIME"]),
    nonWorkingAcceptance: z.enum(["KEEP", "DEFER"]),
    cutoffShiftsStart: z.boolean(),
    supplement: z.enum(["PAUSE", "RESTART"]),
  }),
  pauses: z.array(pauseSchema).max(200).default([]),
  extensions: z
    .array(
      z.strictObject({
        newDueOn: localDateSchema,
        signedAt: instantSchema,
        reason: z.string().max(500).default(""),
      }),
    )
    .max(20)
    .default([]),
});
type Line = z.output<typeof lineSchema>;

/** Units that count nothing: a same-day term has no number. */
const UNCOUNTED: ReadonlySet<string> = new Set(["SAME_DAY", "NONE"]);

/** Reads one JSON line of `motcua deadline --batch`. Pauses may come in any order; they must not touch each other's time. */
export function parseBatchLine(text: string): ParsedLine {
  const raw = jsonOf(text);
  if (raw === undefined) return { ok: false, id: null, code: "BAD_JSON", at: "" };
  const identified = identifiedSchema.safeParse(raw);
  const id = identified.success ? identified.data.id : null;
  const parsed = lineSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, id, ...fault(parsed.error) };
  const line = parsed.data;
  const { unit, count } = line.term;
  if (count === undefined && !UNCOUNTED.has(unit))
    return { ok: false, id, code: "BAD_TERM", at: "term.count" };
  const pauses = pausesOf(line);
  const wrong = wrongPause(line, pauses);
  if (wrong !== null) return { ok: false, id, code: "BAD_PAUSES", at: wrong };
  const { accepted: acceptedAt, policy, extensions } = line;
  return {
    ok: true,
    id,
    question: { acceptedAt, term: { unit, count: count ?? 0 }, policy, pauses, extensions },
  };
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(z.unknown(), text);
  } catch {
    // Not JSON is an answer here, not a failure: the other lines go on.
    return undefined;
  }
}

function fault(error: z.ZodError): { code: BatchErrorCode; at: string } {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  const at =
    issue?.code === "unrecognized_keys"
      ? [path, ...issue.keys].filter((part) => part !== "").join(".")
      : path;
  return {
    code: path.startsWith("term") ? "BAD_TERM" : path.startsWith("pauses") ? "BAD_PAUSES" : "BAD_LINE",
    at,
  };
}

function pausesOf({ pauses, policy }: Line): Pause[] {
  return pauses
    .map(({ from, to, policy: own, reason }) => ({
      from,
      to,
      policy: own ?? policy.supplement,
      ...(reason === undefined ? {} : { reason }),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The path of the first pause that cannot be; null where all can. */
function wrongPause({ accepted, extensions }: Line, pauses: readonly Pause[]): string | null {
  for (const [index, { from, to }] of pauses.entries()) {
    const before = pauses[index - 1];
    if (from < accepted || (to !== null && to < from)) return "pauses";
    if (before !== undefined && (before.to === null || before.to > from)) return "pauses";
    if (extensions.some(({ signedAt }) => from < signedAt && (to === null || signedAt < to)))
      return "extensions";
  }
  return null;
}
