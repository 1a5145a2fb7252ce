import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { testServices } from "../../../test/support/services.ts";
import { DEMO_PASSWORD, seedIdentity } from "../../demo/identity.ts";
import { type DemoOrganisation, SEEDER, seedOrganisation } from "../../demo/organisation.ts";
import { epochOf, type Instant, instantOfEpoch, parseInstant } from "../../kernel/local-date.ts";
import { authorize, type Officer } from "../access/index.ts";
import {
  closePost,
  grantDelegation,
  listPostsOf,
  openPost,
  revokeDelegation,
  transferPerson,
} from "../organisation/index.ts";
import type { Carrier } from "./account.ts";
import { changePassword, resetPassword, setSuspended, signOut } from "./account-commands.ts";
import { findAccountByName } from "./account-store.ts";
import { completeSecondFactor } from "./second-factor.ts";
import { resolveSession } from "./session.ts";
import { type SignedIn, type SignInFrame, signIn } from "./sign-in.ts";
import { throttleKeys, waitSeconds } from "./throttle.ts";
import { reserveAttempt } from "./throttle-store.ts";
import { codeAt } from "./totp.ts";
import { confirmTotp, disableTotp, enrolTotp } from "./totp-commands.ts";

const { services, clock, database } = await testServices();
const MORNING = parseInstant("2026-11-24T08:30:00+07:00") as Instant;
let office: DemoOrganisation;

beforeAll(async () => {
  office = await seedOrganisation(services);
  await seedIdentity(services, office);
});
beforeEach(async () => {
  clock.set(MORNING);
  await database.kysely.deleteFrom("identityThrottle").execute();
});

let sources = 0;
/** A browser somewhere: its own source unless said. */
const browser = (more: Partial<SignInFrame> & { source?: string } = {}): SignInFrame => {
  const { source = `10.0.${Math.floor(sources / 250)}.${sources++ % 250}`, ...frame } = more;
  return {
    origin: { source, userAgent: "test" },
    carrier: "COOKIE",
    deviceToken: null,
    formerToken: null,
    ...frame,
  };
};
const tryIn = (signInName: string, password: string, frame = browser()) =>
  signIn(services, { ...frame, signInName, password });

async function comesIn(signInName: string, frame = browser()): Promise<SignedIn> {
  const done = await tryIn(signInName, DEMO_PASSWORD, frame);
  if (!done.ok || done.value.step !== "DONE") throw new Error(`not signed in: ${JSON.stringify(done)}`);
  return done.value;
}
const whoIs = (done: SignedIn, carrier: Carrier = "COOKIE") =>
  resolveSession(services, carrier === "COOKIE" ? { cookieToken: done.token } : { bearer: done.token });
