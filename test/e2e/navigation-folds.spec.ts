import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";

/** The leader of the ward has more entries than are seen at one glance. */
const LEADER = "leader";
const FIGURES = "Số liệu, báo cáo";
const DOCUMENTS = "Văn bản, giấy tờ";
const fold = (page: Page, name: string) => page.locator(".mc-nav-group").filter({ hasText: name });
const isOpen = (page: Page, name: string) =>
  fold(page, name).evaluate((element) => element instanceof HTMLDetailsElement && element.open);
const linksSeen = (page: Page, name: string) =>
  fold(page, name)
    .locator("a")
    .evaluateAll((links) => links.filter((link) => link.checkVisibility()).length);
/** The words of whatever the keyboard stands on. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** Goes on with Tab until the keyboard stands on these words; what cannot be reached so is not there for everybody. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(words)) return;
  }
  throw new Error(`the keyboard never comes to ${words}`);
}

describe.skipIf(!hasBrowser)("the groups of the navigation", () => {
  test("only the group of the page is open, with the page marked in it", async () => {
    const page = await officer(LEADER);
    await page.goto(address("/lead"));
    expect([await isOpen(page, FIGURES), await isOpen(page, DOCUMENTS)]).toEqual([true, false]);
    const current = page.locator(".mc-nav a[aria-current=page]");
    expect([await current.count(), await current.isVisible()]).toEqual([1, true]);
    expect(await current.getAttribute("href")).toBe("/lead");
    expect(await linksSeen(page, DOCUMENTS)).toBe(0);
    await page.goto(address("/records/work-files"));
    expect([await isOpen(page, FIGURES), await isOpen(page, DOCUMENTS)]).toEqual([false, true]);
    expect(await page.locator(".mc-nav a[aria-current=page]").isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test("open and close by the keyboard alone, and lead on from there; without a script too", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await officer(LEADER, { javaScriptEnabled });
      await page.goto(address("/lead"));
      await tabTo(page, DOCUMENTS);
      await page.keyboard.press("Enter");
      expect(await isOpen(page, DOCUMENTS)).toBe(true);
      expect(await linksSeen(page, DOCUMENTS)).toBeGreaterThan(1);
      await page.keyboard.press("Space");
      expect(await isOpen(page, DOCUMENTS)).toBe(false);
      await page.keyboard.press("Tab");
      expect(await focused(page)).not.toContain("Văn bản đến");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      const entry = await page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
      await Promise.all([page.waitForURL(address(entry)), page.keyboard.press("Enter")]);
      expect(await page.locator(".mc-nav a[aria-current=page]").getAttribute("href")).toBe(entry);
      expect(await isOpen(page, DOCUMENTS)).toBe(true);
    }
  });

  test("on a phone they lie behind one button, and the page's own group is open behind it", async () => {
    const page = await officer(LEADER, { viewport: { width: 390, height: 844 } });
    await page.goto(address("/lead"));
    const current = page.locator(".mc-nav a[aria-current=page]");
    expect(await current.isVisible()).toBe(false);
    await tabTo(page, "Mục lục");
    await page.keyboard.press("Enter");
    expect(await current.isVisible()).toBe(true);
    expect([await isOpen(page, FIGURES), await isOpen(page, DOCUMENTS)]).toEqual([true, false]);
    await fold(page, DOCUMENTS).locator("summary").click();
    expect(await linksSeen(page, DOCUMENTS)).toBeGreaterThan(1);
    const low = await fold(page, DOCUMENTS)
      .locator("summary, a")
      .evaluateAll((parts) => parts.filter((part) => part.getBoundingClientRect().height < 40).length);
    expect(low).toBe(0);
    expect([await sidewaysScroll(page), await violations(page)]).toEqual([0, []]);
  });
});
