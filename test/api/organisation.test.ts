import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { DEMO_PASSWORD, seedIdentity } from "../../src/demo/identity.ts";
import { type DemoOrganisation, seedOrganisation } from "../../src/demo/organisation.ts";
import { testServices } from "../support/services.ts";

const { services } = await testServices();
const { app } = createApp(services);
let office: DemoOrganisation;

beforeAll(async () => {
  office = await seedOrganisation(services);
  await seedIdentity(services, office);
});

type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly etag: string | null;
};

async function call(
  token: string | null,
  method: string,
  path: string,
  more: { body?: object; ifMatch?: string } = {},
): Promise<Answer> {
  const headers = new Headers({ "content-type": "application/json" });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  if (more.ifMatch !== undefined) headers.set("if-match", more.ifMatch);
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers,
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    etag: response.headers.get("etag"),
  };
}

async function signedIn(signInName: string): Promise<string> {
  const { status, body } = await call(null, "POST", "/session", {
    body: { signInName, password: DEMO_PASSWORD },
  });
  expect([status, body.step]).toEqual([201, "DONE"]);
  return String(body.token);
}

describe("a session by API", () => {
  test("is opened by password, tells roles, and ends", async () => {
    const token = await signedIn("intake");
    const me = await call(token, "GET", "/session");
    expect(me.body).toMatchObject({ kind: "officer", fullName: "Lê Thị Kim Yến" });
    expect((await call(token, "GET", "/account")).body).toMatchObject({
      signInName: "intake",
      factor: { isOn: false },
    });
    expect((await call(token, "DELETE", "/session")).body).toEqual({ ended: true });
    expect((await call(token, "GET", "/account")).status).toBe(401);
  });

  test.each([
    ["a wrong password", { signInName: "intake", password: "x" }, 422, "SIGN_IN_WRONG"],
    ["an unknown field", { signInName: "intake", password: "x", admin: true }, 422, "INPUT_INVALID"],
    ["a wrong type", { signInName: ["intake"], password: {} }, 422, "INPUT_INVALID"],
  ])("is refused with %s", async (_what, body, status, code) => {
    expect(await call(null, "POST", "/session", { body })).toMatchObject({ status, body: { code } });
  });
});

describe("units by API", () => {
  const facts = { kind: "DIVISION", level: "COMMUNE", name: "Tổ Hòa giải", shortName: "Tổ HG" };

  test("are found, opened, renamed with the version seen, and closed with a successor", async () => {
    const admin = await signedIn("admin");
    const parentId = office.unitOf("ward");
    const opened = await call(admin, "POST", "/units", {
      body: { facts, parentId, validFrom: "2026-01-01" },
    });
    expect(opened.status).toBe(201);
    const first = String(opened.body.unitId);
    const read = await call(admin, "GET", `/units/${first}`);
    expect(read.body).toMatchObject({
      name: "Tổ Hòa giải",
      lineage: [first, parentId, office.unitOf("city")],
    });
    const renaming = { body: { from: "2026-06-01", name: "Tổ Hòa giải cơ sở", shortName: "Tổ HGCS" } };
    expect((await call(admin, "POST", `/units/${first}/renaming`, renaming)).status).toBe(428);
    expect(
      await call(admin, "POST", `/units/${first}/renaming`, { ...renaming, ifMatch: '"9"' }),
    ).toMatchObject({ status: 412 });
    const renamed = await call(admin, "POST", `/units/${first}/renaming`, {
      ...renaming,
      ifMatch: read.etag ?? "",
    });
    expect(renamed.status).toBe(201);
    const second = String(renamed.body.unitId);
    expect((await call(admin, "GET", `/units/${first}`)).body).toMatchObject({
      validTo: "2026-05-31",
      answerable: [second],
    });
    const found = await call(admin, "GET", "/units?q=to%20hoa%20giai");
    expect(found.body.items).toMatchObject([{ id: second }]);
    const closing = { lastDay: "2026-12-31", successors: [{ unitId: parentId, shareBasisPoints: 10_000 }] };
    expect(
      (await call(admin, "POST", `/units/${second}/closure`, { body: closing, ifMatch: '"1"' })).status,
    ).toBe(200);
  });

  test("are read by officers, managed by the system administrator only, and hidden from guests", async () => {
    const intake = await signedIn("intake");
    expect((await call(intake, "GET", "/units")).status).toBe(200);
    expect(
      await call(intake, "POST", "/units", { body: { facts, parentId: null, validFrom: "2026-01-01" } }),
    ).toMatchObject({ status: 403 });
    expect((await call(null, "GET", "/units")).status).toBe(401);
  });
});

