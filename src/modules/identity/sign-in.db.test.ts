import { describe, expect, test } from "vitest";
import { browser, signInDesk } from "../../../test/support/sign-in-desk.ts";
import { DEMO_PASSWORD } from "../../demo/identity.ts";
import { SEEDER } from "../../demo/organisation.ts";
import { listPostsOf, transferPerson } from "../organisation/index.ts";
import { signOut } from "./account-commands.ts";
import { resolveSession } from "./session.ts";
import type { SignedIn } from "./sign-in.ts";

const { services, database, office, tryIn, comesIn, whoIs, officer, later } = await signInDesk();

describe("an officer signs in", () => {
  test("with name and password, in any case of the name, and is known by the posts of the day", async () => {
    const actor = await officer(await comesIn(" Intake "));
    expect(actor.fullName).toBe("Lê Thị Kim Yến");
    expect(actor.grants.map((grant) => [grant.role, grant.unitId, grant.delegatedBy])).toEqual([
      ["intake-officer", office.unitOf("serviceCentre"), null],
      ["return-officer", office.unitOf("serviceCentre"), null],
    ]);
  });

  test.each([
    ["a wrong password", "intake", "not the password"],
    ["an unknown name", "nobody", DEMO_PASSWORD],
    ["a name that cannot be one", "' OR 1=1 --", DEMO_PASSWORD],
    ["no password", "intake", ""],
  ])("and is refused in one and the same way with %s", async (_what, name, password) => {
    expect(await tryIn(name, password)).toEqual({ ok: false, refusal: { code: "SIGN_IN_WRONG" } });
  });

  test("an unknown name costs the same work as a wrong password", async () => {
    // Processor time, one after the other in turn: what else the machine does falls on neither.
    const spent: Record<string, number[]> = { clerk: [], "nobody-at-all": [] };
    for (let n = 0; n < 15; n += 1)
      for (const [name, each] of Object.entries(spent)) {
        const began = process.cpuUsage();
        await tryIn(name, "not the password");
        const { user, system } = process.cpuUsage(began);
        each.push(user + system);
      }
    const [known = 0, unknown = 0] = Object.values(spent).map((each) => each.sort((x, y) => x - y)[7] ?? 0);
    // Half and double: an answer without the hash would be ten times faster.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  test("the password itself and the token are nowhere in the database", async () => {
    const done = await comesIn("clerk");
    const rows = await database.kysely.selectFrom("identitySession").selectAll().execute();
    const accounts = await database.kysely.selectFrom("identityAccount").selectAll().execute();
    const devices = await database.kysely.selectFrom("identityKnownDevice").selectAll().execute();
    const text = JSON.stringify([rows, accounts, devices]);
    for (const secret of [done.token, done.deviceToken, DEMO_PASSWORD]) expect(text).not.toContain(secret);
    expect(
      accounts.every((account) => account.passwordHash?.startsWith("$argon2id$v=19$m=19456,t=2,p=1$")),
    ).toBe(true);
  });
});

describe("a session", () => {
  test("ends when idle for an hour, and at the latest after twelve", async () => {
    const done = await comesIn("intake");
    later(3_590);
    expect(await whoIs(done)).not.toBeNull();
    later(3_590);
    expect(await whoIs(done)).not.toBeNull();
    later(3_601);
    expect(await whoIs(done)).toBeNull();
    const other = await comesIn("intake");
    for (let hour = 0; hour < 12; hour += 1) {
      later(3_500);
      expect(await whoIs(other)).not.toBeNull();
    }
    later(1_300);
    expect(await whoIs(other)).toBeNull();
  });

  test("ends at once when signed out, and a token is good only in its own carrier", async () => {
    const done = await comesIn("intake", browser({ carrier: "BEARER" }));
    expect(await whoIs(done, "COOKIE")).toBeNull();
    expect(await whoIs(done, "BEARER")).not.toBeNull();
    await signOut(services, { token: done.token, origin: browser().origin });
    expect(await whoIs(done, "BEARER")).toBeNull();
  });

  test("is new at every sign-in, and the one the browser came with is worth nothing afterwards", async () => {
    const planted = await comesIn("clerk");
    const done = await comesIn("leader", browser({ formerToken: planted.token }));
    expect(done.token).not.toBe(planted.token);
    expect(await whoIs(planted)).toBeNull();
  });

  test("the sixth of one account ends the first", async () => {
    const all: SignedIn[] = [];
    for (let n = 0; n < 6; n += 1) {
      later(1);
      all.push(await comesIn("cashier"));
    }
    expect(await Promise.all(all.map(async (done) => (await whoIs(done)) !== null))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  test.each(["", "x", "a".repeat(43), `${"a".repeat(42)}'`])("is not made of %j", async (text) => {
    expect(await resolveSession(services, { cookieToken: text })).toBeNull();
    expect(await resolveSession(services, { bearer: text })).toBeNull();
  });

  test("ends when the officer's posts change; signed in again, the new post counts", async () => {
    const personId = office.personOf("digitiser");
    const done = await comesIn("digitiser");
    later(60);
    const moved = await transferPerson(services, SEEDER, {
      personId,
      toUnitId: office.unitOf("office"),
      role: "helpline-agent",
      title: "Tổng đài viên",
      from: services.clock.today(),
    });
    expect(moved.ok).toBe(true);
    expect(await whoIs(done)).toBeNull();
    const grants = (await officer(await comesIn("digitiser"))).grants;
    expect(grants.map((grant) => [grant.role, grant.unitId])).toEqual([
      ["helpline-agent", office.unitOf("office")],
    ]);
    // The old post is closed on the date, not erased.
    expect((await listPostsOf(database, personId)).map((post) => [post.role, post.validTo])).toEqual([
      ["digitisation-operator", "2026-11-23"],
      ["helpline-agent", null],
    ]);
  });

  test("resolves in one query", async () => {
    const done = await comesIn("head");
    let queries = 0;
    const run: typeof database.run = (statement, values) => {
      queries += 1;
      return database.run(statement, values);
    };
    const counted = { ...services, database: { ...database, run } };
    expect(await resolveSession(counted, { cookieToken: done.token })).not.toBeNull();
    expect(queries).toBe(1);
  });
});
