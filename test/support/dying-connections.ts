import { once } from "node:events";
import type pg from "pg";
import type { Database } from "../../src/platform/postgres/database.ts";
import { socketOf } from "../../src/platform/postgres/silence.ts";

/**
 * Lets a process die at a chosen moment as its database sees it: the answer of the n-th statement never arrives, every
 * connection breaks, and none opens, until the process is started again.
 */
export function dyingConnections({ pool }: Pick<Database, "pool">) {
  let left = Number.POSITIVE_INFINITY;
  let seen = 0;
  const watched = new WeakSet<pg.PoolClient>();
  const isDead = () => left <= 0;
  const watch = (client: pg.PoolClient) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client);
    const counted = (...asked: unknown[]) => {
      seen += 1;
      left -= 1;
      const answer = asked.at(-1);
      if (left < 0) socketOf(client).destroy();
      if (left !== 0) return Reflect.apply(query, client, asked);
      if (typeof answer === "function")
        return Reflect.apply(query, client, [
          ...asked.slice(0, -1),
          () => void broken(client).then((cause) => answer(cause)),
        ]);
      const die = async () => {
        throw await broken(client);
      };
      return Promise.resolve(Reflect.apply(query, client, asked)).then(die, die);
    };
    Object.defineProperty(client, "query", { value: counted, configurable: true, writable: true });
  };
  pool.on("acquire", watch);
  return {
    /** Dies when the n-th statement from now was executed and before its answer is read; 0 dies before the first. */
    dieAfter: (statements: number) => {
      left = statements;
      seen = 0;
    },
    /** Whether the moment came. */
    isDead,
    /** Statements since `dieAfter`. */
    seen: () => seen,
    /** The process is started again. */
    revive: () => {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

/** Breaks the connection; what the driver then says to whoever waits for an answer. */
async function broken(client: pg.PoolClient): Promise<Error> {
  const socket = socketOf(client);
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
  return new Error("Connection terminated unexpectedly");
}
