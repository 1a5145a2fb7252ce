import { describe, expect, test } from "vitest";
import { drainTally } from "../../src/modules/statistics/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-10-12 08:30") });
for (let count = 0; count < 6; count += 1) await office.receive("1.001776");
await office.receive("1.001612");
await office.receive("1.001612");
office.set("2026-11-03 08:30");
await office.receive("1.001776");
await drainTally(office.database);

const open = (path: string) => openBrowser(office.guest).open(path);
const cells = (html: string) =>
  [...html.matchAll(/data-label="([^"]*)"[^>]*>([^<]*)/g)].map(
    ([, label = "", text = ""]) => `${label}: ${text}`,
  );

describe("the transparency page", () => {
  test("shows the last month that is over, and not the days since", async () => {
    const { text, status } = await open("/transparency");
    expect(status).toBe(200);
    expect(text).toContain("Tháng 10/2026.");
    expect(text).toContain("Hồ sơ tiếp nhận 8");
  });

  test("hides the field of two people, and the other field it could be reckoned from", async () => {
    const { html, text } = await open("/transparency?month=2026-10");
    expect(cells(html)).not.toContain("Tiếp nhận: 2");
    expect(cells(html)).not.toContain("Tiếp nhận: 6");
    expect(cells(html).filter((cell) => cell === "Tiếp nhận: ẩn")).toHaveLength(2);
    expect(cells(html)).toContain("Tiếp nhận: 8");
    expect(text).toContain("Số từ 1 đến 4 được ẩn");
  });

  test("answers a month that is not over, or never was, with the last that is", async () => {
    for (const month of ["2026-11", "2027-05", "2026-13", "x"])
      expect((await open(`/transparency?month=${month}`)).text, month).toContain("Tháng 10/2026.");
  });

  test("says so where there was nothing, and where there is no such agency", async () => {
    expect((await open("/transparency?month=2026-09")).text).toContain("Tháng này không có hồ sơ nào.");
    expect((await open("/transparency?unit=H26.16.05.005")).text).toContain("Công an phường Tây Hồ");
    expect((await open("/transparency?unit=cong%20an%20tay%20ho")).text).toContain("Công an phường Tây Hồ");
    // The name the box is filled with is a name it takes.
    const own = await open(`/transparency?unit=${encodeURIComponent("UBND phường Tây Hồ")}&month=2026-10`);
    expect(own.text).toContain("Tháng 10/2026.");
    const unknown = await open("/transparency?unit=H99");
    expect([unknown.status, unknown.text.includes("“H99”")]).toEqual([404, true]);
    // A division decides nothing in its own name: it has no page.
    expect((await open("/transparency?unit=H26.16.05.002")).status).toBe(404);
  });

  test("names no dossier and no officer, and gives each figure's definition", async () => {
    const { html, text } = await open("/transparency");
    expect(html).not.toContain("/desk/dossiers/");
    expect(text).toContain("Số hồ sơ được tiếp nhận trong kỳ");
  });

  test("is found from the home page", async () => {
    expect((await open("/")).html).toContain('href="/transparency"');
  });
});
