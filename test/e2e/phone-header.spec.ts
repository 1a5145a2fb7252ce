import { describe, expect, test } from "vitest";
import { address, hasBrowser, sidewaysScroll, signInAsCitizen, violations, visitor } from "./visitor.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
/** A finger's width, with room to spare above what WCAG 2.2 AA (2.5.8) asks. */
const TARGET_PX = 44;

describe.skipIf(!hasBrowser)("the header of the portal on a phone", () => {
  test("is one low bar, and its menu leads everywhere, without a script too", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await visitor({ ...PHONE, javaScriptEnabled });
      await page.goto(address("/"));
      const bar = await page.locator("header .mc-bar-inner").boundingBox();
      expect(bar?.height).toBeLessThanOrEqual(64);
      // Only the demonstration's own line comes between the bar and the page.
      expect((await page.locator("main").boundingBox())?.y).toBeLessThanOrEqual(96);
      expect(await page.getByRole("link", { name: "Tra cứu hồ sơ" }).count()).toBe(0);
      await page.focus("header summary");
      await page.keyboard.press("Enter");
      const menu = page.getByRole("navigation", { name: "Cổng dịch vụ" });
      const links = menu.getByRole("link");
      expect((await links.allTextContents()).map((text) => text.trim())).toEqual([
        "Thủ tục",
        "Tra cứu hồ sơ",
        "Hồ sơ của tôi",
        "Kiểm tra giấy tờ",
        "Công khai kết quả",
        "Đăng nhập",
      ]);
      for (const link of await links.all())
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(TARGET_PX);
      expect(await sidewaysScroll(page)).toBe(0);
      if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
      await Promise.all([page.waitForURL(/\/track/), links.nth(1).click()]);
      await page.click("header summary");
      expect(await menu.locator("[aria-current=page]").getAttribute("href")).toBe("/track");
    }
  });

  test("a citizen signs out from it", async () => {
    const page = await visitor();
    await signInAsCitizen(page);
    await page.setViewportSize(PHONE.viewport);
    await page.click("header summary");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Đăng xuất" }).click()]);
    await page.click("header summary");
    expect(await page.getByRole("link", { name: "Đăng nhập" }).count()).toBe(1);
  });
});
