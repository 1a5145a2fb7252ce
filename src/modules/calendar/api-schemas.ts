import { type Id, parseId } from "../../kernel/ids.ts";
import { localDateField, textField, z } from "../../web/route.ts";
import type { UnitId } from "../access/index.ts";
import { dayName } from "./calendar-input.ts";
import { CONFIDENCES, PURPOSES } from "./layers.ts";
import { EXCEPTION_KINDS } from "./work-calendar.ts";

/** Whose calendar: a unit's id, or `authority` for the one all units share; null inside the program. */
export const AUTHORITY = "authority";

export const scopeParams = z.strictObject({
  scope: z
    .string()
    .max(36)
    .transform((text, context): UnitId | null => {
      if (text === AUTHORITY) return null;
      const id: Id<"unit"> | null = parseId<"unit">(text);
      if (id !== null) return id;
      context.addIssue({ code: "invalid_format", format: "uuid", input: text });
      return z.NEVER;
    })
    .openapi({ type: "string", description: "Id of a unit, or `authority`" }),
});

const minute = z.number().int().min(0).max(1_440);
const sessionsBody = z
  .array(z.strictObject({ from: minute, to: minute }))
  .min(1)
  .max(4)
  .refine((sessions) =>
    sessions.every(({ from, to }, index) => from < to && (sessions[index - 1]?.to ?? 0) <= from),
  );

export const dayBody = z.strictObject({
  purpose: z.enum(PURPOSES).nullable().default(null),
  on: localDateField(),
  kind: z.enum([...EXCEPTION_KINDS, "ORDINARY"]),
  name: z
    .strictObject({
      vi: textField({ max: 200 }),
      en: textField({ max: 200 })
        .nullable()
        .default(null)
        .describe("Where left out, English readers see the Vietnamese name"),
    })
    .transform(({ vi, en }) => dayName(vi, en)),
  legalBasis: textField({ max: 300 }),
  confidence: z.enum(CONFIDENCES).default("H"),
  sessions: sessionsBody.nullable().default(null),
});

export const hoursBody = z.strictObject({
  purpose: z.enum(PURPOSES),
  from: localDateField(),
  workWeekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  sessions: sessionsBody,
  weekdaySessions: z
    .record(z.string().regex(/^[1-7]$/), sessionsBody)
    .nullable()
    .default(null)
    .describe("Hours of a weekday (1 Monday … 7 Sunday) that differ: a Saturday morning"),
  legalBasis: textField({ max: 300 }),
});

export const yearBody = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  tetDaysBefore: z.union([z.literal(1), z.literal(2)]),
  nationalDayBeside: z.enum(["BEFORE", "AFTER"]),
  legalBasis: textField({ max: 300 }),
});

const session = z.object({ from: z.number(), to: z.number() });
const hours = {
  workWeekdays: z.array(z.number()).readonly(),
  sessions: z.array(session).readonly(),
  weekdaySessions: z.record(z.string(), z.array(session).readonly()).optional(),
};
const name = z.object({ vi: z.string(), en: z.string() });
const listedDay = z.object({
  on: z.string(),
  kind: z.string(),
  name,
  legalBasis: z.string(),
  sessions: z.array(session).readonly().nullable(),
  source: z.enum(["SHIPPED", "AUTHORITY", "ABOVE", "OWN"]),
  dayId: z.string().nullable(),
});

export const scopeSchema = z.object({
  unitId: z.string().nullable(),
  revision: z.number().int(),
  firstKnownOn: z.string(),
  lastKnownOn: z.string(),
  calendars: z
    .array(
      z.object({
        purpose: z.enum(PURPOSES),
        hours: z.object(hours),
        changes: z.array(z.object({ from: z.string(), ...hours })).readonly(),
        days: z.array(listedDay).readonly(),
      }),
    )
    .readonly(),
  ordinary: z.array(z.object({ id: z.string(), on: z.string(), name, legalBasis: z.string() })).readonly(),
});

export const revisedSchema = z.object({ calendarId: z.string(), revision: z.number().int() });

export const previewSchema = z.object({
  moves: z
    .array(z.object({ id: z.string(), code: z.string(), from: z.string(), to: z.string().nullable() }))
    .readonly(),
  looked: z.number().int(),
  signature: z.string(),
});
