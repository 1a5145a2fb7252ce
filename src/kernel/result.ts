/**
 * A refusal is the office saying no: a value, not an exception. `code` is UPPER_SNAKE and has a text in
 * `i18n`, a status in the error catalogue and a row in `docs/errors.md`; the other fields are typed facts
 * that the text may show.
 */
export type Refusal = { readonly code: string };

/** What every decision returns: the accepted value, or the refusal with its facts. */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<const R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
