import { z } from "@hono/zod-openapi";

const nothing = z.strictObject({});

/**
 * Reads a value by the schema of a route; a route without a schema accepts nothing.
 * The one assertion here says what the caller's generics already say: no schema, no fields.
 */
export function parseInput<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  if (schema !== undefined) return schema.safeParse(value);
  return nothing.safeParse(value) as z.ZodSafeParseResult<z.output<S>>;
}

/** As `parseInput`, but a route without a schema ignores whatever came: for the query of a page. */
export function parseLoosely<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  return parseInput(schema, schema === undefined ? {} : value);
}
