import { describe, expect, test } from "vitest";
import { address, DEMO_PASSWORD, hasBrowser, violations, visitor } from "./visitor.ts";

const WIZARD = "/procedures/1.001193/submit";
const CHILD = "[name=childFullName]";

describe.skipIf(!hasBrowser)("a guest in the middle of a submission", () => {
  test("goes on by the Enter key, and through the sign-in with everything typed", async () => {
    const page = await visitor({ viewport: { width: 390, height: 844 } });
    await page.goto(address(WIZARD));
    await page.fill(CHILD, "Bé Thử");
    await Promise.all([page.waitForNavigation(), page.press(CHILD, "Enter")]);
    expect(new URL(page.url()).pathname).toBe(WIZARD);
    expect(await page.locator(".ds-error-summary li").count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await page.click("header summary");
    await page.click("header nav a.mc-bar-button");
    await Promise.all([page.waitForNavigation(), page.click("#sign-in-here button")]);
    await page.fill("input[autocomplete=username]", "intake");
    await page.fill("input[type=password]", DEMO_PASSWORD);
    await Promise.all([
      page.waitForURL((url) => url.pathname === WIZARD),
      page.click("main button[type=submit]"),
    ]);
    expect(await page.inputValue(CHILD)).toBe("Bé Thử");
  });

  test("leaves nothing in the history of a machine others use too", async () => {
    const page = await visitor();
    await page.goto(address(WIZARD));
    await page.fill(CHILD, "Bé Thử");
    await Promise.all([page.waitForNavigation(), page.press(CHILD, "Enter")]);
    await Promise.all([page.waitForNavigation(), page.click("form[action='/done'] button")]);
    expect(new URL(page.url()).pathname).toBe("/");
    // The browser has no copy of its own left, and does not send the form again by itself.
    await page.goBack().catch(() => null);
    await page.locator("h1").first().textContent();
    expect(await page.content()).not.toContain("Bé Thử");
    await page.goto(address(WIZARD));
    expect(await page.inputValue(CHILD)).toBe("");
  });
});
