import { describe, expect, it } from "vitest";
import { at } from "../../../test/support/office-time.ts";
import type { Circuit } from "./circuit.ts";
import { circuitAfter, isOpen } from "./circuit.ts";
import { contactOf, holderOf, maskAddress } from "./contact.ts";
import { ATTEMPTS_MAX, afterAttempt, mayCarry, waitAfter } from "./delivery.ts";
import { KIND_NAMES } from "./kinds.ts";
import { DEFAULT_PREFERENCE, planFor } from "./preference.ts";
import type { Outcome } from "./provider.ts";
import { isPushAddress } from "./push-store.ts";
import { quietUntil } from "./quiet-hours.ts";
import { sampleValues } from "./sample-values.ts";
import { smsLength, withoutMarks } from "./sms-length.ts";
import { checkTemplate, fill } from "./template.ts";
import { neededVariables, shippedTemplate } from "./templates.ts";
import { noticeToken, readNoticeToken } from "./token.ts";

const NIGHT = { fromMinute: 21 * 60, untilMinute: 7 * 60 };
const now = at("2026-11-25 09:00");

describe("quiet hours", () => {
  it.each([
    ["2026-11-25 20:59", null],
    ["2026-11-25 21:00", "2026-11-26 07:00"],
    ["2026-11-26 00:30", "2026-11-26 07:00"],
    ["2026-11-26 06:59", "2026-11-26 07:00"],
    ["2026-11-26 07:00", null],
  ])("at %s it is quiet until %s", (moment, until) => {
    expect(quietUntil(at(moment), NIGHT)).toBe(until === null ? null : at(until));
  });

  it("may lie within a day, or not be at all", () => {
    const noon = { fromMinute: 12 * 60, untilMinute: 13 * 60 };
    expect(quietUntil(at("2026-11-25 12:30"), noon)).toBe(at("2026-11-25 13:00"));
    expect(quietUntil(at("2026-11-25 13:00"), noon)).toBeNull();
    expect(quietUntil(at("2026-11-25 23:00"), { fromMinute: 60, untilMinute: 60 })).toBeNull();
  });
});

describe("the length of an SMS", () => {
  it.each([
    ["a".repeat(160), "GSM-7", 1],
    ["a".repeat(161), "GSM-7", 2],
    [`${"a".repeat(159)}€`, "GSM-7", 2],
    ["ă".repeat(70), "UCS-2", 1],
    ["ă".repeat(71), "UCS-2", 2],
    [`${"a".repeat(69)}đ`, "UCS-2", 1],
    ["😀".repeat(36), "UCS-2", 2],
  ])("%s", (text, alphabet, segments) => {
    expect(smsLength(text)).toMatchObject({ alphabet, segments });
  });

  it("without marks the same words fit the basic alphabet", () => {
    const plain = withoutMarks("Hồ sơ đã tiếp nhận – “Đăng ký”");
    expect(plain).toBe('Ho so da tiep nhan - "Dang ky"');
    expect(smsLength(plain).alphabet).toBe("GSM-7");
  });
});

