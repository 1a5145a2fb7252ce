import { describe, expect, test } from "vitest";
import { browser, signInDesk } from "../../../test/support/sign-in-desk.ts";
import { DEMO_PASSWORD } from "../../demo/identity.ts";
import { findAccountByName } from "./account-store.ts";
import { completeSecondFactor } from "./second-factor.ts";
import { codeAt } from "./totp.ts";
import { confirmTotp, disableTotp, enrolTotp } from "./totp-commands.ts";

const { services, clock, database, tryIn, comesIn, officer, later, refusalOf } = await signInDesk();

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
