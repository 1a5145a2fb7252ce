import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";
import { receivedAtCounter } from "./waiting-papers.ts";

/** A household business is registered for a fee that the law says in figures. */
const PROCEDURE = "1.001612";
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 900 };

const press = (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForNavigation(), page.locator("main").getByRole("button", { name }).first().click()]);
const heading = (page: Page) => page.locator("h1").textContent();
const dongIn = (text: string) =>
  Number(present(/([\d.]+)\s?(?:đồng|₫|đ)/.exec(text)?.[1], text).replaceAll(".", ""));

/** Good to look at, and no wider than a telephone. */
async function reads(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await sidewaysScroll(page), page.url()).toBe(0);
  await page.setViewportSize(DESKTOP);
}

/** The leader reads what the cashier declared, and confirms it. */
async function differenceConfirmed(note: string): Promise<void> {
  const page = await officer("leader");
  await page.goto(address("/desk/cash/decisions"));
  await reads(page);
  const card = page.locator(".ds-card", { hasText: note });
  await Promise.all([
    page.waitForNavigation(),
    card.getByRole("button", { name: "Duyệt", exact: true }).click(),
  ]);
  expect(await page.textContent("main")).not.toContain(note);
  await page.context().close();
}

describe.skipIf(!hasBrowser)("the cashier's day in the browser", () => {
  test("from the queue to cash with change, a card, a receipt put right, and a drawer that is short", async () => {
    const [first, second] = await receivedAtCounter(PROCEDURE, 2);
    const page = await officer("cashier");

    await page.goto(address(`/desk/cash?q=${present(first, "dossier").code}`));
    await reads(page);
    const row = page.locator("tbody tr", { hasText: present(first, "dossier").code });
    expect(await row.count()).toBe(1);
    await row.getByRole("checkbox").check();
    await press(page, "Thu các khoản đã chọn");
    expect(await heading(page)).toContain("Thu");
    await reads(page);

    const total = dongIn((await page.locator(".ds-card", { hasText: "Tiền khách đưa" }).textContent()) ?? "");
    await page.fill("input[name=tendered]", String(total - 1_000));
    await press(page, /^Đã nhận/);
    expect(await page.locator("[data-error-summary]").textContent()).toContain("đưa");
    await reads(page);
    await page.fill("input[name=tendered]", String(total + 50_000));
    await press(page, /^Đã nhận/);
    await page.waitForURL(/\/desk\/cash\/receipts\//);
    expect(await page.textContent("main")).toContain("Trả lại: 50.000");
    await reads(page);

    await page.getByText("Lập lại biên lai").first().click();
    await page.fill("input[name=payerName]", "Trần Văn Nộp Thay");
    await page.fill("input[name=reason]", "Ghi nhầm tên người nộp");
    const wrong = page.url();
    await press(page, "Hủy và lập biên lai mới");
    await page.waitForURL((url) => url.href !== wrong);
    expect(await page.textContent("main")).toContain("Trần Văn Nộp Thay");
    await page.goto(wrong);
    expect((await page.textContent("main"))?.toLowerCase()).toContain("đã hủy");

    await page.goto(address(`/desk/cash/take?dossier=${present(second, "dossier").id}`));
    await page.check("input[name=method][value=POS]");
    await press(page, /^Đã nhận/);
    expect(await page.locator("[data-error-summary]").count()).toBe(1);
    await page.fill("input[name=txnRef]", `POS-${Date.now()}`);
    await press(page, /^Đã nhận/);
    await page.waitForURL(/\/desk\/cash\/receipts\//);

    await page.goto(address("/desk/cash/day"));
    await reads(page);
    const tile = (await page.locator(".mc-tiles").first().textContent()) ?? "";
    const counted = dongIn(tile.slice(tile.indexOf("theo sổ"))) - 10_000;
    await page.fill("input[name=countedDong]", String(counted));
    await press(page, "Chốt quỹ trong ngày");
    expect(await page.locator("[data-error-summary]").count()).toBe(1);
    await page.fill("input[name=note]", "Thiếu một tờ 10.000 đồng");
    await press(page, "Chốt quỹ trong ngày");
    expect(await page.textContent("main")).toContain("Chờ người khác xác nhận chênh lệch");
    await reads(page);

    await differenceConfirmed("Thiếu một tờ 10.000 đồng");
    await page.reload();
    const closed = (await page.textContent("main")) ?? "";
    expect(closed).toContain("Đã chốt quỹ");
    expect(closed).toContain("Thiếu một tờ 10.000 đồng");
    expect(closed).toMatch(/Chênh lệch\s*[-−]10\.000/);
    await reads(page);
  });
});