async function officer(done: SignedIn): Promise<Officer> {
  const actor = (await whoIs(done))?.actor;
  return actor?.kind === "officer" ? actor : expect.fail("an officer");
}
const later = (seconds: number) => clock.set(instantOfEpoch(epochOf(clock.now()) + seconds * 1_000));
const refusalOf = (done: Awaited<ReturnType<typeof tryIn>>) => (done.ok ? "OK" : done.refusal.code);

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
    const medianOf = async (name: string) => {
      const times: number[] = [];
      for (let n = 0; n < 15; n += 1) {
        const started = performance.now();
        await tryIn(name, "not the password");
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[7] ?? 0;
    };
    const [known, unknown] = [await medianOf("clerk"), await medianOf("nobody-at-all")];
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

describe("grants of the day", () => {
  test("a delegation gives the scoped acts during its days, and ends when revoked or when the giver's post ends", async () => {
    const [giver, taker, unitId] = [
      office.personOf("head2"),
      office.personOf("specialist2"),
      office.unitOf("economyDivision"),
    ];
    const given = await grantDelegation(services, SEEDER, {
      fromPersonId: giver,
      toPersonId: taker,
      unitId,
      role: "unit-head",
      acts: ["dossier.assign"],
      documentNumber: "7/UQ",
      validFrom: services.clock.today(),
      validTo: services.clock.today(),
    });
    if (!given.ok) expect.fail(given.refusal.code);
    const done = await comesIn("specialist2");
    const actor = await officer(done);
    expect(actor.grants.find((grant) => grant.role === "unit-head")).toEqual({
      role: "unit-head",
      unitId,
      delegatedBy: giver,
      acts: ["dossier.assign"],
    });
    const subject = {
      kind: "dossier",
      receiving: [],
      competent: [unitId],
      support: null,
      holders: [],
      consulted: [],
      owner: { accountIds: [], personalIds: [] },
      specialists: [],
    } as const;
    expect(authorize(actor, "dossier.assign", subject)).toEqual({ allowed: true });
    expect(authorize(actor, "dossier.stop", subject)).toEqual({ allowed: false, reason: "ROLE" });
    const roles = async () => (await officer(await comesIn("specialist2"))).grants.map((grant) => grant.role);
    await revokeDelegation(services, SEEDER, given.value);
    expect(await roles()).toEqual(["specialist"]);
    later(86_400);
    expect(await roles()).toEqual(["specialist"]);
  });

  test("nobody appoints themselves, raises anyone above the unit, or holds two roles that are kept apart", async () => {
    const unitadmin = await officer(await comesIn("unitadmin"));
    const today = services.clock.today();
    const post = (personId: typeof unitadmin.personId, role: Parameters<typeof openPost>[2]["role"]) =>
      openPost(services, unitadmin, {
        personId,
        unitId: office.unitOf("ward"),
        role,
        title: "x",
        validFrom: today,
        validTo: null,
      });
    expect(await post(unitadmin.personId, "leader")).toMatchObject({
      refusal: { code: "POST_SELF_APPOINTMENT" },
    });
    expect(await post(office.personOf("intake"), "system-admin")).toMatchObject({
      refusal: { code: "POST_ROLE_RESERVED" },
    });
    expect(await post(office.personOf("cashier"), "leader")).toMatchObject({
      refusal: { code: "POST_ROLES_CLASH", held: "cashier", wanted: "leader" },
    });
    const [adminPost] = await listPostsOf(database, office.personOf("admin"));
    if (adminPost === undefined) expect.fail("the administrator has a post");
    expect(await closePost(services, unitadmin, { postId: adminPost.id, lastDay: today })).toMatchObject({
      refusal: { code: "POST_ROLE_RESERVED" },
    });
    const admin = await findAccountByName(database, "admin");
    if (admin === null) expect.fail("the account is there");
    expect(
      await resetPassword(services, unitadmin, { accountId: admin.id, password: "a long enough one" }),
    ).toMatchObject({ refusal: { code: "POST_ROLE_RESERVED" } });
    expect(
      await openPost(services, await officer(await comesIn("intake")), {
        personId: office.personOf("clerk"),
        unitId: office.unitOf("ward"),
        role: "leader",
        title: "x",
        validFrom: today,
        validTo: null,
      }),
    ).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  });

  test("an administrator of one unit does not get hold of a colleague's account through a post given there", async () => {
    const neighbour = anOfficer(office.unitOf("cultureDivision"), "unit-admin");
    const today = services.clock.today();
    const personId = office.personOf("clerk");
    const clerk = await findAccountByName(database, "clerk");
    if (clerk === null) expect.fail("the account is there");
    const reset = { accountId: clerk.id, password: "a long enough one" };
    const unitId = office.unitOf("cultureDivision");
    const post = {
      personId,
      unitId,
      role: "specialist",
      title: "x",
      validFrom: today,
      validTo: null,
    } as const;
    expect(await openPost(services, neighbour, post)).toMatchObject({ ok: true });
    for (const answer of [
      await resetPassword(services, neighbour, reset),
      await setSuspended(services, neighbour, { accountId: clerk.id, suspended: true }),
      await transferPerson(services, neighbour, {
        personId,
        toUnitId: unitId,
        role: "specialist",
        title: "x",
        from: today,
      }),
    ]) {
      expect(answer).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    }
  });

  test.each([
    ["a right that is not held", "head", "specialist", "leader", "DELEGATION_ROLE_NOT_HELD"],
    ["to oneself", "head", "head", "unit-head", "DELEGATION_TO_SELF"],
    ["to one whose own role forbids it", "leader", "cashier", "leader", "DELEGATION_ROLE_NOT_HELD"],
  ] as const)("a delegation is refused: %s", async (_what, from, to, role, code) => {
    const today = services.clock.today();
    const input = {
      fromPersonId: office.personOf(from),
      toPersonId: office.personOf(to),
      unitId: office.unitOf("cultureDivision"),
      role,
      acts: null,
      documentNumber: "1",
      validFrom: today,
      validTo: today,
    };
    expect(await grantDelegation(services, SEEDER, input)).toMatchObject({ refusal: { code } });
  });
});

describe("wrong passwords", () => {
  test("slow the guesser down: five free, then 2, 4, 8 … seconds, and the right password waits too", async () => {
    const frame = browser();
    const answers: string[] = [];
    for (let n = 0; n < 6; n += 1) answers.push(refusalOf(await tryIn("head", "wrong", frame)));
    expect(answers).toEqual([
      "SIGN_IN_WRONG",
      "SIGN_IN_WRONG",
      "SIGN_IN_WRONG",
      "SIGN_IN_WRONG",
      "SIGN_IN_WRONG",
      "SIGN_IN_SLOWED",
    ]);
    expect(refusalOf(await tryIn("head", DEMO_PASSWORD, frame))).toBe("SIGN_IN_SLOWED");
    later(2);
    expect(refusalOf(await tryIn("head", "wrong", frame))).toBe("SIGN_IN_WRONG");
    expect(await tryIn("head", "wrong", frame)).toEqual({
      ok: false,
      refusal: { code: "SIGN_IN_SLOWED", retryAfterSeconds: 4 },
    });
  });

  test("of a thousand strangers never lock the victim's known device or known source", async () => {
    const home = browser({ source: "192.0.2.1" });
    const { deviceToken } = await comesIn("leader", home);
    for (let n = 0; n < 40; n += 1) await tryIn("leader", `guess ${n}`, browser());
    expect(refusalOf(await tryIn("leader", "guess", browser()))).toBe("SIGN_IN_SLOWED");
    // The same device from anywhere, and any browser at the known source, still come in.
    expect(refusalOf(await tryIn("leader", DEMO_PASSWORD, browser({ deviceToken })))).toBe("OK");
    expect(refusalOf(await tryIn("leader", DEMO_PASSWORD, browser({ source: "192.0.2.1" })))).toBe("OK");
    // Even an attacker in the victim's own network only locks that network, never the device.
    for (let n = 0; n < 8; n += 1) await tryIn("leader", "guess", browser({ source: "192.0.2.1" }));
    expect(refusalOf(await tryIn("leader", DEMO_PASSWORD, browser({ source: "192.0.2.1" })))).toBe(
      "SIGN_IN_SLOWED",
    );
    expect(
      refusalOf(await tryIn("leader", DEMO_PASSWORD, browser({ source: "192.0.2.1", deviceToken }))),
    ).toBe("OK");
  });

  test("another account's device token helps nobody", async () => {
    const { deviceToken } = await comesIn("clerk");
    const frame = browser({ deviceToken });
    for (let n = 0; n < 5; n += 1) await tryIn("head", "wrong", frame);
    expect(refusalOf(await tryIn("head", "wrong", frame))).toBe("SIGN_IN_SLOWED");
  });

  test("spraying one password over many names is slowed by source", async () => {
    const source = "198.51.100.7";
    let slowed = 0;
    for (let n = 0; n < 110; n += 1) {
      const keys = { target: `password:name${n}`, source, knownDeviceId: null, isKnownSource: false };
      if ("retryAfterSeconds" in (await reserveAttempt(database, keys, clock.now()))) slowed += 1;
    }
    expect(slowed).toBe(10);
  });

  test("in parallel pass no more than one after another would", async () => {
    const frame = browser();
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryIn("specialist", "wrong", frame)));
    expect(answers.filter((done) => refusalOf(done) === "SIGN_IN_WRONG").length).toBeLessThanOrEqual(5);
  });

  test("the database waits as the rule says", async () => {
    const attempt = {
      target: "password:rule",
      source: "203.0.113.9",
      knownDeviceId: null,
      isKnownSource: true,
    };
    const [key] = throttleKeys(attempt);
    if (key === undefined) expect.fail("one key");
    for (let n = 1; n <= 16; n += 1) {
      expect(await reserveAttempt(database, attempt, clock.now())).toHaveProperty("keys");
      const wait = waitSeconds(n, key);
      if (wait > 0)
        expect(await reserveAttempt(database, attempt, clock.now())).toEqual({ retryAfterSeconds: wait });
      later(wait);
    }
    later(86_401);
    await reserveAttempt(database, attempt, clock.now());
    expect(await reserveAttempt(database, attempt, clock.now())).toHaveProperty("keys");
  });
});

