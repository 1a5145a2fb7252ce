import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../src/demo/seed.ts";
import { newId } from "../../src/kernel/ids.ts";
import { OFFICE_ROLES, type OfficeRole, type UnitId } from "../../src/modules/access/index.ts";
import type { RegisteredRoute } from "../../src/web/route-registry.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { allowedByHand, type Who } from "../support/rights-oracle.ts";
import { type Schema, sampleOf } from "../support/sample-body.ts";

const { router, services, database, guest, as } = await testApp();

type Found = { readonly id: string; readonly receiving: UnitId; readonly status: string };
let dossiers: readonly Found[] = [];
let bodies: Readonly<
  Record<string, Record<string, { requestBody?: { content?: Record<string, { schema?: Schema }> } }>>
> = {};

beforeAll(async () => {
  await seedDemo(services);
  const table = sql.table(`${database.schema}.dossier`);
  const { rows } =
    await sql<Found>`SELECT id, receiving_unit_id AS receiving, status FROM ${table} ORDER BY status, id`.execute(
      database.kysely,
    );
  dossiers = [...new Map(rows.map((row) => [row.status, row])).values()];
  bodies = (await (await guest.get("/api/v1/openapi.json")).json()).paths;
});

const ofOneDossier = router.routes
  .list()
  .filter((route) => /^\/api\/v1\/(my\/)?dossiers\/\{id\}/.test(route.path));

/** Asks about the object in a form good enough to reach the question of rights. */
async function ask(client: Client, route: RegisteredRoute, id: string) {
  const path = route.path.replace("{id}", id).replace("{sha256}", "a".repeat(64)).replace("{seq}", "2");
  if (route.method === "get") return described(await client.get(path));
  const schema = bodies[route.path]?.[route.method]?.requestBody?.content?.["application/json"]?.schema ?? {};
  const body = JSON.stringify(sampleOf(schema, "sparse"));
  const headers = { "content-type": "application/json", "if-match": '"1"' };
  return described(await client.send(path, { method: route.method.toUpperCase(), body, headers }));
}

/** These open another dossier, whose own content is looked at before the first one is; the answer is the same anyway. */
function checksTheNewDossierFirst(route: RegisteredRoute): boolean {
  return route.path.endsWith("/children") || route.path.endsWith("/corrections");
}

async function described(answer: Response) {
  const headers = Object.fromEntries(answer.headers);
  for (const own of ["x-request-id", "content-security-policy"]) delete headers[own];
  return { status: answer.status, body: await answer.text(), headers };
}

describe.each(ofOneDossier.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  "%s",
  (_name, route) => {
    test("for whoever has nothing to do with the dossier, it is exactly as if it did not exist", async () => {
      const outsiders: [string, Client][] = OFFICE_ROLES.filter(
        (role) => !allowedByHand(route.act, role, new Set()),
      ).map((role) => [`${role} of another unit`, as(anOfficer(newId(), role))]);
      if (!allowedByHand(route.act, "citizen", new Set()))
        outsiders.push(["another citizen", as(aCitizen({ personalId: "001099999999" }))]);
      expect(outsiders.length).toBeGreaterThan(0);
      for (const [name, client] of outsiders) {
        const absent = await ask(client, route, newId());
        const expected = checksTheNewDossierFirst(route) ? [403, 404, 422] : [403, 404];
        expect(expected, `${name}: ${absent.body}`).toContain(absent.status);
        for (const { id, status } of dossiers)
          expect(await ask(client, route, id), `${name}, ${status}`).toEqual(absent);
      }
    });
  },
);

/** People, posts, accounts and delegations of the ward, for administrators and leaders of another unit. */
const OF_A_UNIT = [
  ["organisation_person", /^\/api\/v1\/people\/\{id\}/],
  ["organisation_post", /^\/api\/v1\/posts\/\{id\}/],
  ["organisation_delegation", /^\/api\/v1\/delegations\/\{id\}/],
  ["identity_account", /^\/api\/v1\/accounts\/\{id\}/],
] as const;
const ofAUnit = OF_A_UNIT.flatMap(([table, pattern]) =>
  router.routes
    .list()
    .filter((route) => pattern.test(route.path) && !allowedByHand(route.act, "unit-head", new Set()))
    .map((route) => [`${route.method.toUpperCase()} ${route.path}`, route, table] as const),
);

test.each(ofAUnit)(
  "%s answers whoever manages another unit as if nobody were there",
  async (_name, route, table) => {
    const { rows } = await sql<{
      id: string;
    }>`SELECT id FROM ${sql.table(`${database.schema}.${table}`)} LIMIT 5`.execute(database.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const role of ["unit-admin", "leader", "centre-director"] as const) {
      const outsider = as(anOfficer(newId(), role));
      const absent = await ask(outsider, route, newId());
      expect(absent.status, absent.body).toBeGreaterThanOrEqual(400);
      for (const { id } of rows) expect(await ask(outsider, route, id), role).toEqual(absent);
    }
  },
);

test('whoever receives a dossier may read it, and gets an answer of another kind than "not found"', async () => {
  const read = ofOneDossier.find((route) => route.path === "/api/v1/dossiers/{id}" && route.method === "get");
  expect(read).toBeDefined();
  expect(dossiers.length).toBeGreaterThan(5);
  for (const { id, receiving, status } of dossiers) {
    for (const role of ["intake-officer", "centre-director"] as const satisfies readonly (OfficeRole &
      Who)[]) {
      const answer = await as(anOfficer(receiving, role)).get(`/api/v1/dossiers/${id}`);
      expect(answer.status, `${role}, ${status}`).toBe(200);
      expect(answer.headers.get("etag")).toMatch(/^"\d+"$/);
    }
    expect((await as(anOfficer(receiving, "system-admin")).get(`/api/v1/dossiers/${id}`)).status).toBe(403);
    expect((await as(anOfficer(newId(), "auditor")).get(`/api/v1/dossiers/${id}`)).status).toBe(200);
  }
});
