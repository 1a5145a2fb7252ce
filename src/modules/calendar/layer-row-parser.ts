import { z } from "zod";
import { type Id, parseId } from "../../kernel/ids.ts";
import type { Row } from "../../platform/postgres/database.ts";
import { localDateSchema, sessionsSchema } from "./calendar-parser.ts";
import { type CalendarLayer, CONFIDENCES, PURPOSES } from "./layers.ts";
import { EXCEPTION_KINDS } from "./work-calendar.ts";

function id<Name extends string>(_name: Name) {
  return z.string().transform((text, context): Id<Name> => {
    const read = parseId<Name>(text);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: "not an id" });
    return z.NEVER;
  });
}

const layerSchema = z.object({
  id: id("calendar"),
  unitId: id("unit").nullable(),
  revision: z.int(),
  lastKnownOn: localDateSchema.nullable(),
  hours: z.array(
    z.object({
      id: id("calendar-hours"),
      purpose: z.enum(PURPOSES),
      from: localDateSchema,
      workWeekdays: z.array(z.int()),
      sessions: sessionsSchema,
      weekdaySessions: z
        .record(
          z
            .string()
            .regex(/^[1-7]$/)
            .transform(Number),
          sessionsSchema,
        )
        .nullable(),
      legalBasis: z.string(),
    }),
  ),
  days: z.array(
    z.object({
      id: id("calendar-day"),
      purpose: z.enum(PURPOSES).nullable(),
      on: localDateSchema,
      kind: z.enum([...EXCEPTION_KINDS, "ORDINARY"]),
      name: z.object({ vi: z.string(), en: z.string() }),
      legalBasis: z.string(),
      confidence: z.enum(CONFIDENCES),
      sessions: sessionsSchema.nullable(),
    }),
  ),
});

/** Reads the layers as the statement gathers them; a shape it does not know is a defect of ours. */
export function parseLayers(row: Row | undefined): readonly CalendarLayer[] {
  return z.array(layerSchema).parse(row?.layers ?? []);
}
