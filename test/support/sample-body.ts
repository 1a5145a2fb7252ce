import { newId } from "../../src/kernel/ids.ts";

/** A JSON Schema as the OpenAPI document has it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** What a field of this name must look like, where its schema cannot say so. */
const BY_NAME: Readonly<Record<string, string>> = {
  personalId: "001099000001",
  phone: "0912345678",
  email: "nguoi.thu@example.vn",
  fullName: "Người Thử Nghiệm",
  dateOfBirth: "1990-01-01",
};

/** `whole`: every list has an entry, where mutations begin. `sparse`: lists are as short as they may be, and what may be left out is. */
export type Filling = "whole" | "sparse";

/** A value that fits the schema as far as its shape and the names of its fields go. */
export function sampleOf(
  schema: Schema,
  filling: Filling = "whole",
  at: { name: string; depth: number } = { name: "", depth: 0 },
): unknown {
  const within = (inner: Schema, name: string) => sampleOf(inner, filling, { name, depth: at.depth + 1 });
  if (at.depth > 8 || schema.$ref !== undefined) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return within(either[0] ?? {}, at.name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => filling === "whole" || schema.required?.includes(name) === true)
          .map(([name, inner]) => [name, within(inner, name)]),
      );
    case "array": {
      const length = Math.max(filling === "whole" ? 1 : 0, schema.minItems ?? 0);
      return Array.from({ length }, () => within(schema.items ?? {}, at.name));
    }
    case "integer":
    case "number":
      return schema.minimum ?? schema.exclusiveMinimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return BY_NAME[at.name] ?? sampleText(schema);
    default:
      return null;
  }
}

function sampleText(schema: Schema): string {
  if (schema.format === "uuid") return newId();
  if (schema.format === "date") return "2026-11-24";
  if (schema.format === "date-time") return "2026-11-24T09:00:00+07:00";
  if (schema.pattern?.includes("0-9a-f]{64}")) return "a".repeat(64);
  return "a".repeat(Math.max(3, schema.minLength ?? 0));
}

/** What each leaf is replaced with, one at a time, while the rest stays as it should be. */
const HOSTILE_LEAVES: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  2 ** 60,
  "",
  " ",
  "x".repeat(70_000),
  "\u0000",
  "\ud800",
  "'; DROP TABLE x; --",
  "%s%n",
  "2026-02-30",
  "0001-01-01",
  "275760-09-13T00:00:00Z",
  newId(),
  [],
  {},
  [[]],
  { length: 1e9 },
  { toString: 1 },
  "Ƭ\u0301ộ".repeat(50),
];

/** Every body that differs from the sample in one place. */
export function* mutationsOf(sample: unknown): Generator<unknown> {
  for (const leaf of HOSTILE_LEAVES) yield leaf;
  if (typeof sample !== "object" || sample === null) return;
  for (const key of Object.keys(sample)) {
    const part = Array.isArray(sample)
      ? sample[Number(key)]
      : Object.getOwnPropertyDescriptor(sample, key)?.value;
    for (const mutated of mutationsOf(part)) {
      yield Array.isArray(sample) ? sample.with(Number(key), mutated) : { ...sample, [key]: mutated };
    }
  }
  if (Array.isArray(sample)) {
    yield Array.from({ length: 2_000 }, () => sample[0]);
    return;
  }
  for (const key of Object.keys(sample))
    yield Object.fromEntries(Object.entries(sample).filter(([name]) => name !== key));
  yield { ...sample, unknownField: 1 };
}
