import { describe, expect, test } from "vitest";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";

const untaken = await office.reach(CODE, "appraise");
const unread = await office.submitOnline(CODE);
const leader = anOfficer(office.unit("ward"), "leader");
const open = (path: string) => office.browserOf(leader).page(path);
const page = async (path: string) => (await open(path)).text();

/** The number under a figure's name. */
function figure(html: string, name: string): string {
  const card = html
    .split('<section class="mc-card-figure"')
    .find((each) => each.includes(`<h3>${name}</h3>`));
  return /<p class="mc-card-value"[^>]*>(?:<a [^>]*>)?([^<]*)/.exec(card ?? "")?.[1] ?? "";
}
const UNREAD = (hours: number) => `Chưa ai đọc quá ${hours} giờ làm việc`;

describe("what lies still", () => {
  test("is nothing while the step is within its quota and the check within its hours", async () => {
    const html = await page("/lead");
    expect([figure(html, "Chưa ai nhận xử lý"), figure(html, UNREAD(8))]).toEqual(["0", "0"]);
  });

  test("counts what nobody read after as many working hours as are asked for, and what nobody took", async () => {
    // Five working hours later.
    office.set("2026-11-02 15:00");
    expect(figure(await page("/lead?hours=5"), UNREAD(5))).toBe("1");
    expect(figure(await page("/lead?hours=6"), UNREAD(6))).toBe("0");
    expect(figure(await page("/lead"), UNREAD(8))).toBe("0");
    // A working day and five hours more; the day of rest between does not count.
    office.set("2026-11-20 15:00");
    expect(figure(await page("/lead?hours=80"), UNREAD(80))).toBe("1");
    const html = await page("/lead");
    expect([figure(html, "Chưa ai nhận xử lý"), figure(html, UNREAD(8))]).toEqual(["1", "1"]);
    expect(html).toContain("/lead/stuck?");
  });

  test("opens down to the dossiers, with the step that waits and since when", async () => {
    const both = await page("/lead/stuck");
    expect(both).toContain(untaken.code);
    expect(both).toContain("Thẩm định");
    const [asked, other] = [await page("/lead/stuck?kind=UNREAD"), await page("/lead/stuck?kind=UNTAKEN")];
    expect([asked.includes(unread.code), asked.includes(untaken.code)]).toEqual([true, false]);
    expect([other.includes(unread.code), other.includes(untaken.code)]).toEqual([false, true]);
  });

  test("is not told of a day of the past, which nobody wrote down", async () => {
    const html = await page("/lead?from=2026-11-01&to=2026-11-10&asOf=2026-11-10");
    expect(figure(html, UNREAD(8))).toBe("Chỉ tính cho thời điểm hiện tại");
  });

  test("of another tree does not exist", async () => {
    expect((await open("/lead/stuck?unit=H26")).status).toBe(404);
    const police = anOfficer(office.unit("police"), "unit-head");
    expect(await (await office.browserOf(police).page("/lead/stuck")).text()).not.toContain(untaken.code);
  });
});

describe("where late results lost their time", () => {
  test("of what is overdue and open: the step at work counts with what it used so far", async () => {
    const html = await page("/lead/late?from=2026-11-01&to=2026-11-20");
    expect(html).toContain("Không có kết quả nào quá hạn trong kỳ.");
    expect(html).toContain("Tính từ 1 hồ sơ quá hạn lâu nhất trong 1 hồ sơ đang quá hạn");
    expect(html).toContain("Thẩm định");
  });

  test("of the finished: by step and by unit, and each opens its results", async () => {
    const { taskId } = (await office.view(untaken.id)).dossier.tasks[0];
    const holder = office.organisation.personOf("specialist4");
    await office.act("head", untaken.id, "assignTask", { taskId, assigneeId: holder });
    await office.carry(untaken, "return");
    const days = "from=2026-11-01&to=2026-11-20";
    const html = await page(`/lead/late?${days}`);
    expect(html).toContain("1 kết quả quá hạn; 0 trong đó");
    const links = [...html.matchAll(/href="(\/lead\/late\/dossiers\?[^"]*(?:stepName|holder)=[^"]*)"/g)];
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const [, href = ""] of links)
      expect(await page(href.replaceAll("&amp;", "&")), href).toContain(untaken.code);
    expect(await page(`/lead?${days}`)).toContain("1 kết quả quá hạn; 0 trong đó");
    expect(await page(`/lead/late/dossiers?${days}`)).toContain(untaken.code);
    const before = await page(`/lead/late?${days}&asOf=2026-11-19`);
    expect(before).toContain("Không có kết quả nào quá hạn trong kỳ.");
    expect(before).toContain("Chỉ tính cho thời điểm hiện tại");
  });

  test("no unit of that name, no page", async () => {
    expect((await open("/lead/late/dossiers?holder=x")).status).toBe(404);
    expect((await open("/lead/late?unit=H26")).status).toBe(404);
  });
});
