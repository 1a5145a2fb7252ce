import { beforeAll, describe, expect, test, vi } from "vitest";
import { pastDossier, pastRows, recordPast } from "../../src/modules/dossier/index.ts";
import { registerStatisticsJobs } from "../../src/modules/statistics/index.ts";
import { makePrint, whyNotPrinted } from "../../src/modules/statistics/report/print-register.ts";
import { deletePrintsBefore, newestPrint } from "../../src/modules/statistics/report/print-store.ts";
import { bulkTransaction } from "../../src/platform/postgres/bulk-transaction.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { aPastRecord } from "../support/past-dossiers.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), runsJobs: true });
const ward = office.unit("ward");
const control = anOfficer(ward, "control-officer");
const base = "/api/v1/statistics/register-prints";
const codeOf = (place: number) => `CU-${String(place).padStart(4, "0")}`;
const first = await office.receive("2.000635");

// One more than a part of control sheets holds.
const PAST = 201;
beforeAll(async () => {
  const records = Array.from({ length: PAST }, (_, index) =>
    aPastRecord(ward, {
      code: codeOf(index + 1),
      source: { system: "Cũ", file: "a.jsonl", line: index + 1 },
    }),
  );
  const now = office.clock.now();
  const rows = pastRows(records.map((record) => pastDossier(record, now)));
  await bulkTransaction(office.database, (tx) => recordPast(tx, [rows]));
});

describe("the printed year of a register", () => {
  test("is made in the background and holds every dossier of the year", async () => {
    await registerStatisticsJobs(office.services);
    const asked = await office.as(control).post(base, { kind: "register", unitId: ward, year: 2018 });
    expect(asked.status).toBe(201);
    const { id }: Json = await asked.json();
    const read = async (): Promise<Json> => (await office.as(control).get(`${base}/${id}`)).json();
    await vi.waitFor(async () => expect((await read()).state).toBe("DONE"), {
      timeout: 30_000,
      interval: 300,
    });
    expect(await read()).toMatchObject({
      entries: PAST,
      done: PAST,
      parts: [{ part: 1, firstEntry: 1, lastEntry: PAST }],
    });
    const pdf = await office.as(control).get(`${base}/${id}/parts/1`);
    const text = pdfText(new Uint8Array(await pdf.arrayBuffer()));
    for (const expected of ["SỔ THEO DÕI HỒ SƠ", `Năm 2018, từ số 1 đến số ${PAST}`, codeOf(1), codeOf(PAST)])
      expect(text).toContain(expected);
  });

  test("comes in parts, and goes on where it was broken off", async () => {
    const browser = deskBrowser(office, control);
    const page = `/lead/registers?unit=${ward}&year=2018&kind=control-sheet`;
    await browser.open(page);
    const sent = await browser.send("/lead/register-prints", {
      kind: "control-sheet",
      unit: ward,
      year: "2018",
    });
    expect(sent.headers.get("location")).toContain("#print");
    const order = { kind: "control-sheet", unitId: ward, year: 2018 } as const;
    const finished = async () => {
      const print = await newestPrint(office.database, order);
      expect(print?.state).toBe("DONE");
      return print;
    };
    const print = await vi.waitFor(finished, { timeout: 30_000, interval: 300 });
    expect(print?.parts).toEqual([
      { part: 1, firstEntry: 1, lastEntry: 200 },
      { part: 2, firstEntry: 201, lastEntry: 201 },
    ]);
    expect(await browser.open(page)).toContain("Tập 2 (số 201–201), PDF");
    // As if the server had stopped after the first part.
    const { kysely } = office.owner;
    await kysely.deleteFrom("statisticsPrintPart").where("part", "=", 2).execute();
    const id = print?.id ?? expect.fail("a print");
    await kysely
      .updateTable("statisticsPrint")
      .set({ state: "RUNNING", done: 200 })
      .where("id", "=", id)
      .execute();
    expect(await browser.open(page)).toContain("200/201 hồ sơ");
    await makePrint(office.services, id);
    expect((await newestPrint(office.database, order))?.parts.length).toBe(2);
    // The queue has given up on it: whoever asks again sets it going again.
    await kysely.deleteFrom("statisticsPrintPart").where("part", "=", 2).execute();
    await kysely
      .updateTable("statisticsPrint")
      .set({ state: "INTERRUPTED", done: 200 })
      .where("id", "=", id)
      .execute();
    expect(await browser.open(page)).toContain("Lập bản in cả năm");
    await browser.send("/lead/register-prints", { kind: "control-sheet", unit: ward, year: "2018" });
    expect((await vi.waitFor(finished, { timeout: 30_000, interval: 300 }))?.id).toBe(id);
  });

  test("asked for twice while it is made is one print", async () => {
    const order = { kind: "register", unitId: ward, year: 2026 };
    const ask = async (): Promise<Json> => (await office.as(control).post(base, order)).json();
    const [one, two] = [await ask(), await ask()];
    expect(two.id).toBe(one.id);
    const finished = async () => {
      const print: Json = await (await office.as(control).get(`${base}/${one.id}`)).json();
      expect(print.state).toBe("DONE");
    };
    await vi.waitFor(finished, { timeout: 30_000, interval: 300 });
    const pdf = await office.as(control).get(`${base}/${one.id}/parts/1`);
    // A code breaks within its narrow column.
    const text = pdfText(new Uint8Array(await pdf.arrayBuffer())).replace(/\s/g, "");
    expect(text).toContain(first.code);
  });

  test("of a year in which nothing was received is refused, and so is one of more dossiers than it may hold", async () => {
    const empty = await office.as(control).post(base, { kind: "register", unitId: ward, year: 2001 });
    expect(await code(empty)).toBe("REPORT_PRINT_EMPTY");
    expect(whyNotPrinted(50_001)).toEqual({ code: "REPORT_PRINT_TOO_LONG", max: 50_000 });
    expect(whyNotPrinted(50_000)).toBeNull();
    expect(await code(await office.as(control).get(`${base}/${ward}`))).toBe("NOT_FOUND");
  });

  test("is there for whoever may read the register, and for nobody else", async () => {
    const print = await newestPrint(office.database, { kind: "register", unitId: ward, year: 2018 });
    const stranger = anOfficer(office.unit("police"), "leader");
    for (const path of [
      `${base}/${print?.id}`,
      `${base}/${print?.id}/parts/1`,
      `/lead/register-prints/${print?.id}/1`,
    ])
      expect((await office.as(stranger).get(path)).status).toBe(404);
    const other = await office.as(stranger).post(base, { kind: "register", unitId: ward, year: 2018 });
    expect(other.status).toBe(404);
  });

  test("is deleted some days after it was made", async () => {
    await deletePrintsBefore(office.database, at("2026-11-25 08:30"));
    expect(await newestPrint(office.database, { kind: "register", unitId: ward, year: 2018 })).toBeNull();
  });
});

async function code(answer: Response): Promise<string> {
  const { code: said }: Json = await answer.json();
  return said;
}
