import { describe, expect, test } from "vitest";
import { submitCopyRequest, track } from "./portal-steps.ts";
import { address, hasBrowser, officer, visitor } from "./visitor.ts";

describe.skipIf(!hasBrowser)("without JavaScript", () => {
  test("a citizen submits and tracks", async () => {
    const page = await visitor({ javaScriptEnabled: false });
    const code = await submitCopyRequest(page);
    await track(page, { code, lastFour: "2345" });
    expect(await page.textContent("main")).toContain("Mới nộp, chờ kiểm tra");
  });

  test("a form sent with mistakes names each one and keeps what was typed", async () => {
    const page = await visitor({ javaScriptEnabled: false });
    await page.goto(address("/procedures/2.000908/submit"));
    await page.fill("input[name=requesterFullName]", "Nguyễn Văn Kiểm Thử");
    await page.fill("input[name=requesterPhone]", "12");
    await page.click("main button[data-variant=primary]");
    expect(await page.locator(".ds-error-summary li").count()).toBeGreaterThanOrEqual(4);
    expect(await page.inputValue("input[name=requesterFullName]")).toBe("Nguyễn Văn Kiểm Thử");
    expect(await page.inputValue("input[name=requesterPhone]")).toBe("12");
    expect(await page.getAttribute("input[name=requesterPhone]", "aria-invalid")).toBe("true");
  });

  test("an officer searches for a name, which the address does not tell", async () => {
    const page = await officer("intake", { javaScriptEnabled: false });
    await page.goto(address("/desk"));
    await page.fill(".mc-filter input[name=q]", "nguyen");
    await Promise.all([page.waitForNavigation(), page.click(".mc-filter button")]);
    expect(await page.inputValue(".mc-filter input[name=q]")).toBe("nguyen");
    expect(page.url()).not.toContain("nguyen");
  });

  test("an officer works the list and opens a dossier", async () => {
    const page = await officer("intake", { javaScriptEnabled: false });
    await page.goto(address("/desk/online"));
    await page.click("tbody th a");
    expect(page.url()).toContain("/desk/dossiers/");
    expect(await page.locator("#acts button[data-variant=primary]").count()).toBe(1);
  });
});

describe.skipIf(!hasBrowser)("by keyboard alone", () => {
  test("the first Tab offers to skip to the content, and Enter goes there", async () => {
    const page = await visitor();
    await page.goto(address("/"));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("ds-skip-link");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  test("a citizen tracks a dossier without touching a mouse", async () => {
    const page = await visitor();
    await page.goto(address("/track"));
    await page.focus("input[name=code]");
    await page.keyboard.type("H26.16.05-261116-0042");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0000");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".ds-error-summary");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert");
  });

  test("an officer reaches the search with the slash key", async () => {
    const page = await officer("intake");
    await page.keyboard.press("/");
    await page.keyboard.type("nguyen");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/search\?q=/);
    expect(await page.inputValue("input[name=q]")).toBe("nguyen");
    expect(page.url()).not.toContain("nguyen");
  });
});
