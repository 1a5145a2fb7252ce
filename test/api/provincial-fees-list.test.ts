import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import {
  type ProvincialFeeId,
  provincialFeeContentSchema,
} from "../../src/modules/catalogue/provincial-fee.ts";
import { feeLife, insertFee } from "../../src/modules/catalogue/provincial-fee-store.ts";
import { openUnit } from "../../src/modules/organisation/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { at, day } from "../support/office-time.ts";
import { facts, operator } from "../support/unit-register.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001612";
const CITY = office.unit("city");
const officer = office.as(anOfficer(CITY, "control-officer"));
let other: UnitId;

/** So many versions of what a province charges, a day each. */
async function published(unitId: UnitId, count: number, number: string) {
  const instant = office.services.clock.now();
  const content = provincialFeeContentSchema.parse({
    formula: { type: "FIXED", amountDong: 60_000 },
    resolution: { number, issuer: "HĐND" },
  });
  await office.database.transaction(async (tx) => {
    let last: ProvincialFeeId | null = null;
    for (let versionNo = 1; versionNo <= count; versionNo += 1) {
      const key = { unitId, procedureCode: CODE, feeCode: "registration" };
      const id = await insertFee(tx, { ...key, versionNo, content, at: instant });
      const validFrom = addDays(day("2025-07-01"), versionNo);
      const predecessor = last === null ? null : { id: last, validTo: addDays(validFrom, -1) };
      await feeLife.publish(tx, id, { predecessor, validFrom, at: instant, by: null });
      last = id;
    }
  });
}

beforeAll(async () => {
  const committee = { kind: "PEOPLES_COMMITTEE", level: "PROVINCE", areaCode: "98", code: "H98" } as const;
  const input = { facts: facts("Ủy ban nhân dân tỉnh Minh Họa", committee), parentId: null };
  const done = await openUnit(office.services, operator, { ...input, validFrom: day("2025-07-01") });
  if (!done.ok) throw new Error(done.refusal.code);
  other = done.value.unitId;
  await published(CITY, 3, "06/2026/NQ-HĐND");
  await published(other, 70, "99/2026/NQ-HĐND");
});

describe("the list of what provinces charge for a procedure", () => {
  const listed = async (query: object) => {
    const asked = new URLSearchParams({ procedureCode: CODE, ...query });
    return (await officer.get(`/api/v1/provincial-fees?${asked}`)).json();
  };

  test("comes by pages without gaps and without doubles, and narrows to one province", async () => {
    const first = await listed({});
    expect(first.items).toHaveLength(50);
    const second = await listed({ cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(73);
    const ours = await listed({ unitId: CITY });
    expect(ours.items.map(({ versionNo }: { versionNo: number }) => versionNo)).toEqual([3, 2, 1]);
    expect(ours.nextCursor).toBeNull();
  });

  test("begins with the reader's own province, shows all where asked, and never weighs more than 60 kB", async () => {
    const browser = openBrowser(officer);
    const own = await browser.open(`/admin/provincial-fees?code=${CODE}`);
    expect(own.text).toContain("06/2026/NQ-HĐND");
    expect(own.text).not.toContain("99/2026/NQ-HĐND");
    expect(own.text).toContain("Lập mức thu của");
    const theirs = await browser.open(`/admin/provincial-fees?code=${CODE}&unit=${other}`);
    expect(theirs.text).toContain("99/2026/NQ-HĐND");
    expect(theirs.text).not.toContain("06/2026/NQ-HĐND");
    expect(theirs.text).not.toContain("Lập mức thu của");
    const next = /href="([^"]+)" rel="next"/.exec(theirs.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await browser.open(next)).text).toContain("Bản 1 ");
    const all = await browser.open(`/admin/provincial-fees?code=${CODE}&unit=`);
    expect(all.html).toContain('rel="next"');
    expect(Buffer.byteLength(all.html)).toBeLessThan(60_000);
  });

  test("an auditor, who sets no amounts, begins with all of them", async () => {
    const auditor = openBrowser(office.as(anOfficer(CITY, "auditor")));
    expect((await auditor.open(`/admin/provincial-fees?code=${CODE}`)).html).toContain('rel="next"');
  });
});