describe("people by API", () => {
  test("are entered, given a post, an account and a delegation; all of it refused beyond one's own tree", async () => {
    const unitadmin = await signedIn("unitadmin");
    const unitId = office.unitOf("cultureDivision");
    const person = await call(unitadmin, "POST", "/people", {
      body: { fullName: "Người Mới", phone: "0912 345 678", unitId },
    });
    expect(person.status).toBe(201);
    const personId = String(person.body.personId);
    const post = { personId, unitId, role: "specialist", title: "Chuyên viên", validFrom: "2026-11-01" };
    expect((await call(unitadmin, "POST", "/posts", { body: post })).status).toBe(201);
    expect(await call(unitadmin, "POST", "/posts", { body: post })).toMatchObject({
      status: 409,
      body: { code: "POST_ALREADY_HELD" },
    });
    expect(
      await call(unitadmin, "POST", "/posts", { body: { ...post, unitId: office.unitOf("city") } }),
    ).toMatchObject({ status: 404 });
    const account = { personId, signInName: "nguoimoi", password: "một câu dài dễ nhớ" };
    expect((await call(unitadmin, "POST", "/accounts", { body: account })).status).toBe(201);
    expect(await call(unitadmin, "POST", "/accounts", { body: account })).toMatchObject({
      status: 409,
      body: { code: "PERSON_HAS_ACCOUNT" },
    });
    const session = await call(null, "POST", "/session", {
      body: { signInName: "nguoimoi", password: account.password },
    });
    expect(session.status).toBe(201);
    const delegation = {
      fromPersonId: office.personOf("head"),
      toPersonId: personId,
      unitId,
      role: "unit-head",
      documentNumber: "3/UQ",
      validFrom: "2026-11-24",
      validTo: "2026-11-30",
    };
    const given = await call(unitadmin, "POST", "/delegations", { body: delegation });
    expect(given.status).toBe(201);
    const roles = await call(String(session.body.token), "GET", "/session");
    expect(roles.body.grants).toMatchObject([
      { role: "specialist" },
      { role: "unit-head", delegatedBy: office.personOf("head") },
    ]);
    expect(
      (await call(unitadmin, "POST", `/delegations/${String(given.body.delegationId)}/revocation`)).status,
    ).toBe(200);
    expect(
      ((await call(String(session.body.token), "GET", "/session")).body.grants as unknown[]).length,
    ).toBe(1);
  });

  test("are corrected with the version seen", async () => {
    const unitadmin = await signedIn("unitadmin");
    const id = office.personOf("clerk");
    const read = await call(unitadmin, "GET", `/people/${id}`);
    const body = { fullName: "Trịnh Hoài Thu", phone: "024 3825 0000" };
    expect(
      (await call(unitadmin, "PUT", `/people/${id}`, { body, ifMatch: read.etag ?? "" })).body,
    ).toMatchObject({ revision: 2 });
    expect(await call(unitadmin, "PUT", `/people/${id}`, { body, ifMatch: read.etag ?? "" })).toMatchObject({
      status: 412,
    });
    const now = await call(unitadmin, "GET", `/people/${id}`);
    const mistyped = { body: { ...body, phone: "0912 34" }, ifMatch: now.etag ?? "" };
    expect(await call(unitadmin, "PUT", `/people/${id}`, mistyped)).toMatchObject({ status: 422 });
    expect((await call(unitadmin, "GET", `/people?q=trinh%20hoai`)).body.items).toMatchObject([
      { phone: "+842438250000" },
    ]);
  });
});
