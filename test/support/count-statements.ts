import type pg from "pg";
import type { Database } from "../../src/platform/postgres/database.ts";

/** The frame of a transaction; and the stamp of the unit tree, read once a second whatever is asked meanwhile. */
const NOT_COUNTED = /^(begin|commit|rollback|start transaction)|from "[^"]+"\."organisation_tree"$/i;

/** Counts the statements that are asked of the database while something is done. */
export function statementCounter({ pool }: Pick<Database, "pool">) {
  const heard = new WeakSet<pg.PoolClient>();
  let texts: string[] = [];
  pool.on("acquire", (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const { query } = client;
    const listening = (...asked: readonly unknown[]): unknown => {
      const text = textOf(asked[0]);
      texts.push(text);
      return Reflect.apply(query, client, asked);
    };
    Object.assign(client, { query: listening });
  });
  return async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    texts = [];
    await work();
    return texts.filter((text) => !NOT_COUNTED.test(text));
  };
}

function textOf(asked: unknown): string {
  if (typeof asked === "string") return asked;
  return typeof asked === "object" && asked !== null && "text" in asked ? String(asked.text) : "";
}
