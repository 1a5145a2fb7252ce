import type { z } from "@hono/zod-openapi";
import type { Locale } from "../i18n/index.ts";
import { fieldErrors } from "./field-errors.ts";
import type { FieldError } from "./refusals.ts";

type FormValue = string | File | readonly (string | File)[];

/**
 * What a person typed, by field name, as it came. A name given more than once, or ending in `[]`, is an array; the
 * hidden guards (`csrfToken`, `idempotencyKey`) are taken out before.
 */
export type FormInput = { readonly [name: string]: FormValue };

type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads a form by its schema; the errors carry sentences in the reader's language, to show beside each field. */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormInput,
  locale: Locale,
): FormResult<z.output<S>> {
  const read = schema.safeParse(form);
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, errors: fieldErrors(read.error, locale) };
}
