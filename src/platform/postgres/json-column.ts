import type { ColumnType } from "kysely";
import type { Json } from "../../kernel/json.ts";

/**
 * A `jsonb` column: read as a value, written as JSON text. The driver would turn an array into a PostgreSQL array
 * and leave `null` and a string ambiguous, so writers say `JSON.stringify` (`jsonText`) and mean it.
 */
export type JsonColumn = ColumnType<Json, string, string>;