describe("a text of the authority", () => {
  const needed = neededVariables("ACCEPTED");
  const use = {
    kind: "ACCEPTED",
    form: "SMS",
    needed,
    sample: { code: "X-1", dueOn: "17:00 30/11/2026" },
  } as const;
  const check = (body: string) => checkTemplate({ subject: "", body }, use);

  it("is refused with the name of what it does not know", () => {
    expect(check("Hồ sơ {code} của {fullName}")).toMatchObject({
      refusal: { code: "NOTIFICATION_VARIABLE_UNKNOWN", variable: "fullName" },
    });
    expect(check("Số tiền {amount}")).toMatchObject({ refusal: { variable: "amount" } });
    expect(check("Hồ sơ {code")).toMatchObject({ refusal: { code: "NOTIFICATION_BRACE_OPEN" } });
    expect(check(" ")).toMatchObject({ refusal: { code: "NOTIFICATION_TEXT_EMPTY" } });
    const endless = check(`{code} {dueOn} {feeDue} ${"ă".repeat(400)}`);
    expect(endless).toMatchObject({ refusal: { code: "NOTIFICATION_SMS_TOO_LONG" } });
    expect(check("a".repeat(2_001))).toMatchObject({ refusal: { code: "NOTIFICATION_TEXT_TOO_LONG" } });
    expect(check("Hồ sơ {code} hẹn {dueOn} {feeDue}").ok).toBe(true);
  });

  it("is refused where it leaves out what people must be told", () => {
    expect(needed).toEqual(["code", "dueOn", "feeDue"]);
    expect(check("Xin chào")).toMatchObject({
      refusal: { code: "NOTIFICATION_VARIABLE_MISSING", missing: "{code}, {dueOn}, {feeDue}" },
    });
    expect(check("Hồ sơ {code} {feeDue}")).toMatchObject({ refusal: { missing: "{dueOn}" } });
    expect(neededVariables("RESULT_LINK")).toEqual(expect.arrayContaining(["code", "link", "openUntil"]));
    const letter = { subject: "Hồ sơ {code}, hẹn {dueOn}", body: "Kính gửi ông/bà. {feeDue}" };
    expect(checkTemplate(letter, { ...use, form: "EMAIL" }).ok).toBe(true);
    expect(checkTemplate(letter, use).ok).toBe(false);
  });

  it("shows no name of a variable to a citizen", () => {
    expect(fill("Hồ sơ {code} {dueOn}", { code: "X-1" })).toBe("Hồ sơ X-1");
  });

  it("leaves no hole where a sentence is not said, and joins nothing", () => {
    const letter = "Hẹn {dueOn}.\n{feeDue}\n\nXem: {link}";
    const values = { dueOn: "30/11", link: "x" };
    expect(fill(letter, values)).toBe("Hẹn 30/11.\n\nXem: x");
    expect(fill(letter, { ...values, feeDue: "Nộp 5" })).toBe("Hẹn 30/11.\nNộp 5\n\nXem: x");
    expect(fill("A {feeDue} {office}", { office: "B" })).toBe("A B");
  });

  it.each(KIND_NAMES)("%s: what came with the program would be accepted, in both languages", (kind) => {
    for (const locale of ["vi", "en"] as const)
      for (const form of ["INBOX", "EMAIL", "SMS", "ZALO", "PUSH"] as const) {
        const text = shippedTemplate({ kind, form, locale });
        const checked = checkTemplate(text, {
          kind,
          form,
          needed: neededVariables(kind),
          sample: sampleValues(kind, locale),
        });
        expect(checked, `${form} ${locale}`).toMatchObject({ ok: true });
      }
  });
});

describe("a provider that fails", () => {
  const failed: Outcome = { kind: "NOT_TAKEN", code: "ECONNREFUSED", retryAfterSeconds: null };
  const failing = (times: number, outcome: Outcome = failed) => {
    let circuit: Circuit = { failures: 0, openUntil: null };
    for (let time = 0; time < times; time += 1) circuit = circuitAfter(circuit, outcome, now);
    return circuit;
  };

  it("five times in a row is left alone, longer each time, and one success makes it good again", () => {
    expect(failing(4).openUntil).toBeNull();
    expect(failing(5).openUntil).toBe(at("2026-11-25 09:00:30"));
    expect(failing(6).openUntil).toBe(at("2026-11-25 09:01"));
    expect(failing(60).openUntil).toBe(at("2026-11-25 09:15"));
    const well = circuitAfter(failing(9), { kind: "ACCEPTED", reference: null, delivered: false }, now);
    expect(well).toEqual({ failures: 0, openUntil: null });
  });

  it("and says when to come back is believed; a wrong number is not its fault", () => {
    const limited = failing(1, { kind: "NOT_TAKEN", code: "HTTP_429", retryAfterSeconds: 120 });
    expect(isOpen(limited, at("2026-11-25 09:01:59"))).toBe(true);
    expect(isOpen(limited, at("2026-11-25 09:02:00"))).toBe(false);
    expect(failing(9, { kind: "REFUSED", code: "HTTP_400" }).failures).toBe(0);
  });
});

