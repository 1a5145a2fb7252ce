import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { testConfig } from "../../../../test/support/services.ts";
import { startStandInBeside } from "./beside.ts";
import { withStandIn } from "./settings.ts";

it("an office whose next port is taken serves without VNeID, and whoever started it can be told", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const publicUrl = `http://localhost:${port - 1}`;
  const config = withStandIn({ ...testConfig("/nowhere"), demo: true, port: port - 1, publicUrl });
  try {
    expect(await startStandInBeside(config)).toMatchObject({ port, runs: false });
  } finally {
    other.close();
  }
  const standIn = await startStandInBeside(config);
  expect(standIn).toMatchObject({ port, runs: true });
  await standIn?.close();
  expect(await startStandInBeside({ ...config, identityProvider: null })).toBeNull();
});
