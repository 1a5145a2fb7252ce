import { z } from "zod";
import fieldData from "./data/fields.json" with { type: "json" };
import lifeEventData from "./data/life-events.json" with { type: "json" };
import { localTextSchema } from "./local-text.ts";

/** Fields (lĩnh vực) and life events (sự kiện trong đời): small lists fixed at national level, shipped as data. */
const code = z.string().regex(/^[A-Za-z0-9-]{2,40}$/);
const fieldSchema = z.strictObject({
  code,
  name: localTextSchema,
  ministry: localTextSchema,
  active: z.boolean(),
});
const lifeEventSchema = z.strictObject({ code, icon: code, name: localTextSchema });

type ProcedureField = z.output<typeof fieldSchema>;
type LifeEvent = z.output<typeof lifeEventSchema>;

/** In the order shown to people. */
export const FIELDS: readonly ProcedureField[] = z.array(fieldSchema).parse(fieldData);
export const LIFE_EVENTS: readonly LifeEvent[] = z.array(lifeEventSchema).parse(lifeEventData);

const fieldByCode = new Map(FIELDS.map((field) => [field.code, field]));
const eventByCode = new Map(LIFE_EVENTS.map((event) => [event.code, event]));

export function findField(fieldCode: string): ProcedureField | null {
  return fieldByCode.get(fieldCode) ?? null;
}

export function findLifeEvent(eventCode: string): LifeEvent | null {
  return eventByCode.get(eventCode) ?? null;
}

export function isKnownField(fieldCode: string): boolean {
  return fieldByCode.has(fieldCode);
}

export function isKnownLifeEvent(eventCode: string): boolean {
  return eventByCode.has(eventCode);
}
