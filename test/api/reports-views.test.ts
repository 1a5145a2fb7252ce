import { expect, test } from "vitest";
import type { UnitId } from "../../src/modules/access/index.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/office-time.ts";
import { reorganisedIn } from "../support/reorganised.ts";

/** A report of April over wards of which one was merged in May, and one divided 60 to 40. */
const office = await apiOffice({ now: at("2026-04-20 08:30") });
const city = office.unit("city");
const { opened, closed, accepted } = reorganisedIn(office);
const staying = await opened("Phường Ở (minh họa)", "2025-07-01");
const leaving = await opened("Phường Đi (minh họa)", "2025-07-01");
const divided = await opened("Phường Chia (minh họa)", "2025-07-01");
await accepted(staying, "2026-04-10", 30);
await accepted(leaving, "2026-04-10", 20);
await accepted(divided, "2026-04-10", 101);
await drainTally(office.database);
const control = anOfficer(city, "control-officer");
const browser = deskBrowser(office, control);
const period = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 4 };

async function made(form: string): Promise<string> {
  const order = { form, unitId: city, period, variant: "ON_TIME" };
  const { id }: Json = await (await office.as(control).post("/api/v1/statistics/reports", order)).json();
  return `/lead/reports/${id}`;
}

office.set("2026-05-04 08:30");
const dossierTotals = await made("PL.02");
const byField = await made("II.06b");
const north = await opened("Phường Bắc (minh họa)", "2026-06-01");
const south = await opened("Phường Nam (minh họa)", "2026-06-01");
await closed(leaving, "2026-05-31", [[staying, 10_000]]);
await closed(divided, "2026-05-31", [
  [north, 6_000],
  [south, 4_000],
]);
/** Three extensions of the ward that left and ten of the divided one, told too late. */
const extended = async (unitId: UnitId, extensions: number) => {
  const cell = { procedureCode: "1.004873", fieldCode: "HT", channel: "ONLINE" } as const;
  await office.database.kysely
    .insertInto("statisticsTally")
    .values({ day: day("2026-04-11"), ...cell, unitId, extensions })
    .execute();
};
await extended(leaving, 3);
await extended(divided, 11);
office.set("2026-06-10 08:30");

/** The named row of the sheet: the numbers of its columns. */
function row(html: string, name: string): string[] | null {
  const line = html.split("<tr>").find((each) => each.includes(`>${name}</th>`));
  return line === undefined
    ? null
    : [...line.matchAll(/<td[^>]*>(?:<a [^>]*>)?([^<]*)/g)].slice(1).map(([, cell]) => cell ?? "");
}

test("as reported it keeps its numbers; counted again it has what was told late, each ward for itself", async () => {
  const reported = await browser.open(dossierTotals);
  expect(row(reported, "Phường Đi (minh họa)")?.[2]).toBe("0");
  const again = await browser.open(`${dossierTotals}?view=AS_WAS`);
  expect(row(again, "Phường Đi (minh họa)")?.[2]).toBe("3");
  expect(row(again, "Phường Ở (minh họa)")?.[2]).toBe("0");
  expect(again).toContain("4 số khác báo cáo đã lập");
});

test("restated it is told by the wards of today: merged ones whole, divided ones by share, said to be estimates", async () => {
  const html = await browser.open(`${dossierTotals}?view=RESTATED`);
  expect(row(html, "Phường Đi (minh họa)")).toBeNull();
  expect(row(html, "Phường Chia (minh họa)")).toBeNull();
  expect(row(html, "Phường Ở (minh họa)")?.[2]).toBe("3");
  const shares = ["Phường Bắc (minh họa)", "Phường Nam (minh họa)"].map((name) =>
    Number(row(html, name)?.[2]),
  );
  expect(shares).toEqual([7, 4]);
  expect(html).toContain("Ước tính: trong số này có phần của cơ quan đã chia tách");
});

test("a form whose rows are fields has no wards to lay anew", async () => {
  expect(await browser.open(byField)).not.toContain("view=RESTATED");
  expect((await office.browserOf(control).page(`${byField}?view=RESTATED`)).status).toBe(404);
});
