import { describe, expect, test } from "vitest";
import { drainTally, importBoundaries } from "../../src/modules/statistics/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
await office.receive("1.001776");
await drainTally(office.database);
const program = { kind: "system", name: "test" } as const;
const square = (left: number) => [
  [left, 0],
  [left + 1, 0],
  [left + 1, 1],
  [left, 1],
  [left, 0],
];
const ward = (code: string, name: string, left: number) => ({
  properties: { code, name },
  geometry: { type: "MultiPolygon", coordinates: [[square(left)]] },
});
const file = (...features: readonly unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const map = async (query = "") =>
  (await office.browserOf(anOfficer(office.unit("ward"), "leader")).page(`/lead/map${query}`)).text();

describe("the map of figures", () => {
  test("says what to do while there are no outlines", async () => {
    expect(await map()).toContain("motcua import boundaries");
  });

  test("is imported as often as one likes, and tells which places have no committee", async () => {
    const content = file(ward("00103", "Tây Hồ", 0), ward("99999", "Không Có", 1));
    for (let time = 0; time < 2; time += 1) {
      const done = await importBoundaries(office.services, program, content);
      expect(done).toMatchObject({
        ok: true,
        value: { areas: 2, unmatched: [{ areaCode: "99999", name: "Không Có" }] },
      });
    }
  });

  test("colours the wards that the officer may see, with the same numbers as a table", async () => {
    const html = await map("?metric=received&from=2026-11-01&to=2026-11-30");
    expect(html).toContain("<title>Tây Hồ: 1</title>");
    expect(html).toMatch(/UBND phường Tây Hồ<\/a><\/th><td>1<\/td>/);
    expect(html.replaceAll(/<svg class="mc-chart.*?<\/svg>/gs, "")).not.toContain("Không Có");
    const police = await office.browserOf(anOfficer(office.unit("police"), "unit-head")).page("/lead/map");
    expect(await police.text()).not.toContain("UBND phường Tây Hồ");
  });

  test("shows a ward among its neighbours, which have no number here", async () => {
    const html = await map();
    expect(html).toContain("<title>Không Có</title>");
    expect(html).toContain("xã, phường lân cận, không tính ở đây");
  });

  test("takes a link with a metric it does not know as one without", async () => {
    expect(await map("?metric=no-such")).toContain("Tỷ lệ đúng và trước hạn theo xã, phường");
  });

  test("is replaced by nothing else than outlines, and by nobody without the right", async () => {
    const refused = await importBoundaries(office.services, program, "{}");
    expect(refused).toEqual({ ok: false, refusal: { code: "IMPORT_NOT_BOUNDARIES" } });
    const leader = anOfficer(office.unit("ward"), "leader");
    expect(await importBoundaries(office.services, leader, file(ward("00103", "A", 0)))).toMatchObject({
      ok: false,
    });
    expect(await map()).toContain("UBND phường Tây Hồ");
  });
});
