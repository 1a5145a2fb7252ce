import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { freePort } from "../postgres/cluster.ts";
import { listen } from "./http-server.ts";

it("a server that drains answers the request it is in, and waits for nobody else", async () => {
  const port = await freePort();
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const server = await listen(
    {
      fetch: async () => {
        begun.resolve();
        await gate.promise;
        return new Response("xong");
      },
    },
    { host: "127.0.0.1", port },
  );
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const answer = fetch(`http://127.0.0.1:${port}/`);
  await begun.promise;
  const started = performance.now();
  const drained = server.drain(20_000);
  await once(silent, "close");
  gate.resolve();
  expect(await (await answer).text()).toBe("xong");
  await drained;
  expect(performance.now() - started).toBeLessThan(2_000);
});

it("a port in use is a fault that names it", async () => {
  const port = await freePort();
  const first = await listen({ fetch: () => new Response("") }, { host: "127.0.0.1", port });
  await expect(listen({ fetch: () => new Response("") }, { host: "127.0.0.1", port })).rejects.toMatchObject({
    code: "PORT_TAKEN",
    facts: { port },
  });
  await first.drain(1_000);
});
