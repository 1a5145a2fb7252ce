import { describe, expect, test } from "vitest";
import { readLines } from "../../src/modules/certification/copies.ts";
import { brokenRegisters } from "../../src/modules/certification/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const WHO = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
const LINES = {
  "line.0.name": "cc",
  "line.0.pages": "2",
  "line.0.copies": "3",
  "line.1.name": "Bằng lái tàu",
  "line.1.pages": "5",
  "line.1.copies": "2",
};
const counter = () => openBrowser(office.browserOf(office.actor("intake")));
const numbers = () =>
  office.database.kysely
    .selectFrom("certificationEntry")
    .select(["year", "number", "paperName", "copies", "feeDong"])
    .orderBy("year")
    .orderBy("number")
    .execute();

describe("certified copies at the counter", () => {
  test("one form receives the dossier, gives each paper a number for all its copies and says the fee by the law's formula", async () => {
    const browser = counter();
    await browser.open("/desk/certify");
    const reckoned = await browser.send("/desk/certify/reckoning", { ...WHO, ...LINES });
    // 3 copies of 2 pages at 4 000 đ, 2 of 5 pages at 7 000 đ.
    expect(reckoned.text).toContain("Phí: 26.000");
    const entered = await browser.send("/desk/certify", { ...WHO, ...LINES });
    expect(entered.status).toBe(303);
    const page = await browser.open(entered.location ?? "");
    for (const fact of [
      "5 bản sao",
      "26.000",
      "01/2026-SCT/BS",
      "02/2026-SCT/BS",
      "Thẻ căn cước",
      "Bằng lái tàu",
    ])
      expect(page.text).toContain(fact);
    const id = (entered.location ?? "").split("/").at(-1) ?? "";
    expect((await office.view(id)).dossier).toMatchObject({
      status: "ACCEPTED",
      pinned: { procedureCode: "2.000815" },
    });
    expect(
      (await numbers()).map((row) => [row.number, row.paperName, row.copies, Number(row.feeDong)]),
    ).toEqual([
      [1, "Thẻ căn cước", 3, 12_000],
      [2, "Bằng lái tàu", 2, 14_000],
    ]);
  });

  test("after reception the slip is printed, and a till is opened from there by its cashier; others say where it is paid", async () => {
    const clerk = office.actor("intake");
    const browser = counter();
    await browser.open("/desk/certify");
    const entered = (await browser.send("/desk/certify", { ...WHO, ...LINES })).location ?? "";
    const id = entered.split("/").at(-1) ?? "";
    const slip = `/desk/dossiers/${id}/slip.pdf`;
    const tillPage = `/desk/cash/take?dossier=${id}`;
    const page = await browser.open(entered);
    expect(page.html).toContain(`href="${slip}"`);
    expect((await browser.open(slip)).status).toBe(200);
    expect(page.html).not.toContain(tillPage);
    expect(page.text).toContain("Còn phải nộp 26.000");
    const charges = `/desk/cash/dossiers/${id}`;
    expect(page.html).toContain(`href="${charges}"`);
    expect((await browser.open(charges)).status).toBe(200);
    const till = { role: "cashier" as const, unitId: office.unit("serviceCentre"), delegatedBy: null };
    const both = openBrowser(office.as({ ...clerk, grants: [...clerk.grants, till] }));
    const withTill = await both.open(entered);
    expect(withTill.html).toContain(`href="${tillPage}"`);
    expect(withTill.text).not.toContain("quầy thu ngân");
    expect((await both.open(tillPage)).text).toContain("26.000");
  });

  test("short names are written out before anything is entered, and one that is none must be confirmed", async () => {
    const browser = counter();
    await browser.open("/desk/certify");
    const slip = { ...LINES, "line.1.name": "xyz" };
    const reckoned = await browser.send("/desk/certify/reckoning", { ...WHO, ...slip });
    expect(reckoned.text).toContain("Thẻ căn cước: 2 trang, 3 bản sao");
    expect(reckoned.text).toContain("“xyz” không có trong danh sách gõ tắt");
    const before = (await numbers()).length;
    const refused = await browser.send("/desk/certify", { ...WHO, ...slip });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Có tên giống gõ tắt nhưng không có trong danh sách");
    expect(refused.html).toMatch(/<input[^>]*name="line.1.name"[^>]*value="xyz"/);
    expect(await numbers()).toHaveLength(before);
    const other = await browser.send("/desk/certify", { ...WHO, ...slip, _sure: "abc" });
    expect(other.status).toBe(422);
    expect((await browser.send("/desk/certify", { ...WHO, ...slip, _sure: "xyz" })).status).toBe(303);
    expect((await numbers()).at(-1)?.paperName).toBe("xyz");
  });

  test("a form grows by ten lines, and twelve papers are entered at once", async () => {
    const browser = counter();
    const first = await browser.open("/desk/certify");
    expect(first.html).not.toContain('name="line.10.name"');
    const longer = await browser.send("/desk/certify/reckoning", { ...WHO, ...LINES, _lines: "20" });
    expect(longer.html).toContain('name="line.19.name"');
    expect(longer.html).toMatch(/<input[^>]*name="line.0.name"[^>]*value="cc"/);
    // Whoever asked for more goes on typing where they were going to, and is told which line is wrong.
    expect(longer.html.match(/<input[^>]*autofocus[^>]*>/g)).toEqual([
      expect.stringContaining("line.10.name"),
    ]);
    const wrong = { ...LINES, "line.1.name": "ks", "line.1.pages": "hai" };
    const told = await browser.send("/desk/certify", { ...WHO, ...wrong });
    expect(told.text).toMatch(/Dòng 2: Mục .Số trang/);
    const before = (await numbers()).length;
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`line.${index}.name`, "ks"]));
    expect((await browser.send("/desk/certify", { ...WHO, ...many })).status).toBe(303);
    expect(await numbers()).toHaveLength(before + 12);
  });

  test("sent twice by a double click it is entered once", async () => {
    const browser = counter();
    await browser.open("/desk/certify");
    const before = (await numbers()).length;
    const [one, two] = [
      await browser.send("/desk/certify", { ...WHO, ...LINES }),
      await browser.send("/desk/certify", { ...WHO, ...LINES }),
    ];
    expect(two.location).toBe(one.location);
    expect((await numbers()).length).toBe(before + 2);
  });

  test("many counters at once leave no gap and no double, and a new year begins at one", async () => {
    const before = (await numbers()).length;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const browser = counter();
        await browser.open("/desk/certify");
        expect((await browser.send("/desk/certify", { ...WHO, ...LINES })).status).toBe(303);
      }),
    );
    expect((await numbers()).map(({ number }) => number)).toEqual(
      Array.from({ length: before + 16 }, (_, index) => index + 1),
    );
    office.set("2027-01-04 08:30");
    const browser = counter();
    await browser.open("/desk/certify");
    expect((await browser.send("/desk/certify", { ...WHO, ...LINES })).status).toBe(303);
    expect((await numbers()).filter(({ year }) => year === 2027).map(({ number }) => number)).toEqual([1, 2]);
    expect(await brokenRegisters(office.database)).toEqual([]);
    office.set("2026-11-25 09:00");
  });

  test("what is wrong is said beside its box, and nothing is received or numbered", async () => {
    const browser = counter();
    await browser.open("/desk/certify");
    const before = (await numbers()).length;
    const dossiers = () => office.database.kysely.selectFrom("dossier").select("id").execute();
    const had = (await dossiers()).length;
    const refused = await browser.send("/desk/certify", {
      ...WHO,
      personalId: "12",
      "line.0.name": "ks",
      "line.0.copies": "nhiều",
    });
    expect(refused.status).toBe(422);
    for (const place of ['href="#personalId"', 'href="#line-0-copies"'])
      expect(refused.html).toContain(place);
    expect(refused.html).toContain('value="nhiều"');
    expect((await browser.send("/desk/certify", WHO)).status).toBe(422);
    expect([(await numbers()).length, (await dossiers()).length]).toEqual([before, had]);
  });

  test("a register that lost a number is found", async () => {
    await office.owner.kysely
      .deleteFrom("certificationEntry")
      .where("number", "=", 2)
      .where("year", "=", 2026)
      .execute();
    expect(await brokenRegisters(office.database)).toHaveLength(1);
  });
});

test("lines without a name are none; pages and copies not typed are one", () => {
  const typed: Readonly<Record<string, string>> = {
    "line.0.name": "KS",
    "line.2.name": " Hợp đồng ",
    "line.2.pages": "12",
    "line.3.pages": "4",
  };
  expect(readLines((name) => typed[name] ?? "")).toEqual([
    { name: "Giấy khai sinh", pages: 1, copies: 1 },
    { name: "Hợp đồng", pages: 12, copies: 1 },
  ]);
});
