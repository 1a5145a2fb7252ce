import { z } from "@hono/zod-openapi";
import { normaliseLines, normaliseText } from "../kernel/fold-text.ts";
import { type Id, parseId } from "../kernel/ids.ts";
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from "../kernel/local-date.ts";

/** An id in an address or a body; anything that is no UUID is refused before it reaches the database. */
export function idField<Name extends string>(name: Name) {
  return z
    .string()
    .max(36)
    .transform((text, context): Id<Name> => {
      const id = parseId<Name>(text);
      if (id !== null) return id;
      context.addIssue({ code: "invalid_format", format: "uuid", input: text });
      return z.NEVER;
    })
    .openapi({ type: "string", format: "uuid", description: `Id of the ${name}` });
}

/** An instant with its offset, RFC 3339; kept as UTC. */
export function instantField() {
  return z
    .string()
    .max(40)
    .transform((text, context): Instant => {
      const instant = parseInstant(text);
      if (instant !== null) return instant;
      context.addIssue({ code: "invalid_format", format: "datetime", input: text });
      return z.NEVER;
    })
    .openapi({ type: "string", format: "date-time" });
}

/** A legal day, `yyyy-mm-dd`, that exists. */
export function localDateField() {
  return z
    .string()
    .max(10)
    .transform((text, context): LocalDate => {
      const date = parseLocalDate(text);
      if (date !== null) return date;
      context.addIssue({ code: "invalid_format", format: "date", input: text });
      return z.NEVER;
    })
    .openapi({ type: "string", format: "date" });
}

/** Text for people: NFC, single spaces, at least one sign unless `min` is 0. `max` counts before normalisation. */
export function textField(limits: { readonly max: number; readonly min?: number }) {
  return z
    .string()
    .max(limits.max)
    .transform(normaliseText)
    .pipe(z.string().min(limits.min ?? 1))
    .openapi({ type: "string", minLength: limits.min ?? 1, maxLength: limits.max });
}

/** Text of several lines, which stay lines; each NFC with single spaces. */
export function linesField(limits: { readonly max: number }) {
  return z
    .string()
    .max(limits.max)
    .transform(normaliseLines)
    .pipe(z.string().min(1))
    .openapi({ type: "string", minLength: 1, maxLength: limits.max });
}

/** A file in a multipart body; its name is only metadata, its content is checked where it is stored. */
export function fileField(limits: { readonly sizeBytesMax: number }) {
  return z
    .instanceof(File)
    .refine((file) => file.size <= limits.sizeBytesMax, { params: { rule: "too_big" } })
    .openapi({ type: "string", format: "binary" });
}
