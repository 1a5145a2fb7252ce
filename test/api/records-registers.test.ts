import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { registerFile } from "../../src/modules/records/export-register.ts";
import { scopeOf } from "../../src/modules/records/scope.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const base = "/api/v1/records";
const [ward, other] = [office.unit("ward"), office.unit("city")];

async function aLetter(symbol: string): Promise<string> {
  const letter = { agencyId: ward, kindCode: "CV", subject: `Thư ${symbol}`, author: "Sở Nội vụ", symbol };
  const body = { ...letter, arrivedOn: "2026-11-24" };
  return (await done(await (await office.desk("clerk")).post(`${base}/incoming`, body))).id;
}

/** The same document in the register of another agency, which numbers from 01 as well. */
async function alsoAt(agencyId: typeof ward, id: string): Promise<void> {
  const { kysely } = office.owner;
  const row = await kysely.selectFrom("recordsDocument").selectAll().where("id", "=", id).executeTakeFirst();
  await kysely
    .insertInto("recordsDocument")
    .values({ ...present(row, "a document"), id: newId(), agencyId })
    .execute();
}

const [first, second] = [await aLetter("1/A"), await aLetter("2/A")];
await alsoAt(other, first);
await alsoAt(other, second);
const file = async (format: "csv" | "xlsx", rowsMax = 100): Promise<Uint8Array> => {
  const asked = { direction: "INCOMING", year: 2026, format, locale: "vi", rowsMax } as const;
  const made = await registerFile(office.services, office.actor("auditor"), asked);
  return made.ok && "bytes" in made.value ? made.value.bytes : new Uint8Array();
};

describe("the registers of several agencies in one file", () => {
  test("stand one after the other, each in the order of its own numbers, with whose they are", async () => {
    const text = new TextDecoder().decode(await file("csv"));
    const lines = text.trim().split("\r\n");
    expect(lines[0]).toMatch(/Cơ quan,Số đến/);
    const numbers = lines.slice(1).map((line) => line.split(",").slice(0, 2));
    expect(numbers.map(([, number]) => number)).toEqual(["01", "02", "01", "02"]);
    expect(new Set(numbers.map(([agency]) => agency)).size).toBe(2);
    expect(numbers[0]?.[0]).toBe(numbers[1]?.[0]);
  });

  test("are sheets of their own in a workbook", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(await file("xlsx")).buffer);
    expect(book.worksheets).toHaveLength(2);
    for (const sheet of book.worksheets) expect(sheet.rowCount).toBe(3);
  });

  test("say where they end before their end", async () => {
    const text = new TextDecoder().decode(await file("csv", 3));
    expect(text.trim().split("\r\n").at(-1)).toContain("Tệp chỉ gồm 3 dòng đầu");
    expect(new TextDecoder().decode(await file("csv", 4))).not.toContain("Tệp chỉ gồm");
  });
});

test("a register of one agency names it nowhere", async () => {
  const answer = await (await office.desk("clerk")).get(`${base}/registers/incoming/csv?year=2026`);
  expect(await answer.text()).not.toContain("Cơ quan,");
});

test("a list shows the whole register, what concerns a unit, a year and a page of it", async () => {
  const list = async (who: Parameters<typeof office.desk>[0], query: string): Promise<Json[]> =>
    (await done(await (await office.desk(who)).get(`${base}/documents?direction=INCOMING&${query}`))).items;
  expect(await list("auditor", "year=2026")).toHaveLength(4);
  expect(await list("clerk", "year=2026")).toHaveLength(2);
  expect(await list("clerk", "year=2025")).toEqual([]);
  expect(await list("clerk", "text=thu")).toHaveLength(2);
  expect(await list("specialist", "year=2026")).toEqual([]);
  const order = { leadId: office.unit("cultureDivision"), instruction: "Tham mưu" };
  await done(await (await office.desk("leader")).post(`${base}/documents/${first}/assign`, order));
  expect((await list("specialist", "year=2026")).map(({ id }) => id)).toEqual([first]);
  const [newest] = await list("clerk", "size=1");
  expect(newest?.id).toBe(second);
});

test("an officer reads the registers of agencies that keep one, and of no other", async () => {
  const clerk = present(office.actor("clerk"), "the clerk");
  const { agencies } = await scopeOf(office.services, clerk);
  expect(agencies).toContain(ward);
});
