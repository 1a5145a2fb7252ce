import { type AllMessages, LOCALES, type Locale, messages } from "../../i18n/index.ts";
import { Fault } from "../../kernel/fault.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { type BatchErrorCode, type BatchId, parseBatchLine } from "./batch-line-parser.ts";
import { computeDue } from "./deadline.ts";
import { shippedCalendar } from "./shipped-calendar.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type BatchOptions = {
  /** Language of the error messages; both in one line unless told, as in every other command. */
  readonly locale?: Locale;
  /** The shipped calendar unless told. */
  readonly calendar?: WorkCalendar;
};

/** Lines answered, and how many of them with an error. */
export type BatchCount = { readonly lines: number; readonly errors: number };

/**
 * Answers each JSON line of `input` with one JSON line, in the same order (`motcua deadline --batch`).
 *
 * In: `{"id","accepted","term":{"unit","count"},"policy":{…},"pauses":[{"from","to","policy"}],"extensions"?}`.
 * Out: `{"id","due","derivation":[…]}`, times at +07:00. `due` is null where the procedure has no term or the last pause
 * has no end (`to` null or absent): the clock stands still, and the derivation ends with STANDS_STILL instead of DUE.
 * A bad line gives `{"id","error":{"code","message"}}` and the rest go on; empty lines are passed over.
 */
export async function runDeadlineBatch(
  input: AsyncIterable<string>,
  output: (line: string) => unknown,
  options: BatchOptions = {},
): Promise<BatchCount> {
  const calendar = options.calendar ?? shippedCalendar();
  const locales = options.locale === undefined ? LOCALES : [options.locale];
  let [lines, errors] = [0, 0];
  for await (const text of input) {
    const trimmed = text.replace(/^\uFEFF/, "").trim();
    if (trimmed === "") continue;
    const answer = answerLine(trimmed, calendar, locales);
    lines += 1;
    if ("error" in answer) errors += 1;
    await output(JSON.stringify(answer, inLocalTime));
  }
  return { lines, errors };
}

type Answer =
  | { readonly id: BatchId; readonly due: Instant | null; readonly derivation: unknown }
  | { readonly id: BatchId; readonly error: { readonly code: string; readonly message: string } };

function answerLine(text: string, calendar: WorkCalendar, locales: readonly Locale[]): Answer {
  const parsed = parseBatchLine(text);
  if (!parsed.ok) return { id: parsed.id, error: badLine(parsed, locales) };
  try {
    const { dueAt, derivation } = computeDue({ ...parsed.question, calendar });
    return { id: parsed.id, due: dueAt, derivation };
  } catch (thrown) {
    if (!(thrown instanceof Fault) || thrown.code !== "CALENDAR_ENDS") throw thrown;
    const facts = {
      day: String(thrown.facts.day),
      first: calendar.firstKnownOn,
      last: calendar.lastKnownOn,
    };
    return {
      id: parsed.id,
      error: { code: thrown.code, message: say(locales, (texts) => texts.CALENDAR_ENDS(facts)) },
    };
  }
}

function badLine(
  { code, at }: { code: BatchErrorCode; at: string },
  locales: readonly Locale[],
): { code: string; message: string } {
  const text = say(locales, (texts) => texts[code]);
  return { code, message: at === "" ? text : `${text} (${at})` };
}

function say(locales: readonly Locale[], pick: (texts: AllMessages["calendar"]["batch"]) => string): string {
  return locales.map((locale) => pick(messages(locale).calendar.batch)).join(" · ");
}

const INSTANT_KEYS: ReadonlySet<string> = new Set(["due", "at", "from", "to", "since", "signedAt"]);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const OFFSET_MS = 7 * 3_600_000;

/** Instants leave as people of the office read them, `2026-11-26T17:00:00+07:00`; milliseconds only where there are any. */
function inLocalTime(key: string, value: unknown): unknown {
  if (!INSTANT_KEYS.has(key) || !isInstant(value)) return value;
  const local = instantOfEpoch(epochOf(value) + OFFSET_MS);
  return `${local.slice(0, local.endsWith(".000Z") ? 19 : 23)}+07:00`;
}

/** Days share some of the keys; only instants are told in local time. */
function isInstant(value: unknown): value is Instant {
  return typeof value === "string" && INSTANT.test(value);
}
