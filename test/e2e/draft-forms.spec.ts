import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 900 };

/** A page in both languages and both widths, with all that folds unfolded. */
async function passes(page: Page, path: string) {
  for (const language of ["vi", "en"]) {
    await page.setViewportSize(DESKTOP);
    const at = address(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
    const answer = await page.goto(at);
    expect(answer?.status(), path).toBe(200);
    expect((await answer?.body())?.byteLength ?? 0, path).toBeLessThan(60_000);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    expect(await page.locator("main > * .ds-button[data-variant=primary]").count(), path).toBeLessThan(2);
    expect(await violations(page), path).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page), path).toBe(0);
  }
}

describe.skipIf(!hasBrowser)("the forms of those who keep the catalogue", () => {
  test("the forms of a procedure's draft pass axe and fit a phone: fees, papers, ways and terms, the rest", async () => {
    const page = await officer("control");
    await page.goto(address("/admin/procedures?q=2.000635&lang=vi"));
    await page.locator("tbody a").first().click();
    await Promise.all([
      page.waitForURL(/\/edit/),
      page.locator("form[action$='/amend'] button").click({ noWaitAfter: true }),
    ]);
    const draft = new URL(page.url()).pathname.replace(/\/edit$/, "");
    for (const part of ["", "/edit", "/fees", "/papers", "/terms"]) await passes(page, `${draft}${part}`);
  });

  test("a province's amount passes axe and fits a phone: the form, its mistakes, the draft, the amount itself", async () => {
    const page = await officer("control2");
    await page.goto(address("/admin/provincial-fees?code=1.004873&lang=vi"));
    const form = await page.locator("a[href*='/provincial-fees/new']").first().getAttribute("href");
    await passes(page, form ?? "/");
    await page.setViewportSize(DESKTOP);
    await page.locator("main form button").first().click();
    await page.locator("[data-error-summary] a").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.fill("[name=number]", "06/2026/NQ-HĐND");
    await page.fill("[name=issuer]", "HĐND thành phố Hà Nội");
    await page.locator("main form button").first().click();
    await page.waitForURL(/provincial-fees\/[0-9a-f-]{36}$/);
    const amount = new URL(page.url()).pathname;
    await passes(page, amount);
    await passes(page, `${amount}/edit`);
    await page.goto(address(`${amount}?lang=vi`));
    await page.locator("main summary").first().click();
    for (const [part, text] of Object.entries({ day: "1", month: "11", year: "2026" }))
      await page.fill(`[name='validFrom.${part}']`, text);
    await page.locator("form[action$='/publish'] button").click();
    await page.getByText("Đã công bố").first().waitFor();
    await passes(page, amount);
    await passes(page, "/admin/provincial-fees?code=1.004873");
  });
});
