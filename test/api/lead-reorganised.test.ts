import { describe, expect, test } from "vitest";
import type { UnitId } from "../../src/modules/access/index.ts";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";
import { reorganisedIn } from "../support/reorganised.ts";

/** A merger that is decided and has not happened yet, and a ward that was divided 60 to 40 long ago. */
const office = await apiOffice({ now: at("2026-11-23 08:30") });
const city = office.unit("city");
const { opened, closed, accepted } = reorganisedIn(office);

const staying = await opened("Phường Ở (minh họa)", "2025-07-01");
const leaving = await opened("Phường Đi (minh họa)", "2025-07-01");
const divided = await opened("Phường Chia (minh họa)", "2025-07-01");
const north = await opened("Phường Bắc (minh họa)", "2026-05-01");
const south = await opened("Phường Nam (minh họa)", "2026-05-01");
await accepted(staying, "2026-10-10", 30);
await accepted(leaving, "2026-10-10", 20);
await accepted(divided, "2026-04-10", 100);
await accepted(north, "2026-04-30", 7);
await closed(leaving, "2026-12-31", [[staying, 10_000]]);
await closed(divided, "2026-04-30", [
  [north, 6_000],
  [south, 4_000],
]);
await drainTally(office.database);

/** Of the divided ward: one sent in that nobody read, and one in hand. */
const unread = await office.submitOnline("1.001776");
const inHand = await office.receive("1.001776");
const theirs = [unread.id, inHand.id];
await drainTally(office.database);
await office.database.kysely
  .updateTable("statisticsSpell")
  .set({ unitId: divided })
  .where("dossierId", "in", theirs)
  .execute();
await office.database.kysely
  .updateTable("dossier")
  .set({ competentAgencyId: divided })
  .where("id", "in", theirs)
  .execute();
office.set("2026-11-27 16:30");

const OCTOBER = "from=2026-10-01&to=2026-10-31";
const APRIL = "from=2026-04-01&to=2026-04-30";
const openAs = (unitId: UnitId, path: string) =>
  office.browserOf(anOfficer(unitId, unitId === city ? "auditor" : "leader")).page(path);
const pageAs = async (unitId: UnitId, path: string) => (await openAs(unitId, path)).text();
const received = (html: string) =>
  />Hồ sơ tiếp nhận<\/h[23]><p class="mc-card-value"[^>]*>(?:<a [^>]*>)?([^<]*)/.exec(html)?.[1];
const totalsAs = async (unitId: UnitId, query: string): Promise<Json> =>
  done(
    await office
      .as(anOfficer(unitId, unitId === city ? "auditor" : "leader"))
      .get(`/api/v1/statistics/totals?${query}`),
  );
const amounts = (answer: Json) =>
  Object.fromEntries(answer.items.map((each: Json) => [each.unitId, each.flows.accepted]));

describe("a merger that has not happened yet", () => {
  test("leaves the leader of the ward that will go their figures until its last day", async () => {
    expect(received(await pageAs(leaving, `/lead?${OCTOBER}`))).toBe("20");
    expect(amounts(await totalsAs(leaving, OCTOBER))).toEqual({ [leaving]: 20 });
  });

  test("takes nothing from the city", async () => {
    for (const view of ["", "&view=AS_WAS"])
      expect(received(await pageAs(city, `/lead?${OCTOBER}${view}`)), view).toBe("50");
  });

  test("gives the ward that will stay nothing of the other's before the day", async () => {
    for (const view of ["", "&view=AS_WAS"]) {
      const html = await pageAs(staying, `/lead?${OCTOBER}${view}`);
      expect(received(html), view).toBe("30");
      expect(html).not.toContain("Phường Đi (minh họa)");
    }
    for (const view of ["as-was", "restated"])
      expect(amounts(await totalsAs(staying, `${OCTOBER}&view=${view}`)), view).toEqual({ [staying]: 30 });
  });

  test("does not show on the public page, where both have their own month", async () => {
    const told = async (unit: UnitId) =>
      received(await (await office.guest.page(`/transparency?month=2026-10&unit=${unit}`)).text());
    expect([await told(staying), await told(leaving)]).toEqual(["30", "20"]);
  });
});

describe("a ward that was divided", () => {
  test("is told to the leader of one heir by that heir's share, and of the other heir nothing", async () => {
    const answer = await totalsAs(north, `${APRIL}&view=restated`);
    expect(amounts(answer)).toEqual({ [north]: 67 });
    expect(answer.items[0]).toMatchObject({ estimated: true, countedAs: expect.arrayContaining([divided]) });
    expect(amounts(await totalsAs(south, `${APRIL}&view=restated`))).toEqual({ [south]: 40 });
    expect(amounts(await totalsAs(north, `${APRIL}&view=as-was`))).toEqual({ [north]: 7, [divided]: 100 });
  });

  test("is on the public pages of its heirs once, by share, and said to be an estimate", async () => {
    const told = async (unit: UnitId) =>
      (await office.guest.page(`/transparency?month=2026-04&unit=${unit}`)).text();
    expect([received(await told(north)), received(await told(south))]).toEqual(["67", "40"]);
    expect(await told(south)).toContain("Ước tính: trong số này có phần của cơ quan đã chia tách");
    expect(await (await office.guest.page("/transparency?month=2026-10")).text()).not.toContain("Ước tính");
  });

  const NOW = "from=2026-11-01&to=2026-11-30";
  const LISTS = [
    `/lead/dossiers?${NOW}&metric=received`,
    `/lead/dossiers?${NOW}&measure=intake`,
    `/lead/stuck?${NOW}`,
    `/lead/index/${north}?${NOW}`,
    `/lead/index/${north}/lost?${NOW}&component=2.1`,
  ];

  test("is left out of the lists of its heirs, who are told so: which dossier is whose nobody knows", async () => {
    const apart = "không gồm cơ quan đã chia tách: Phường Chia (minh họa)";
    for (const path of [...LISTS, `/lead?${NOW}`, `/lead/late?${NOW}`, `/lead/late/dossiers?${NOW}`]) {
      const html = await pageAs(north, path);
      for (const { code } of [unread, inHand]) expect(html, path).not.toContain(code);
      expect(html, path).toContain(apart);
    }
    expect(await pageAs(staying, `/lead?${NOW}`)).not.toContain("không gồm cơ quan đã chia tách");
  });

  test("is listed where the figures hold all of it: by agencies of the time, and for the city", async () => {
    expect(await pageAs(north, `/lead/dossiers?${NOW}&metric=received&view=AS_WAS`)).toContain(inHand.code);
    for (const path of LISTS.slice(0, 3)) {
      const html = await pageAs(city, path);
      expect(html, path).toMatch(new RegExp(`${inHand.code}|${unread.code}`));
      expect(html, path).not.toContain("không gồm cơ quan đã chia tách");
    }
  });
});
