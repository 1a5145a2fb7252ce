import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { OFFICE_ROLES } from "../../src/modules/access/index.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import { mutationsOf, type Schema, sampleOf } from "../support/sample-body.ts";

const { guest, as, router } = await testApp();
const document = await (await guest.get("/api/v1/openapi.json")).json();
const changing = router.routes.list().filter((route) => route.kind === "api" && route.method !== "get");

/** Spread over the mutations of a route; the whole list of a large body runs into tens of thousands. */
const MUTATIONS_MAX = 250;

function bodySchema(route: { path: string; method: string }): Schema | null {
  return (
    document.paths[route.path]?.[route.method]?.requestBody?.content?.["application/json"]?.schema ?? null
  );
}

function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]).filter(
    (one) => one !== undefined,
  ) as T[];
}

test("the document describes the body of every route that takes one", () => {
  expect(changing.length).toBeGreaterThan(0);
  expect(Object.keys(document.paths).length).toBeGreaterThan(0);
});

test.each(changing.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s refuses any body that is wrong in one place, and never fails",
  { timeout: 60_000 },
  async (_name, route) => {
    const schema = bodySchema(route);
    if (schema === null) return;
    const sample = sampleOf(schema);
    const senders = [as(anOfficer(newId(), ...OFFICE_ROLES)), as(aCitizen())];
    const path = route.path.replace(/\{[^}]+\}/g, newId());
    const bodies = [sample, ...spread([...mutationsOf(sample)], MUTATIONS_MAX)];
    for (const [at, body] of bodies.entries()) {
      const sender = senders[at % senders.length] ?? guest;
      const answer = await sender.send(path, {
        method: route.method.toUpperCase(),
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", "if-match": '"1"' },
      });
      const said = await answer.text();
      expect(answer.status, `${JSON.stringify(body).slice(0, 600)} → ${said.slice(0, 300)}`).toBeLessThan(
        500,
      );
      if (answer.status >= 400) expect(JSON.parse(said).code, said).toMatch(/^[A-Z][A-Z0-9_]+$/);
    }
  },
);
