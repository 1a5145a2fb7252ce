import { z } from "@hono/zod-openapi";

/** The part of the OpenAPI document the reference page shows, read back by schema: what is drawn is what is served. */
const schemaNode = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), schemaNode).optional();
  },
  get items() {
    return schemaNode.optional();
  },
  get anyOf() {
    return z.array(schemaNode).optional();
  },
  get oneOf() {
    return z.array(schemaNode).optional();
  },
});
export type SchemaNode = z.output<typeof schemaNode>;

const content = z.record(z.string(), z.looseObject({ schema: schemaNode.optional() }));

const operation = z.looseObject({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(""),
  description: z.string().default(""),
  operationId: z.string().default(""),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: schemaNode.optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string().default(""), content: content.optional() }),
  ),
});
type Operation = z.output<typeof operation>;

const documentShape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schemaNode).default({}) }).optional(),
});

export type Endpoint = { readonly method: string; readonly path: string; readonly operation: Operation };
export type ReferenceGroup = { readonly tag: string; readonly endpoints: readonly Endpoint[] };

/** Endpoints by tag, both in alphabetical order. */
export function readReference(document: unknown): {
  readonly groups: readonly ReferenceGroup[];
  readonly schemas: Readonly<Record<string, SchemaNode>>;
} {
  const { paths, components } = documentShape.parse(document);
  const endpoints = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ method, path, operation: one })),
  );
  const byTag = Map.groupBy(endpoints, (endpoint) => endpoint.operation.tags[0] ?? "");
  const groups = [...byTag].map(([tag, list]) => ({ tag, endpoints: list }));
  return { groups: groups.sort((a, b) => a.tag.localeCompare(b.tag)), schemas: components?.schemas ?? {} };
}

/** One line of a schema: the dotted name of a field, its type in words, whether it must be there. */
type FieldLine = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
};

const DEPTH_MAX = 4;

/** The fields of a schema, flattened; deeper than four levels the type stands alone. */
export function fieldLines(
  node: SchemaNode,
  schemas: Readonly<Record<string, SchemaNode>>,
): readonly FieldLine[] {
  return linesUnder({ node, prefix: "", depth: 0 }, schemas);
}

type Walk = { readonly node: SchemaNode; readonly prefix: string; readonly depth: number };

function linesUnder(walk: Walk, schemas: Readonly<Record<string, SchemaNode>>): FieldLine[] {
  const node = resolved(walk.node, schemas);
  if (walk.depth > DEPTH_MAX) return [];
  const item = node.items === undefined ? null : resolved(node.items, schemas);
  if (item !== null) return linesUnder({ ...walk, node: item, prefix: `${walk.prefix}[]` }, schemas);
  return Object.entries(node.properties ?? {}).flatMap(([field, inner]) => {
    const name = walk.prefix === "" ? field : `${walk.prefix}.${field}`;
    const known = resolved(inner, schemas);
    const line = {
      name,
      type: typeName(inner, schemas),
      required: node.required?.includes(field) ?? false,
      description: known.description ?? "",
    };
    return [line, ...linesUnder({ node: known, prefix: name, depth: walk.depth + 1 }, schemas)];
  });
}

function resolved(node: SchemaNode, schemas: Readonly<Record<string, SchemaNode>>): SchemaNode {
  const name = node.$ref?.split("/").at(-1);
  return name === undefined ? node : (schemas[name] ?? node);
}

/** `string (date)`, `"EARLY" | "LATE"`, `Problem[]`. */
export function typeName(node: SchemaNode, schemas: Readonly<Record<string, SchemaNode>>): string {
  if (node.$ref !== undefined) return node.$ref.split("/").at(-1) ?? "object";
  if (node.enum !== undefined) return node.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (node.const !== undefined) return JSON.stringify(node.const);
  const either = node.anyOf ?? node.oneOf;
  if (either !== undefined) return either.map((one) => typeName(one, schemas)).join(" | ");
  if (node.items !== undefined) return `${typeName(node.items, schemas)}[]`;
  const type = [node.type ?? "any"].flat().join(" | ");
  return node.format === undefined ? type : `${type} (${node.format})`;
}
