import type { z } from "zod";

/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Parses text and checks its shape in one step; throws `ZodError` or `SyntaxError`, which the edge turns into a 4xx. */
export function parseJson<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  return schema.parse(JSON.parse(text));
}
