import { getOpenApiMetadata } from "@asteasolutions/zod-to-openapi";
import { z } from "@hono/zod-openapi";

type Registry = {
  readonly registerComponent: (type: "schemas", name: string, schema: Record<string, unknown>) => unknown;
};

/**
 * The JSON Schema (2020-12) of a body or an answer, made by Zod itself. Recursive parts become components named after
 * the operation: the converter of the OpenAPI library does not end on them.
 */
export function jsonSchemaOf(
  registry: Registry,
  described: { readonly schema: z.ZodType; readonly io: "input" | "output"; readonly name: string },
): Record<string, unknown> {
  const { schema, io, name } = described;
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any", override: withMetadata });
  const { $schema: _dialect, $defs, ...own } = made;
  const renamed = (value: unknown) => renameRefs(value, name);
  for (const [part, definition] of Object.entries($defs ?? {})) {
    registry.registerComponent("schemas", `${name}${part}`, asObject(renamed(definition)));
  }
  return asObject(renamed(own));
}

/** What `.openapi({ … })` says of a field that Zod cannot show, such as a text read into an id. */
function withMetadata({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void {
  const metadata = zodSchema instanceof z.ZodType ? getOpenApiMetadata(zodSchema) : undefined;
  if (metadata === undefined) return;
  const { _internal: _ours, param: _param, ...said } = asObject(metadata);
  Object.assign(jsonSchema, said);
}

function renameRefs(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => renameRefs(one, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const reference = key === "$ref" && typeof inner === "string" ? inner : null;
      if (reference === null) return [key, renameRefs(inner, name)];
      return [key, reference.replace("#/$defs/", `#/components/schemas/${name}`)];
    }),
  );
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
