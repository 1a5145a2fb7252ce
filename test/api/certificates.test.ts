import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { addDays, type LocalDate } from "../../src/kernel/local-date.ts";
import { revokeLeavers } from "../../src/modules/signature/certificate/jobs.ts";
import {
  type DemoAuthority,
  openDemoAuthority,
} from "../../src/modules/signature/provider/demo/authority.ts";
import { anOfficer } from "../support/actors.ts";
import { apiOffice, done, refused } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { revocationList } from "../support/revocation-list.ts";
import { instant } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const today = "2026-11-25" as LocalDate;
const custodian = office.as(anOfficer(office.unit("ward"), "clerk"));
const administrator = office.as(anOfficer(office.unit("ward"), "system-admin"));
const folder = mkdtempSync(join(tmpdir(), "motcua-register-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let authority: DemoAuthority;
beforeAll(async () => {
  authority = await openDemoAuthority(folder, office.clock.now());
});

const REQUEST = {
  subjectKind: "PERSON",
  kind: "OFFICIAL",
  device: "TOKEN",
  requestDocument: "12/TTr-UBND",
  requestedOn: today,
};
type Change = {
  readonly subjectKind?: string;
  readonly holder?: "leader" | "clerk";
  readonly days?: number;
  readonly issuedOn?: string;
};

async function requested({ subjectKind = "PERSON", holder = "leader" }: Change = {}): Promise<string> {
  const ids = { unitId: office.unit("ward"), holderId: office.organisation.personOf(holder) };
  return (await done(await custodian.post("/api/v1/certificates", { ...REQUEST, ...ids, subjectKind }))).id;
}

async function fresh(days = 700) {
  const order = {
    name: "Đặng Thị Mai Anh",
    organisation: "UBND phường",
    use: "signer",
    at: office.clock.now(),
    days,
  } as const;
  return Buffer.from((await authority.issue(order)).der).toString("base64");
}

const step = (id: string, body: object) => custodian.post(`/api/v1/certificates/${id}/steps`, body);

async function inUse(change: Change = {}): Promise<string> {
  const id = await requested(change);
  await done(
    await step(id, { act: "issue", content: await fresh(change.days), issuedOn: change.issuedOn ?? today }),
  );
  await done(await step(id, { act: "handOver", minutes: "03/BB", on: today }));
  return id;
}
const list = async () => (await done(await custodian.get("/api/v1/certificates"))).items;
const find = async (id: string) => (await list()).find((each: { id: string }) => each.id === id);

describe("a certificate in the register", () => {
  test("is requested, entered, handed over with minutes, suspended, resumed and revoked, each step once", async () => {
    const id = await inUse();
    expect(await find(id)).toMatchObject({
      standing: "ACTIVE",
      subjectName: "Đặng Thị Mai Anh (DEMO)",
      handoverMinutes: "03/BB",
    });
    expect(await done(await step(id, { act: "suspend", reason: "Đi học" }))).toMatchObject({
      status: "SUSPENDED",
    });
    expect(await done(await step(id, { act: "resume", reason: "Đã về" }))).toMatchObject({
      status: "ACTIVE",
    });
    expect(await done(await step(id, { act: "revoke", reason: "Nghỉ hưu" }))).toMatchObject({
      status: "REVOKED",
    });
    expect(await refused(await step(id, { act: "resume", reason: "Nhầm" }))).toMatchObject({
      code: "CERTIFICATE_STATE",
    });
    expect(await find(id)).toMatchObject({ standing: "REVOKED", revokeReason: "Nghỉ hưu" });
  });

  test("is a certificate and not entered twice", async () => {
    const content = await fresh();
    const [first, second] = [await requested(), await requested()];
    const junk = Buffer.from("junk").toString("base64");
    expect(await refused(await step(first, { act: "issue", content: junk, issuedOn: today }))).toMatchObject({
      code: "CERTIFICATE_UNREADABLE",
    });
    await done(await step(first, { act: "issue", content, issuedOn: today }));
    expect(await refused(await step(second, { act: "issue", content, issuedOn: today }))).toMatchObject({
      code: "CERTIFICATE_TAKEN",
    });
  });

  test("is changed by one of two who change it at once", async () => {
    const id = await inUse();
    const both = await Promise.all(["Một", "Hai"].map((reason) => step(id, { act: "suspend", reason })));
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    const { code } = await refused(lost as Response);
    expect(["CERTIFICATE_CHANGED", "CERTIFICATE_STATE"]).toContain(code);
  });

  test("belongs to those who answer for its unit, and is unknown to all others", async () => {
    const id = await inUse();
    const stranger = office.as(anOfficer(newId(), "clerk"));
    expect((await done(await stranger.get("/api/v1/certificates"))).items).toEqual([]);
    const answer = await stranger.post(`/api/v1/certificates/${id}/steps`, { act: "suspend", reason: "x" });
    expect(await refused(answer)).toMatchObject({ code: "CERTIFICATE_NOT_FOUND" });
    expect(await done(await custodian.get("/api/v1/certificates"))).not.toMatchObject({ items: [] });
  });

  test("tells 60, 30 and 7 days before its end, and that it has ended", async () => {
    const ids = await Promise.all([5, 20, 50, 90].map((days) => inUse({ days })));
    const alerts = await Promise.all(ids.map(async (id) => (await find(id))?.alert));
    expect(alerts).toEqual([7, 30, 60, null]);
    office.set("2026-12-05 08:30");
    expect(await find(ids[0] ?? "")).toMatchObject({ standing: "EXPIRED", alert: null });
    office.set("2026-11-25 08:30");
  });

  test("is counted by when it was issued and to whom: 112 persons and 2 organisations of a quarter", async () => {
    const period = { from: "2024-01-01", to: "2024-03-31" };
    const count = async () =>
      (await done(await custodian.get(`/api/v1/certificates/counts?from=${period.from}&to=${period.to}`)))
        .issued;
    expect(await count()).toEqual({ person: 0, organisation: 0, demo: 0 });
    const content = await fresh();
    const rows = Array.from({ length: 117 }, (_, index) => index);
    const columns = {
      serial: "1",
      subjectName: "A",
      issuerName: "B",
      content: Buffer.from(content, "base64"),
    };
    await office.database.kysely
      .insertInto("signatureCertificate")
      .values(
        rows.map((index) => ({
          ...columns,
          id: crypto.randomUUID(),
          subjectKind: index < 115 ? "PERSON" : "ORGANISATION",
          holderId: office.organisation.personOf("leader"),
          unitId: office.unit("ward"),
          kind: index < 3 ? "DEMO" : "OFFICIAL",
          device: "TOKEN",
          status: "ACTIVE",
          requestDocument: "TTr",
          requestedOn: "2024-01-01" as LocalDate,
          fingerprint: index.toString(16).padStart(64, "0"),
          issuedOn: addDays("2024-01-01" as LocalDate, index % 91),
          validFrom: instant("2024-01-01T00:00:00Z"),
          validTo: instant("2028-01-01T00:00:00Z"),
        })),
      )
      .execute();
    expect(await count()).toEqual({ person: 112, organisation: 2, demo: 3 });
    const clerk = office.browserOf(anOfficer(office.unit("ward"), "clerk"));
    const html = await (await clerk.page(`/admin/certificates?from=${period.from}&to=${period.to}`)).text();
    expect(html).toContain("Không kể 3 chứng thư thử nghiệm (DEMO)");
    const none = await (await clerk.page("/admin/certificates?from=2020-01-01&to=2020-01-31")).text();
    expect(none).toContain("Không kể 3 chứng thư thử nghiệm (DEMO)");
    const csv = await (await custodian.get("/admin/certificates/files/csv")).text();
    expect(csv.split("\n").filter((line) => line.includes("TTr")).length).toBeGreaterThanOrEqual(114);
  });

  test("is revoked in the night after its holder left", async () => {
    const id = await inUse({ holder: "clerk" });
    await revokeLeavers(office.services);
    expect(await find(id)).toMatchObject({ standing: "ACTIVE" });
    await office.database.kysely
      .updateTable("organisationPost")
      .set({ validTo: "2026-11-24" as LocalDate })
      .where("personId", "=", office.organisation.personOf("clerk"))
      .execute();
    await revokeLeavers(office.services);
    expect(await find(id)).toMatchObject({ standing: "REVOKED" });
  });
});

describe("a unit that is dissolved", () => {
  const unit = () => office.unit("ward");
  const endsOn = (validTo: LocalDate | null) =>
    office.owner.kysely.updateTable("organisationUnit").set({ validTo }).where("id", "=", unit()).execute();

  test("loses its seal and its people's certificates in the night after its last day, not before", async () => {
    const [seal, own] = [await inUse({ subjectKind: "ORGANISATION" }), await inUse()];
    try {
      await endsOn(today);
      await revokeLeavers(office.services);
      for (const id of [seal, own]) expect(await find(id)).toMatchObject({ standing: "ACTIVE" });
      await endsOn(addDays(today, -1));
      await revokeLeavers(office.services);
      const { kysely } = office.database;
      const rows = await kysely
        .selectFrom("signatureCertificate")
        .select(["status", "revokeReason"])
        .where("id", "in", [seal, own])
        .execute();
      expect(rows).toEqual(Array(2).fill({ status: "REVOKED", revokeReason: "Đơn vị đã giải thể" }));
    } finally {
      await endsOn(null);
    }
  });
});

describe("an agency's certificate whose custodian left", () => {
  const give = (id: string, holder: "specialist" | "clerk") =>
    step(id, {
      act: "changeCustodian",
      holderId: office.organisation.personOf(holder),
      minutes: "04/BB",
      on: today,
    });

  test("goes on sealing, says so in the register, and is given to the next with minutes", async () => {
    const id = await inUse({ subjectKind: "ORGANISATION", holder: "clerk" });
    await revokeLeavers(office.services);
    expect(await find(id)).toMatchObject({ standing: "ACTIVE" });
    const page = office.browserOf(anOfficer(office.unit("ward"), "clerk"));
    const said = "Người quản lý đã thôi giữ vị trí";
    expect(await (await page.page("/admin/certificates")).text()).toContain(said);
    expect(await refused(await give(id, "clerk"))).toMatchObject({
      code: "CERTIFICATE_CUSTODIAN_WITHOUT_POST",
    });
    expect(await done(await give(id, "specialist"))).toMatchObject({ status: "ACTIVE" });
    expect(await find(id)).toMatchObject({
      holderId: office.organisation.personOf("specialist"),
      handoverMinutes: "04/BB",
    });
    const html = await (await page.page(`/admin/certificates/${id}`)).text();
    expect(html).not.toContain(said);
    expect(html).toContain("Đổi người quản lý – 04/BB");
  });

  test("is no matter of a person's own certificate", async () => {
    const id = await inUse();
    expect(await refused(await give(id, "specialist"))).toMatchObject({ code: "CERTIFICATE_OF_PERSON" });
  });
});

describe("whom the office trusts", () => {
  const send = (bytes: Uint8Array) =>
    administrator.post("/api/v1/trust", { content: Buffer.from(bytes).toString("base64") });
  const entries = async () => (await done(await administrator.get("/api/v1/trust"))).items;

  test("is imported, listed and taken back; what is none of it is refused", async () => {
    expect(await done(await send(authority.certificate.der))).toEqual({ title: "Một Cửa DEMO CA" });
    const now = office.clock.now();
    await done(
      await send(revocationList({ folder, authority: authority.certificate, at: now, revoked: [] })),
    );
    expect((await entries()).map(({ kind }: { kind: string }) => kind).sort()).toEqual(["ANCHOR", "CRL"]);
    expect(await refused(await send(Buffer.from("junk")))).toMatchObject({ code: "TRUST_UNREADABLE" });
    const leaf = await authority.issue({ name: "A", organisation: "B", use: "signer", at: now });
    expect(await refused(await send(leaf.der))).toMatchObject({ code: "TRUST_UNREADABLE" });
    const [first] = await entries();
    await done(await administrator.send(`/api/v1/trust/${first.id}`, { method: "DELETE" }));
    expect(
      await refused(await administrator.send(`/api/v1/trust/${first.id}`, { method: "DELETE" })),
    ).toMatchObject({
      code: "TRUST_NOT_FOUND",
    });
    expect(await entries()).toHaveLength(1);
  });
});
