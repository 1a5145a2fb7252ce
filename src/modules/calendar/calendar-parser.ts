import { z } from "zod";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { EXCEPTION_KINDS, type WorkCalendar } from "./work-calendar.ts";

export const localDateSchema = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: "expected a day that exists, yyyy-mm-dd" });
  return z.NEVER;
});

const sessionSchema = z
  .strictObject({ from: z.int().min(0).max(1_440), to: z.int().min(0).max(1_440) })
  .refine((session) => session.from < session.to, "a session ends after it begins");

/** Sessions of one day, in order and apart. */
export const sessionsSchema = z
  .array(sessionSchema)
  .min(1)
  .max(4)
  .refine(
    (sessions) => sessions.every((session, i) => i === 0 || (sessions[i - 1]?.to ?? 0) <= session.from),
    "sessions follow one another",
  );

const exceptionSchema = z.strictObject({
  on: localDateSchema,
  kind: z.enum(EXCEPTION_KINDS),
  name: z.strictObject({ vi: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  legalBasis: z.string().min(1).max(300),
  /** How sure the source is: H seen in law, M one secondary source, L likely to change. */
  confidence: z.enum(["H", "M", "L"]),
  sessions: sessionsSchema.nullable(),
});

export const calendarFileSchema = z.strictObject({
  revision: z.string().min(1).max(80),
  firstKnownOn: localDateSchema,
  lastKnownOn: localDateSchema,
  workWeekdays: z.array(z.int().min(1).max(7)).min(1),
  sessions: sessionsSchema,
  exceptions: z.array(exceptionSchema),
});

/** Makes a calendar of a checked file. */
export function calendarOf(file: z.output<typeof calendarFileSchema>): WorkCalendar {
  return {
    revision: file.revision,
    firstKnownOn: file.firstKnownOn,
    lastKnownOn: file.lastKnownOn,
    workWeekdays: file.workWeekdays,
    sessions: file.sessions,
    exceptions: new Map(
      file.exceptions.map(({ confidence: _confidence, ...exception }) => [exception.on, exception]),
    ),
  };
}
