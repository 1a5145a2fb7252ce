import { describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { aCitizen, anOfficer } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const admin = await office.desk("admin");
const unitadmin = await office.desk("unitadmin");
const unitId = office.unit("cultureDivision");
const first = { "if-match": '"1"' };

/** What the office answers to one POST, by its code alone. */
async function code(
  client: Client,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<string> {
  return (await refused(await client.post(`/api/v1${path}`, body, headers))).code;
}
const aPerson = async (more: object = {}): Promise<string> =>
  (await done(await admin.post("/api/v1/people", { fullName: "Người Thử Nghiệm", unitId, ...more })))
    .personId;
const delegation = async (change: object = {}) => ({
  fromPersonId: office.organisation.personOf("head"),
  toPersonId: office.organisation.personOf("specialist4"),
  unitId,
  role: "unit-head",
  documentNumber: "3/UQ",
  validFrom: "2026-11-25",
  validTo: "2026-11-30",
  ...change,
});

describe("a unit is not", () => {
  const closing = (lastDay: string) => ({
    lastDay,
    successors: [{ unitId: office.unit("ward"), shareBasisPoints: 10_000 }],
  });

  test.each<[string, string, () => Promise<string>]>([
    [
      "shown where there is none",
      "UNIT_NOT_FOUND",
      async () => (await refused(await admin.get(`/api/v1/units/${newId()}`))).code,
    ],
    [
      "closed before it opened",
      "UNIT_CLOSES_BEFORE_IT_OPENS",
      () => code(admin, `/units/${unitId}/closure`, closing("2020-01-01"), first),
    ],
    [
      "closed over the heads of its people",
      "UNIT_HAS_OPEN_POSTS",
      () => code(admin, `/units/${unitId}/closure`, closing("2026-12-31"), first),
    ],
    [
      "renamed to what it is called",
      "UNIT_NAME_UNCHANGED",
      async () => {
        const { name, nameEn, shortName } = await done(await admin.get(`/api/v1/units/${unitId}`));
        return code(
          admin,
          `/units/${unitId}/renaming`,
          { from: "2026-12-01", name, nameEn, shortName },
          first,
        );
      },
    ],
  ])("%s: %s", async (_name, expected, ask) => {
    expect(await ask()).toBe(expected);
  });
});

describe("a person or a post is not", () => {
  const post = (personId: string, change: object = {}) => ({
    personId,
    unitId,
    role: "specialist",
    title: "Chuyên viên",
    validFrom: "2026-11-01",
    ...change,
  });

  test.each<[string, string, () => Promise<string>]>([
    ["appointed where there is nobody", "PERSON_NOT_FOUND", () => code(admin, "/posts", post(newId()))],
    [
      "entered twice under one staff code",
      "STAFF_CODE_TAKEN",
      async () => {
        await aPerson({ staffCode: "CB-0001" });
        return code(admin, "/people", { fullName: "Người Khác", unitId, staffCode: "CB-0001" });
      },
    ],
    [
      "ended before it began",
      "POST_CLOSES_BEFORE_IT_OPENS",
      async () => code(admin, "/posts", post(await aPerson(), { validTo: "2026-10-01" })),
    ],
    [
      "begun before its unit",
      "POST_OUTSIDE_UNIT_LIFE",
      async () => code(admin, "/posts", post(await aPerson(), { validFrom: "2020-01-01" })),
    ],
    [
      "ended twice",
      "POST_ALREADY_CLOSED",
      async () => {
        const { postId } = await done(await admin.post("/api/v1/posts", post(await aPerson())));
        await done(await admin.post(`/api/v1/posts/${postId}/closure`, { lastDay: "2026-11-30" }));
        return code(admin, `/posts/${postId}/closure`, { lastDay: "2026-12-31" });
      },
    ],
    [
      "given beside a delegation that must be kept apart from it",
      "POST_ROLES_CLASH",
      async () => {
        const personId = await aPerson();
        const cashier = (change: object) => post(personId, { role: "cashier", title: "Thủ quỹ", ...change });
        await done(await admin.post("/api/v1/delegations", await delegation({ toPersonId: personId })));
        await done(await admin.post("/api/v1/posts", cashier({ validTo: "2026-11-24" })));
        await done(await admin.post("/api/v1/posts", cashier({ validFrom: "2026-12-01" })));
        return code(admin, "/posts", cashier({ validFrom: "2026-11-30", validTo: "2026-11-30" }));
      },
    ],
  ])("%s: %s", async (_name, expected, ask) => {
    expect(await ask()).toBe(expected);
  });

  test("kept from a person whose delegation was taken back", async () => {
    const personId = await aPerson();
    const given = await done(
      await admin.post("/api/v1/delegations", await delegation({ toPersonId: personId })),
    );
    await done(await admin.post(`/api/v1/delegations/${given.delegationId}/revocation`, {}));
    await done(await admin.post("/api/v1/posts", post(personId, { role: "cashier" })));
  });
});

describe("a delegation is not", () => {
  test.each<[string, string, object]>([
    [
      "ended before it began",
      "DELEGATION_DATES_REVERSED",
      { validFrom: "2026-11-30", validTo: "2026-11-26" },
    ],
    [
      "given for days that have passed",
      "DELEGATION_IN_THE_PAST",
      { validFrom: "2026-11-01", validTo: "2026-11-02" },
    ],
    ["given for longer than a year", "DELEGATION_TOO_LONG", { validTo: "2028-01-01" }],
    ["given for an act nobody knows", "DELEGATION_ACT_UNKNOWN", { acts: ["dossier.burn"] }],
    [
      "given to whoever records it",
      "DELEGATION_SELF_SERVED",
      { toPersonId: office.organisation.personOf("unitadmin") },
    ],
  ])("%s: %s", async (_name, expected, change) => {
    expect(await code(unitadmin, "/delegations", await delegation(change))).toBe(expected);
  });

  test("taken back twice", async () => {
    const { delegationId } = await done(await unitadmin.post("/api/v1/delegations", await delegation()));
    await done(await unitadmin.post(`/api/v1/delegations/${delegationId}/revocation`, {}));
    expect(await code(unitadmin, `/delegations/${delegationId}/revocation`, {})).toBe(
      "DELEGATION_ALREADY_REVOKED",
    );
  });
});

describe("an account is not", () => {
  const account = async (change: object = {}) => ({
    personId: await aPerson(),
    signInName: "nguoimoi",
    password: "một câu dài dễ nhớ",
    ...change,
  });

  test("opened under a name that is taken, or that is none", async () => {
    expect(await code(admin, "/accounts", await account({ signInName: "intake" }))).toBe(
      "SIGN_IN_NAME_TAKEN",
    );
    expect(await code(admin, "/accounts", await account({ signInName: "tên có dấu" }))).toBe(
      "SIGN_IN_NAME_INVALID",
    );
  });

  test("given a second factor that was not begun, nor rid of one it has not", async () => {
    const own = await office.desk("digitiser");
    expect(await code(own, "/account/second-factor/confirmation", { code: "123456" })).toBe(
      "TOTP_NOT_STARTED",
    );
    expect(await code(own, "/account/second-factor/removal", { code: "123456" })).toBe("TOTP_NOT_ON");
    expect(await code(office.as(aCitizen()), "/account/second-factor", {})).toBe("TOTP_OFFICERS_ONLY");
  });

  test("ended from a session nobody has, or changed where there is none", async () => {
    const ended = await admin.send(`/api/v1/account/sessions/${newId()}`, { method: "DELETE" });
    expect(((await refused(ended)) as Json).code).toBe("SESSION_NOT_FOUND");
    const nobody = office.as(anOfficer(unitId, "specialist"));
    expect(await code(nobody, "/account/password", { current: "x", next: "một câu dài dễ nhớ" })).toBe(
      "ACCOUNT_NOT_FOUND",
    );
  });
});
