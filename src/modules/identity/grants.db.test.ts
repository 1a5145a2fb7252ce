import { describe, expect, test } from "vitest";
import { anOfficer } from "../../../test/support/actors.ts";
import { signInDesk } from "../../../test/support/sign-in-desk.ts";
import { SEEDER } from "../../demo/organisation.ts";
import { authorize } from "../access/index.ts";
import {
  closePost,
  grantDelegation,
  listPostsOf,
  openPost,
  revokeDelegation,
  transferPerson,
} from "../organisation/index.ts";
import { resetPassword, setSuspended } from "./account-commands.ts";
import { findAccountByName } from "./account-store.ts";

const { services, database, office, comesIn, officer, later } = await signInDesk();

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
      owner: { accountIds: [], people: [] },
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
