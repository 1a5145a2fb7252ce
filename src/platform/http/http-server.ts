import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Fault } from "../../kernel/fault.ts";

/** What the composition root gives us: anything that answers a Request. */
type Application = { readonly fetch: Parameters<typeof getRequestListener>[0] };

type HttpServer = {
  /** Refuses new connections, lets running requests end, and cuts what is left after `patienceMs`. */
  readonly drain: (patienceMs: number) => Promise<void>;
};

/** Slow or silent clients are dropped; a proxy in front keeps its connections a little shorter than we do. */
const LIMITS = {
  requestTimeout: 60_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

export async function listen(
  application: Application,
  address: { host: string; port: number },
): Promise<HttpServer> {
  const server = createServer(LIMITS, getRequestListener(application.fetch));
  const dropIdle = trackRequests(server);
  await startListening(server, address);
  return {
    drain: async (patienceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      dropIdle();
      const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(impatience);
    },
  };
}

/**
 * Knows which connections are in the middle of a request. Node's own `closeIdleConnections` spares those that have
 * not sent one yet, and a browser keeps such connections open in advance: each stop would then wait out its patience.
 */
function trackRequests(server: Server): () => void {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  let draining = false;
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.prependListener("request", (request, response) => {
    busy.add(request.socket);
    response.once("close", () => {
      busy.delete(request.socket);
      if (draining) request.socket.end();
    });
  });
  return () => {
    draining = true;
    for (const socket of open) if (!busy.has(socket)) socket.destroy();
  };
}

function startListening(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const code = cause.code === "EADDRINUSE" ? "PORT_TAKEN" : "PORT_FORBIDDEN";
      reject(new Fault(code, { facts: { host, port }, cause }));
    });
    server.listen(port, host, resolve);
  });
}