describe("passwords", () => {
  test("are changed with the old one; other sessions end, this one stays", async () => {
    const [here, there] = [await comesIn("director"), await comesIn("director")];
    const actor = await officer(here);
    const change = (current: string, next: string) =>
      changePassword(services, actor, { current, next, sessionId: here.sessionId, origin: browser().origin });
    expect(await change("wrong", "a new long password")).toMatchObject({
      refusal: { code: "SIGN_IN_WRONG" },
    });
    expect(await change(DEMO_PASSWORD, "too short")).toMatchObject({
      refusal: { code: "PASSWORD_TOO_SHORT" },
    });
    expect(await change(DEMO_PASSWORD, "Director-2026-x")).toMatchObject({
      refusal: { code: "PASSWORD_HOLDS_NAME" },
    });
    expect(await change(DEMO_PASSWORD, "aaaaaaaaaaaaaa")).toMatchObject({
      refusal: { code: "PASSWORD_TOO_PLAIN" },
    });
    expect((await change(DEMO_PASSWORD, "hoa ban trắng tháng ba")).ok).toBe(true);
    expect(await whoIs(here)).not.toBeNull();
    expect(await whoIs(there)).toBeNull();
    expect(refusalOf(await tryIn("director", DEMO_PASSWORD))).toBe("SIGN_IN_WRONG");
    // Composed or decomposed, it is the same password.
    expect(refusalOf(await tryIn("director", "hoa ban trắng tháng ba".normalize("NFD")))).toBe("OK");
  });

  test("a suspended account ends at once, and says so only to who knows the password", async () => {
    const done = await comesIn("specialist4");
    const admin = await officer(await comesIn("admin"));
    const account = await findAccountByName(database, "specialist4");
    if (account === null) expect.fail("the account is there");
    expect((await setSuspended(services, admin, { accountId: account.id, suspended: true })).ok).toBe(true);
    expect(await whoIs(done)).toBeNull();
    expect(refusalOf(await tryIn("specialist4", "wrong"))).toBe("SIGN_IN_WRONG");
    expect(refusalOf(await tryIn("specialist4", DEMO_PASSWORD))).toBe("ACCOUNT_SUSPENDED");
    expect(
      await setSuspended(services, admin, { accountId: admin.accountId, suspended: true }),
    ).toMatchObject({ refusal: { code: "OWN_ACCOUNT_ONLY" } });
  });
});

