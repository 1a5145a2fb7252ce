import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { Fault } from "../../kernel/fault.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { turnstile } from "../../kernel/turnstile.ts";
import { breakSilentConnections } from "./silence.ts";
import type { DB } from "./tables.generated.ts";

/**
 * A hot statement, written by hand: one operation, one constant, `name` prepared once a connection.
 * `text` receives the quoted schema so that no query ever depends on session state (PgBouncer, Citus).
 */
export type Statement = {
  readonly name: string;
  readonly text: (schema: string) => string;
};

export type Row = Readonly<Record<string, unknown>>;

/** What stores take: the database itself or an open transaction; both are bound to one authority's schema. */
export type Executor = {
  readonly schema: string;
  readonly kysely: Kysely<DB>;
  readonly run: (statement: Statement, values: readonly unknown[]) => Promise<readonly Row[]>;
};
/** An open transaction; only `Database.transaction` makes one. */
export type Tx = Executor & { readonly transaction: true };

export type Database = Executor & {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction, rolled back when it throws. Nothing but SQL may happen inside. Where many come at
   * once they wait for each other, and one that waited too long is a Fault.
   */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;

/** Instants arrive as our own text form, days as text, counts as numbers: no `Date` ever leaves the driver. */
function typeParsers(): pg.CustomTypesConfig {
  return {
    getTypeParser: (oid: number, format?: "text" | "binary") => {
      if (oid === TIMESTAMPTZ) return (text: string): Instant => instantOfEpoch(Date.parse(isoOf(text)));
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8) return Number;
      return pg.types.getTypeParser(oid, format);
    },
  } as pg.CustomTypesConfig;
}

/** PostgreSQL prints `2026-11-20 10:00:00.123456+07`; JavaScript wants a `T` and minutes in the offset. */
function isoOf(text: string): string {
  const iso = text.replace(" ", "T");
  return /[+-]\d{2}$/.test(iso) ? `${iso}:00` : iso;
}

/** What a request may wait for one statement. */
const STATEMENT_MS = 8_000;
/** The server's own cancellation comes first, and says why; only then is the connection broken from our side. */
const CANCELLATION_MS = 2_000;

/** How long a transaction waits for its turn: longer than people press again, shorter than a proxy gives up. */
const TURN_MS = 10_000;

/**
 * Transactions leave some connections free: what one of them reads outside of itself (calendars, units) would otherwise
 * wait for a connection that only its own end gives back.
 */
function transactionsAtOnce(connections: number): number {
  return Math.max(1, connections - Math.max(1, Math.ceil(connections / 4)));
}

type DatabaseOptions = {
  readonly url: string;
  readonly schema: string;
  readonly connections: number;
  readonly connectMs?: number;
  readonly statementMs?: number;
  /** How long a transaction waits for its turn among others. */
  readonly turnMs?: number;
};

/**
 * Opens a pool bound to one authority's schema.
 * Waits at most `connectMs` for a connection and `statementMs` for a statement, so that a database that is gone, or
 * behind a network that swallows packets, is a Fault in seconds, not a hang.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options);
  const { schema } = options;
  const root = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const kysely = root.withSchema(schema);
  const prepared = preparedIn(schema);
  const inTurn = turnstile({
    most: transactionsAtOnce(options.connections),
    waitMs: options.turnMs ?? TURN_MS,
    tooLate: () => new Fault("DATABASE_BUSY", { retryable: true }),
  });
  return {
    schema,
    kysely,
    pool,
    run: async (statement, values) => {
      const query = { ...prepared(statement), values: [...values] };
      return (await pool.query<Row>(query)).rows;
    },
    transaction: (work) =>
      inTurn(() =>
        root.transaction().execute((trx: Transaction<DB>) =>
          work({
            transaction: true,
            schema,
            kysely: trx.withSchema(schema),
            run: async (statement, values) =>
              (
                await trx
                  .withoutPlugins()
                  .executeQuery<Row>(CompiledQuery.raw(prepared(statement).text, [...values]))
              ).rows,
          }),
        ),
      ),
    close: () => root.destroy(),
  };
}

function openPool(options: DatabaseOptions): pg.Pool {
  const statementMs = options.statementMs ?? STATEMENT_MS;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: options.connectMs ?? 2_500,
    statement_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    types: typeParsers(),
  });
  // Without a listener an idle connection that dies takes the process with it; the next query reports it properly.
  pool.on("error", () => undefined);
  // The pool listens to idle connections only: one that dies inside a transaction would end the process as well.
  pool.on("connect", (client) => client.on("error", () => undefined));
  breakSilentConnections(pool, { url: options.url, silentMsMax: statementMs + CANCELLATION_MS });
  return pool;
}

/** The text of each statement for one schema, made once. */
type Prepared = { readonly name: string; readonly text: string };

function preparedIn(schema: string): (statement: Statement) => Prepared {
  const quoted = `"${schema.replaceAll('"', '""')}"`;
  const known = new Map<Statement, Prepared>();
  return (statement) => {
    const made = known.get(statement) ?? {
      name: preparedName(`${schema}:${statement.name}`),
      text: statement.text(quoted),
    };
    known.set(statement, made);
    return made;
  };
}

/** PostgreSQL keeps 63 letters of a name: two longer ones that begin alike would be one statement to it. */
const NAME_MAX = 63;

function preparedName(name: string): string {
  return name.length <= NAME_MAX ? name : `${name.slice(0, 46)}#${sha256(name).slice(0, 16)}`;
}
