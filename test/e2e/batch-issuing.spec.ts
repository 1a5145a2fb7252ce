import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";
import { signedAlone, type Waiting, waitingForSignature } from "./waiting-papers.ts";

/** Confirmation of marital status: its result is set by the office itself. */
const MARITAL = "1.004873";
const COUNT = 6;
const LIST = "/desk/signing/issuing";

/** Goes by Tab to the first place of which this is true. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    if (await page.evaluate(`(() => { const at = document.activeElement; return ${isThere}; })()`)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${isThere}`);
}

describe.skipIf(!hasBrowser)("results issued at one sitting", () => {
  let waiting: readonly Waiting[] = [];
  beforeAll(async () => {
    waiting = await waitingForSignature(MARITAL, COUNT);
    for (const each of waiting) await signedAlone(each);
  }, 120_000);

  test("are found by the count beside the menu, ticked and issued by keyboard, under a bar that moves", async () => {
    const page = await officer("clerk");
    await page.goto(address("/desk/signing"));
    const count = page.locator("nav a[href='/desk/signing'] .mc-count");
    const before = Number(await count.textContent());
    expect(before).toBeGreaterThanOrEqual(COUNT);
    await page.getByRole("link", { name: "Vào số, phát hành nhiều kết quả một lần" }).click();
    const listed = await page.textContent("main");
    for (const { code } of waiting) expect(listed).toContain(code);
    expect(await violations(page)).toEqual([]);
    const some = waiting.slice(0, COUNT - 2);
    // In the order of the page, as Tab goes.
    const ticks = await page.locator("input[name=chosen]").evaluateAll((all) => all.map(({ id }) => id));
    const chosen = ticks.filter((tick) => some.some(({ id }) => tick === `chosen-${id}`));
    expect(chosen).toHaveLength(some.length);
    for (const id of chosen) {
      await tabTo(page, `at?.id === "${id}"`);
      await page.keyboard.press("Space");
    }
    await tabTo(page, `at?.matches("main form button[type=submit], main form button:not([type])")`);
    await Promise.all([page.waitForURL(/\/desk\/signing\/issuing\/./), page.keyboard.press("Enter")]);
    await page.getByText(`Đã xong ${some.length} trong ${some.length} kết quả`).waitFor();
    expect(await page.locator("progress").getAttribute("value")).toBe(String(some.length));
    expect(await page.textContent("main")).toContain(`Đã phát hành ${some.length} kết quả`);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.goto(address("/desk/signing"));
    const left = (await count.count()) === 0 ? 0 : Number(await count.textContent());
    expect(left).toBe(before - some.length);
  });

  test("are issued without a script too; what was issued meanwhile is told by its line", async () => {
    const page = await officer("clerk", { javaScriptEnabled: false });
    await page.goto(address(LIST));
    const [alone, other] = waiting.slice(COUNT - 2).map((each) => present(each, "signed result"));
    const ids = [present(alone, "one").id, present(other, "other").id];
    for (const id of ids) await page.locator(`#chosen-${id}`).check({ force: true });
    // The same two, in another window before: of each there is one number.
    const second = await officer("clerk", { javaScriptEnabled: false });
    await second.goto(address(LIST));
    await second.locator(`#chosen-${ids[0]}`).check({ force: true });
    await second.click("main form button");
    await second.waitForURL(/\/desk\/signing\/issuing\/./);
    await page.click("main form button");
    await page.waitForURL(/\/desk\/signing\/issuing\/./);
    while (await page.locator("[data-signing-batch] button").count()) {
      await page.click("[data-signing-batch] button");
    }
    const said = (await page.textContent("main")) ?? "";
    expect(said).toContain("Đã phát hành 1 kết quả");
    expect(said).toContain("1 kết quả chưa được phát hành");
    expect(await page.locator(".mc-list a").allTextContents()).toEqual([alone?.code]);
  });
});
