import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type OidcProvider from "oidc-provider";
import { assert } from "../../../kernel/assert.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Config, IdentityProvider } from "../../../platform/config/config.ts";
import { isLoopback } from "../loopback.ts";
import { answerInteraction } from "./interaction.ts";
import { standInProvider } from "./provider.ts";
import { standInAt } from "./settings.ts";

export type StandIn = { readonly identityProvider: IdentityProvider; readonly close: () => Promise<void> };

/**
 * Starts the stand-in for VNeID on this machine's loopback address, beside a demonstration server; the rest of the
 * program takes the `identityProvider` it answers as any other. Refuses to exist anywhere else: it lets everybody be
 * anybody, so it needs demo mode, an office address on this very machine, and it listens to this machine only.
 *
 * `port` 0 takes a free one. One process runs it, however many workers serve.
 */
export async function startVneidStandIn(
  config: Pick<Config, "demo" | "publicUrl">,
  port: number,
): Promise<StandIn> {
  if (!config.demo) throw new Fault("STAND_IN_OUTSIDE_DEMO", { facts: { demo: config.demo } });
  if (!isLoopback(config.publicUrl))
    throw new Fault("STAND_IN_OUTSIDE_DEMO", { facts: { publicUrl: config.publicUrl } });
  const server = createServer();
  const identityProvider = standInAt(await listen(server, port));
  const provider = standInProvider(identityProvider, config.publicUrl);
  const protocol = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/"))
      void answer(provider, { request, response, officeUrl: config.publicUrl });
    else void protocol(request, response);
  });
  return { identityProvider, close: () => close(server) };
}

async function answer(
  provider: OidcProvider,
  exchange: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly officeUrl: string;
  },
): Promise<void> {
  try {
    await answerInteraction(provider, exchange);
  } catch {
    // A demonstration page with nothing behind it: a broken request ends, the server goes on.
    if (!exchange.response.headersSent) exchange.response.writeHead(400);
    exchange.response.end();
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(new Fault("STAND_IN_PORT_TAKEN", { facts: { port }, cause })));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      assert(typeof address === "object" && address !== null, "a listening server has an address");
      resolve(address.port);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