describe("the second factor", () => {
  test("is enrolled, asked for, good once, and replaced by a recovery code when the phone is lost", async () => {
    const first = await comesIn("control");
    const actor = await officer(first);
    const enrolling = await enrolTotp(services, actor);
    if (!enrolling.ok) expect.fail(enrolling.refusal.code);
    const { secret, uri } = enrolling.value;
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    expect((await findAccountByName(database, "control"))?.totpSecret).not.toContain(secret);
    // Not yet confirmed: the password still suffices, and showing the code again shows the same one.
    expect(await enrolTotp(services, actor)).toEqual(enrolling);
    const confirm = (code: string) => confirmTotp(services, actor, { code, sessionId: first.sessionId });
    expect(await confirm("000000")).toMatchObject({ refusal: { code: "SECOND_FACTOR_WRONG" } });
    const confirmed = await confirm(codeAt(secret, clock.now()));
    if (!confirmed.ok) expect.fail(confirmed.refusal.code);
    expect(new Set(confirmed.value.recoveryCodes).size).toBe(10);

    const password = async () => {
      const done = await tryIn("control", DEMO_PASSWORD);
      return done.ok && done.value.step === "SECOND_FACTOR"
        ? done.value.pendingToken
        : expect.fail("a second factor is asked for");
    };
    const code = async (typed: string, pendingToken?: string) =>
      refusalOf(
        await completeSecondFactor(services, {
          ...browser(),
          pendingToken: pendingToken ?? (await password()),
          code: typed,
        }),
      );
    // The code that confirmed the enrolment was used: it is not good again, nor is an earlier one.
    expect(await code(codeAt(secret, clock.now()))).toBe("SECOND_FACTOR_WRONG");
    later(30);
    const fresh = codeAt(secret, clock.now());
    expect(await code(fresh)).toBe("OK");
    expect(await code(fresh)).toBe("SECOND_FACTOR_WRONG");
    later(30);
    // Two at once with one code: one comes in.
    const [one, two] = [await password(), await password()];
    const now = codeAt(secret, clock.now());
    expect((await Promise.all([code(now, one), code(now, two)])).sort()).toEqual([
      "OK",
      "SECOND_FACTOR_WRONG",
    ]);
    const [recovery = ""] = confirmed.value.recoveryCodes;
    expect(await code(recovery.toUpperCase().replaceAll("-", " "))).toBe("OK");
    expect(await code(recovery)).toBe("SECOND_FACTOR_WRONG");

    later(30);
    const off = (typed: string) => disableTotp(services, actor, { code: typed, origin: browser().origin });
    expect(await off("123456")).toMatchObject({ refusal: { code: "SECOND_FACTOR_WRONG" } });
    expect((await off(codeAt(secret, clock.now()))).ok).toBe(true);
    expect(refusalOf(await tryIn("control", DEMO_PASSWORD))).toBe("OK");
  });

  test("gives five tries for one right password, and ten minutes", async () => {
    const done = await comesIn("head3");
    const actor = await officer(done);
    const enrolling = await enrolTotp(services, actor);
    if (!enrolling.ok) expect.fail(enrolling.refusal.code);
    await confirmTotp(services, actor, {
      code: codeAt(enrolling.value.secret, clock.now()),
      sessionId: done.sessionId,
    });
    later(60);
    const frame = browser();
    const asked = await tryIn("head3", DEMO_PASSWORD, frame);
    const pendingToken =
      asked.ok && asked.value.step === "SECOND_FACTOR" ? asked.value.pendingToken : expect.fail("asked");
    const code = async (typed: string) =>
      refusalOf(await completeSecondFactor(services, { ...frame, pendingToken, code: typed }));
    for (let n = 0; n < 5; n += 1) expect(await code("000000")).toBe("SECOND_FACTOR_WRONG");
    later(20);
    expect(await code(codeAt(enrolling.value.secret, clock.now()))).toBe("SIGN_IN_EXPIRED");
    later(60);
    const again = await tryIn("head3", DEMO_PASSWORD, browser());
    const late =
      again.ok && again.value.step === "SECOND_FACTOR"
        ? again.value.pendingToken
        : expect.fail("asked again");
    later(601);
    expect(
      refusalOf(
        await completeSecondFactor(services, {
          ...browser(),
          pendingToken: late,
          code: codeAt(enrolling.value.secret, clock.now()),
        }),
      ),
    ).toBe("SIGN_IN_EXPIRED");
  });
});
