import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { patientFetch } from "./patient-fetch.ts";

/** A server that turns the first requests away, and keeps the keys it was asked under. */
async function busyServer(busyTimes: number, retryAfter: string | null) {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers["idempotency-key"]?.toString());
    const isBusy = keys.length <= busyTimes;
    if (isBusy && retryAfter !== null) response.setHeader("retry-after", retryAfter);
    response.writeHead(isBusy ? 503 : 201).end(isBusy ? "busy" : "done");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, keys };
}

const request = { method: "POST", headers: { "idempotency-key": "one" } };

test("who is turned away comes again under the same key", async () => {
  const { url, keys } = await busyServer(2, "0.01");
  expect(await patientFetch(url, request)).toMatchObject({ status: 201, text: "done" });
  expect(keys).toEqual(["one", "one", "one"]);
});

test("a failure that names no time to come again is the answer", async () => {
  const { url, keys } = await busyServer(1, null);
  expect(await patientFetch(url, request)).toMatchObject({ status: 503, text: "busy" });
  expect(keys).toHaveLength(1);
});