describe("a delivery", () => {
  const fresh = { attempts: 0, provider: null, unsure: false };
  const moment = { now, provider: "a", random: 1 };
  const unknown: Outcome = { kind: "UNKNOWN", code: "TIMEOUT" };
  const notTaken: Outcome = { kind: "NOT_TAKEN", code: "HTTP_503", retryAfterSeconds: null };
  const providers = [{ name: "a" }, { name: "b" }];

  it("that surely was not taken may go through another provider; one that may have been, may not", () => {
    const open = () => false;
    const refused = afterAttempt(fresh, notTaken, moment);
    expect(mayCarry(refused, providers, open)).toEqual(providers);
    const unsure = afterAttempt(fresh, unknown, moment);
    expect(mayCarry(unsure, providers, open)).toEqual([{ name: "a" }]);
    expect(mayCarry(unsure, providers, (name) => name === "a")).toEqual([]);
    expect(afterAttempt(unsure, notTaken, moment).unsure).toBe(true);
  });

  it("is tried again later and later, then laid before a person", () => {
    expect([1, 2, 3, 20].map((attempts) => waitAfter(attempts, 1))).toEqual([
      30_000, 60_000, 120_000, 3_600_000,
    ]);
    expect(waitAfter(1, 0)).toBe(15_000);
    const last = afterAttempt({ ...fresh, attempts: ATTEMPTS_MAX - 1 }, notTaken, moment);
    expect(last).toMatchObject({ state: "DEAD", code: "HTTP_503" });
    expect(afterAttempt(fresh, { kind: "REFUSED", code: "HTTP_400" }, moment).state).toBe("DEAD");
    expect(afterAttempt(fresh, { ...notTaken, retryAfterSeconds: 600 }, moment).nextAt).toBe(
      at("2026-11-25 09:10"),
    );
  });
});

describe("who is told, and how", () => {
  const contact = { accountId: null, email: "an@example.vn", phone: "+84912345678" };
  const plan = (kind: Parameters<typeof planFor>[0], changes: object = {}, whom: object = contact) =>
    planFor(
      kind,
      {
        contact: { ...contact, ...whom },
        preference: { ...DEFAULT_PREFERENCE, ...changes },
        hasPush: true,
      },
      (channel) => channel !== "ZALO",
    );

  it("a statutory notice reaches a guest whatever they turned off; who has an account finds it there", () => {
    expect(plan("ACCEPTED")).toEqual({ channels: ["EMAIL", "SMS"], silence: null });
    expect(plan("ACCEPTED", { channels: [] })).toEqual({ channels: ["EMAIL"], silence: null });
    expect(plan("ACCEPTED", { channels: [] }, { accountId: "x" })).toMatchObject({ silence: "TURNED_OFF" });
    expect(plan("ACCEPTED", {}, { email: null, phone: null })).toMatchObject({ silence: "NO_CONTACT" });
  });

  it("more than is owed goes out after consent only, a reminder until it is turned off", () => {
    expect(plan("HANDED_OVER")).toMatchObject({ channels: [], silence: "NOT_CONSENTED" });
    expect(plan("HANDED_OVER", { extra: true }).channels).toEqual(["EMAIL", "SMS"]);
    expect(plan("COLLECT", { reminders: false })).toMatchObject({ channels: [], silence: "TURNED_OFF" });
    expect(plan("COLLECT", { channels: ["ZALO"] })).toMatchObject({ silence: "TURNED_OFF" });
  });

  it("is who submitted, or the owner where the office or the post submitted for them", () => {
    const party = { fullName: "A", personalId: null, address: null, dateOfBirth: null };
    const owner = { ...party, phone: "+84900000001", email: null };
    const submitter = { ...party, phone: "+84900000002", email: null };
    const told = (relationship: "CHILD" | "POSTAL_STAFF") =>
      contactOf({ owner, submitter, relationship, accountId: null }).phone;
    expect(told("CHILD")).toBe(submitter.phone);
    expect(told("POSTAL_STAFF")).toBe(owner.phone);
  });

  it("is remembered without their number, and shown masked", () => {
    const key = new Uint8Array(32);
    expect(holderOf(contact, key)).toMatch(/^contact [0-9a-f]{64}$/);
    expect(maskAddress("nguyen.an@example.vn")).toBe("n…n@example.vn");
    expect(maskAddress("+84912345678")).toBe("091••••678");
  });

  it("an address to change it cannot be made up", () => {
    const key = new Uint8Array(32).fill(7);
    const id = "01936f3e-0000-7000-8000-000000000001";
    const token = noticeToken(id, key);
    expect(readNoticeToken(token, key)).toBe(id);
    expect(readNoticeToken(token, new Uint8Array(32))).toBeNull();
    expect(readNoticeToken(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`, key)).toBeNull();
  });

  it("a browser is called only at the push services there are", () => {
    expect(isPushAddress("https://fcm.googleapis.com/fcm/send/x")).toBe(true);
    expect(isPushAddress("https://fcm.googleapis.com:8443/x")).toBe(false);
    expect(isPushAddress("http://fcm.googleapis.com/x")).toBe(false);
    expect(isPushAddress("https://10.0.0.1/x")).toBe(false);
    expect(isPushAddress("https://fcm.googleapis.com.evil.example/x")).toBe(false);
  });
});
