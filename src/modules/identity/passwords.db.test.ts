import { describe, expect, test } from "vitest";
import { browser, signInDesk } from "../../../test/support/sign-in-desk.ts";
import { DEMO_PASSWORD } from "../../demo/identity.ts";
import { present } from "../../kernel/assert.ts";
import { changePassword, resetPassword, setSuspended } from "./account-commands.ts";
import { findAccountByName } from "./account-store.ts";
import { findOwnAccount } from "./own-account.ts";
import { throttleKeys, waitSeconds } from "./throttle.ts";
import { reserveAttempt } from "./throttle-store.ts";

const { services, clock, database, tryIn, comesIn, whoIs, officer, later, refusalOf } = await signInDesk();

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
      refusal: { code: "CURRENT_PASSWORD_WRONG" },
    });
    expect(await change(DEMO_PASSWORD, "too short")).toMatchObject({
      refusal: { code: "PASSWORD_TOO_SHORT" },
    });
    expect(await change(DEMO_PASSWORD, "Director-2026-x")).toMatchObject({
      refusal: { code: "PASSWORD_HOLDS_NAME" },
    });
    expect(await change(DEMO_PASSWORD, DEMO_PASSWORD)).toMatchObject({
      refusal: { code: "PASSWORD_SAME" },
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

describe("a password somebody else has set", () => {
  test("is to be changed by its owner, and only until it is", async () => {
    const admin = await officer(await comesIn("unitadmin"));
    const clerk = present(await findAccountByName(database, "clerk"), "clerk");
    const reset = { accountId: clerk.id, password: "cầu Long Biên bắc qua sông Hồng" };
    expect(clerk.passwordGiven).toBe(false);
    expect(await resetPassword(services, admin, reset)).toMatchObject({ ok: true });
    expect(await findOwnAccount(services, clerk.id)).toMatchObject({ passwordGiven: true });

    const signedIn = await tryIn("clerk", reset.password);
    if (!signedIn.ok || signedIn.value.step !== "DONE") throw new Error("not signed in");
    const changed = await changePassword(services, await officer(signedIn.value), {
      current: reset.password,
      next: "hàng sấu già phố Phan Đình Phùng",
      sessionId: signedIn.value.sessionId,
      origin: browser().origin,
    });
    expect(changed).toMatchObject({ ok: true });
    expect(await findOwnAccount(services, clerk.id)).toMatchObject({ passwordGiven: false });
  });
});
