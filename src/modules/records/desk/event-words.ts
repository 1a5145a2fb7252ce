import { z } from "zod";
import { type Locale, messages } from "../../../i18n/index.ts";
import type { Json } from "../../../kernel/json.ts";

const told = z.object({
  reason: z.string().optional(),
  numberText: z.string().optional(),
  changes: z
    .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
    .optional(),
});

/** What a line of the history says besides its name: the number given, the reason, what was changed from what to what. */
export function eventDetails(data: Json, locale: Locale): readonly string[] {
  const t = messages(locale).records.edit;
  const read = told.safeParse(data);
  if (!read.success) return [];
  const { reason, numberText, changes = [] } = read.data;
  const names: { readonly [field: string]: string } = t.field;
  const lines = changes.map(({ field: key, from, to }) => {
    const field = names[key] ?? key;
    if (from === null && to === null) return t.rewritten({ field });
    return t.changed({ field, from: from ?? t.nothing, to: to ?? t.nothing });
  });
  return [
    ...(numberText === undefined ? [] : [numberText]),
    ...(reason === undefined ? [] : [t.reason({ reason })]),
    ...lines,
  ];
}
