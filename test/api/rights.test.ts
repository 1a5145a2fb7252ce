import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { Actor } from "../../src/modules/access/index.ts";
import type { RegisteredRoute } from "../../src/web/route-registry.ts";
import { aCitizen, anOfficer, testApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { EVERY_WHO, everAllowedByHand, listedActs, type Who } from "../support/rights-oracle.ts";
import { ROUTES, SYSTEM_ROUTES } from "../support/rights-routes.ts";

const { router, guest, as } = await testApp();
const routes = router.routes.list();
const line = (route: RegisteredRoute) => `${route.method.toUpperCase()} ${route.path} ${route.act}`;

test("every route is listed by hand with its act, and every listed route exists", () => {
  const declared = routes.filter((route) => route.kind !== "system").map(line);
  expect(declared.filter((one) => !ROUTES.includes(one))).toEqual([]);
  expect(ROUTES.filter((one) => !declared.includes(one))).toEqual([]);
  expect(
    routes
      .filter((route) => route.kind === "system")
      .map((route) => route.path)
      .sort(),
  ).toEqual([...SYSTEM_ROUTES].sort());
});

test("every act of a route has its row in the rights table", () => {
  const acts = listedActs();
  expect(routes.filter((route) => route.kind !== "system" && !acts.includes(route.act)).map(line)).toEqual(
    [],
  );
});

test("a changing route is never open to whoever merely may look", () => {
  const looking = [
    "portal.read",
    "unit.read",
    "person.read",
    "calendar.read",
    "catalogue.read",
    "process.read",
    "dossier.read",
    "dossier.list",
    "dossier.read-own",
    "dossier.list-own",
    "audit.read",
    "operation.read",
  ];
  // Checking a form, or searching for people, sends what was typed and keeps nothing.
  const keepsNothing = [
    "/api/v1/forms/{versionId}/{formCode}/check",
    "/api/v1/dossiers/search",
    "/api/v1/work/search",
  ];
  const changing = routes.filter(
    (route) => route.kind !== "system" && route.method !== "get" && !keepsNothing.includes(route.path),
  );
  expect(changing.filter((route) => looking.includes(route.act)).map(line)).toEqual([]);
});

function clientFor(who: Who): Client {
  if (who === "guest") return guest;
  const actor: Actor =
    who === "citizen" ? aCitizen() : anOfficer(newId(), who === "system" ? "auditor" : who);
  return as(actor);
}

/** How the door answered: turned away before anything was read, or let through to whatever comes next. */
async function atTheDoor(client: Client, route: RegisteredRoute): Promise<"let through" | "turned away"> {
  const path = route.path.replace(/\{[^}]+\}/g, newId());
  const method = route.method.toUpperCase();
  const body =
    method === "GET"
      ? {}
      : { body: "{}", headers: { "content-type": "application/json", accept: "application/json" } };
  const answer = await client.send(path, { method, ...body });
  if (answer.status === 303 && answer.headers.get("location")?.startsWith("/sign-in?")) return "turned away";
  if (answer.status !== 401 && answer.status !== 403) return "let through";
  // Past the door a rule of the module may say 403 in its own words, and so may a form without its token.
  if (answer.headers.get("content-type")?.startsWith("text/html")) return "let through";
  const { code } = await answer.json();
  return code === "NOT_SIGNED_IN" || code === "NOT_ALLOWED" ? "turned away" : "let through";
}

test("every route lets through exactly the roles of the table", { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  for (const who of EVERY_WHO.filter((one) => one !== "system")) {
    const client = clientFor(who);
    for (const route of routes.filter((one) => one.kind !== "system")) {
      const expected = everAllowedByHand(route.act, who) ? "let through" : "turned away";
      const met = await atTheDoor(client, route);
      if (met !== expected) wrong.push(`${who}: ${line(route)}: ${met}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("whoever is turned away learns only that", async () => {
  for (const route of routes.filter((one) => one.kind === "api" && !everAllowedByHand(one.act, "guest"))) {
    const ask = (id: string) =>
      guest.send(route.path.replace(/\{[^}]+\}/g, id), { method: route.method.toUpperCase() });
    const [one, other] = await Promise.all([ask(newId()), ask("not-an-id")]);
    expect([one.status, await one.text()], line(route)).toEqual([other.status, await other.text()]);
  }
});
