import { describe, expect, test } from "vitest";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";
import { reorganisedIn } from "../support/reorganised.ts";

/** A ward that went into another whole, and one that was divided 60 to 40 between two. */
const office = await apiOffice({ now: at("2026-11-23 08:30") });
const city = office.unit("city");
const { opened, closed, accepted } = reorganisedIn(office);

const whole = await opened("Phường Nguyên (minh họa)", "2025-07-01");
const divided = await opened("Phường Chia (minh họa)", "2025-07-01");
const north = await opened("Phường Bắc (minh họa)", "2026-05-01");
const south = await opened("Phường Nam (minh họa)", "2026-05-01");
await accepted(whole, "2026-04-10", 30);
await accepted(divided, "2026-04-10", 100);
await accepted(divided, "2025-05-10", 50);
await accepted(north, "2026-05-10", 7);
await closed(whole, "2026-04-30", [[north, 10_000]]);
await closed(divided, "2026-04-30", [
  [north, 6_000],
  [south, 4_000],
]);
await drainTally(office.database);

const DAYS = "from=2026-04-01&to=2026-05-31";
const auditor = anOfficer(city, "auditor");
const open = (query: string) => office.browserOf(auditor).page(`/lead?${DAYS}${query}`);
const page = async (query: string) => (await open(query)).text();
const received = (html: string) =>
  />Hồ sơ tiếp nhận<\/h3><p class="mc-card-value"[^>]*>(?:<a [^>]*>)?([^<]*)/.exec(html)?.[1];
/** The numbers of a month in the table beside the trend. */
const monthOf = (html: string, starts: string) =>
  new RegExp(`<th scope="row">${starts}</th><td>([^<]*)</td><td>[^<]*</td><td>([^<]*)</td>`)
    .exec(html)
    ?.slice(1);

describe("figures across a reorganisation", () => {
  test("restated: an agency has what was merged into it, and its share of what was divided, as an estimate", async () => {
    const html = await page(`&unit=${north}&step=month`);
    expect(received(html)).toBe(String(30 + 60 + 7));
    expect(html).toContain("Ước tính: trong số này có phần của cơ quan đã chia tách");
    expect(monthOf(html, "01/04/2026")).toEqual(["90", "–"]);
    expect(monthOf(html, "01/05/2026")).toEqual(["7", "30"]);
    expect(received(await page(`&unit=${south}`))).toBe("40");
  });

  test("as was: each has what it counted itself, those that are no more too", async () => {
    expect(received(await page(`&view=AS_WAS&unit=${north}`))).toBe("7");
    expect(received(await page(`&view=AS_WAS&unit=${divided}`))).toBe("100");
    const html = await page("&view=AS_WAS");
    expect(html).toContain("Phường Chia (minh họa) (đến 30/04/2026)");
    expect(html).not.toContain("Ước tính: ");
  });

  test("either way the city has every dossier once, and says nothing of estimates where nothing is divided off", async () => {
    expect(received(await page(""))).toBe("137");
    expect(received(await page("&view=AS_WAS"))).toBe("137");
    expect(await page("")).not.toContain("Phường Chia (minh họa)");
    expect(await page("")).not.toContain("Ước tính: ");
  });

  test("an agency that is no more has no figures of today", async () => {
    expect((await open(`&unit=${divided}`)).status).toBe(404);
  });

  test("as reported: the reports that were made, of the agencies of the time, and no figures of now", async () => {
    const control = office.as(anOfficer(city, "control-officer"));
    const order = {
      form: "II.06a",
      unitId: office.unit("ward"),
      period: { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 4 },
      variant: "ON_TIME",
    };
    const made = await control.post("/api/v1/statistics/reports", order);
    expect(made.status, JSON.stringify(await made.clone().json())).toBe(201);
    const html = await page("&view=AS_REPORTED");
    expect(html).toContain("II.06a");
    expect(html).toContain("/lead/reports/");
    expect(html).not.toContain("mc-card-figure");
    const other = await office
      .browserOf(auditor)
      .page("/lead?from=2024-01-01&to=2024-01-31&view=AS_REPORTED");
    expect(await other.text()).toContain("Không có báo cáo nào của kỳ này.");
  });

  test("each view explains itself and stays in the address", async () => {
    for (const view of ["AS_WAS", "AS_REPORTED"]) {
      const html = await page(`&view=${view}&step=week`);
      expect(html).toMatch(/aria-current="true"/);
      expect(html).toContain(`view=${view}`);
    }
    expect(await page("&view=AS_WAS")).toContain("Mỗi hồ sơ tính cho cơ quan giải quyết lúc đó");
  });
});
