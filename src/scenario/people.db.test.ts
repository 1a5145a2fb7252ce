import { afterAll, expect, test } from "vitest";
import { apiOffice } from "../../test/support/api-office.ts";
import { listen } from "../platform/http/http-server.ts";
import { freePort } from "../platform/postgres/cluster.ts";
import { openPeople } from "./people.ts";

const office = await apiOffice();
const port = await freePort();
const server = await listen(office.router.app, { host: "127.0.0.1", port });
afterAll(() => server.drain(1_000));

test("whoever has nothing to do before the late afternoon signs in again and goes on", async () => {
  office.set("2026-11-25 07:30");
  const dossier = await office.receive("1.001776");
  const people = await openPeople(`http://127.0.0.1:${port}`, { told: [], requests: { count: 0 } });
  office.set("2026-11-25 15:40");
  expect((await people.as("cashier").charges(dossier.id)).length).toBe(0);
  expect((await people.as("leader").view(dossier.id)).id).toBe(dossier.id);
});
