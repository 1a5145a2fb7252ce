import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import { generate, PostgresDialect as PostgresGenerator } from "kysely-codegen";
import pg from "pg";

/** Types as the driver really returns them (see `typeParsers` in database.ts), not as the generator would guess. */
const TYPE_MAPPING = {
  timestamptz: "Instant",
  date: "LocalDate",
  int8: "number",
  numeric: "string",
  json: "JsonColumn",
  jsonb: "JsonColumn",
  bytea: "Buffer",
};
const IMPORTS = {
  "../../kernel/local-date.ts": ["Instant", "LocalDate"],
  "./json-column.ts": ["JsonColumn"],
};

/** The text of tables.generated.ts for a migrated schema. Table names lose their schema: queries are bound to one. */
export async function generateTableTypes(url: string, schema: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // A cluster that stops right after us ends our closing connections from its side; nothing is lost.
  pool.on("error", () => undefined);
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  try {
    const types = await generate({
      db,
      dialect: new PostgresGenerator(),
      camelCase: true,
      defaultSchemas: [schema],
      includePattern: `${schema}.*`,
      typeMapping: TYPE_MAPPING,
      typeOnlyImports: true,
    });
    return withImports(types);
  } finally {
    await db.destroy();
  }
}

/** Adds the imports of the types that really occur: an unused one is a compile error. */
function withImports(types: string): string {
  const lines = Object.entries(IMPORTS).flatMap(([from, names]) => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(types));
    return used.length === 0 ? [] : [`import type { ${used.join(", ")} } from "${from}";`];
  });
  return types.replace(/^import type \{ ColumnType \}.*$/m, (first) => [first, ...lines].join("\n"));
}
