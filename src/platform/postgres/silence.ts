import { Socket } from "node:net";
import pg from "pg";
import { assert } from "../../kernel/assert.ts";

/**
 * A network that swallows packets answers nothing, not even a refusal: a connection already open would wait for its
 * answer until TCP gives up, a quarter of an hour. After this long without a byte we ask the server anew.
 */
const QUIET_MS = 1_500;
/** So that whoever waits hears of a dead network in less than three seconds. */
const PROBE_MS = 1_000;

/** What to watch: how long one statement may stay without a byte although the server is alive, and where it lives. */
type Watch = { readonly url: string; readonly silentMsMax: number };

/**
 * Breaks a connection of the pool that waits for an answer when the server no longer answers newcomers, or when the
 * wait exceeds `silentMsMax`. The socket is broken rather than the query given up: a transaction would otherwise go on
 * to wait for its ROLLBACK, and the pool would lend the deaf connection to the next request.
 */
export function breakSilentConnections(pool: pg.Pool, watch: Watch): void {
  const isServerAlive = sharedProbe(watch.url);
  pool.on("connect", (client) => {
    const socket = socketOf(client);
    let bytesAtQuiet = -1;
    socket.on("timeout", () => {
      if (!isWaiting(client)) return;
      const bytes = socket.bytesRead + socket.bytesWritten;
      if (bytes === bytesAtQuiet)
        return void socket.destroy(new Error("Query read timeout: no answer in time"));
      bytesAtQuiet = bytes;
      socket.setTimeout(watch.silentMsMax - QUIET_MS);
      void isServerAlive().then((isAlive) => {
        const isUnchanged = socket.bytesRead + socket.bytesWritten === bytes;
        if (!isAlive && isUnchanged) socket.destroy(new Error("Query read timeout: the server is silent"));
      });
    });
    socket.setTimeout(QUIET_MS);
  });
  pool.on("acquire", (client) => socketOf(client).setTimeout(QUIET_MS));
}

/** The driver's client has its socket, but its published types do not say so. */
export function socketOf(client: object): Socket {
  const connection = "connection" in client ? client.connection : null;
  const isConnection = typeof connection === "object" && connection !== null && "stream" in connection;
  const stream = isConnection ? connection.stream : null;
  assert(stream instanceof Socket, "the driver's client shows its socket");
  return stream;
}

function isWaiting(client: object): boolean {
  return !("readyForQuery" in client && client.readyForQuery === true);
}

/** Whether the server answers a newcomer. Any answer counts, a refusal too; those who ask at once share one knock. */
function sharedProbe(url: string): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  return () => {
    asked ??= answersNewcomers(url).finally(() => {
      asked = null;
    });
    return asked;
  };
}

async function answersNewcomers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PROBE_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (refused) {
    return refused instanceof pg.DatabaseError;
  }
  client.end().catch(() => undefined);
  return true;
}
