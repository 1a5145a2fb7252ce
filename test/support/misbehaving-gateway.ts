import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type GatewayMode =
  | "OK"
  | "TIMEOUT_AFTER_ACCEPTING"
  | "ERROR_500"
  | "LIMITED_429"
  | "REFUSED_400"
  | "HANG_UP"
  | "HELD"
  | "ODD";

export type Taken = {
  readonly key: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
};

/** An SMS gateway on this machine that behaves as told; it keeps each key once, as a good one does. */
export async function startGateway() {
  let mode: GatewayMode = "OK";
  const taken = new Map<string, Taken & { times: number }>();
  const held: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method === "GET") {
      const key = decodeURIComponent(request.url?.split("/").at(-1) ?? "");
      response.writeHead(taken.has(key) ? 200 : 404, { "content-type": "application/json" });
      return response.end(JSON.stringify({ state: "DELIVERED" }));
    }
    const key = String(request.headers["idempotency-key"] ?? "");
    const take = () => {
      const known = taken.get(key);
      const body = Buffer.concat(chunks).toString("utf8");
      if (known === undefined) taken.set(key, { key, body, headers: request.headers, times: 1 });
      else known.times += 1;
    };
    if (mode === "LIMITED_429") return response.writeHead(429, { "retry-after": "120" }).end();
    if (mode === "ERROR_500") return response.writeHead(500).end("phone +84912345678 could not");
    if (mode === "REFUSED_400") return response.writeHead(400).end();
    if (mode === "HANG_UP") return request.socket.destroy();
    if (mode === "HELD") await new Promise<void>((resolve) => held.push(resolve));
    take();
    if (mode === "TIMEOUT_AFTER_ACCEPTING") return undefined;
    return response.writeHead(200).end(mode === "ODD" ? "OK!" : JSON.stringify({ id: "ref-1" }));
  });
  const url = await listening(server);
  return {
    url: `${url}/messages`,
    taken,
    behave: (next: GatewayMode) => {
      mode = next;
    },
    /** What was held is taken now, and answered where somebody still listens. */
    release: () => {
      for (const go of held.splice(0)) go();
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
