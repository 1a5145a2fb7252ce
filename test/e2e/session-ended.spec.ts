import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, DEMO_PASSWORD, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";

const PROCEDURE = "2.000908";
const TYPED = {
  requesterPersonalId: "001190012345",
  requesterPhone: "0912 344 321",
  requesterAddress: "Số 1 phố Thụy Khuê",
  request: 'Cấp 01 bản sao Giấy khai sinh, "ghi <đủ>" & rõ',
};

async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /session/ });
}

const main = async (page: Page) => (await page.textContent("main")) ?? "";
const press = (page: Page, what: string) => Promise.all([page.waitForNavigation(), page.click(what)]);

describe.skipIf(!hasBrowser)("an officer whose session ended over a filled-in form", () => {
  test.each([
    ["Nguyễn Thị Phiên", "with scripts, at a desk", { javaScriptEnabled: true }],
    [
      "Nguyễn Thị Hết",
      "without scripts, at a telephone",
      { javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    ],
  ])("signs in beside it and sends it once, with everything: %s, %s", async (name, _what, options) => {
    // axe is a script itself.
    const hasScripts = options.javaScriptEnabled !== false;
    const page = await officer("intake", options);
    await page.goto(address(`/desk/intake/${PROCEDURE}`));
    for (const [box, value] of Object.entries(TYPED)) await page.fill(`[name=${box}]`, value);
    await page.fill("[name=requesterFullName]", name);
    await page.check("input[name=requesterRelationship][value=SELF]");
    await page.check("input[name=commitment]");
    await page.check("[name='_papers.identity.seen']");
    await endSession(page);
    await press(page, "main form button[data-variant=primary]");
    expect(await main(page)).toContain("nội dung đã nhập vẫn còn");
    if (hasScripts) expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    const [beside] = await Promise.all([
      page.context().waitForEvent("page"),
      page.click("main a[target=_blank]"),
    ]);
    await beside.fill("input[autocomplete=username]", "intake");
    await beside.fill("input[type=password]", DEMO_PASSWORD);
    await press(beside, "main button[type=submit]");
    expect(await main(beside)).toContain("trở lại thẻ có nội dung chưa gửi");
    if (hasScripts) expect(await violations(beside)).toEqual([]);
    await beside.close();

    await press(page, "main form button");
    expect(await main(page)).toContain("đang gửi với tên");
    await press(page, "main form button");
    expect(await page.textContent("h1")).toContain("Đã tiếp nhận");
    const code = (await page.locator(".mc-code").first().textContent())?.trim() ?? "";

    await page.goto(address("/desk"));
    await page.fill(".mc-bar-search input[type=search]", name);
    await Promise.all([page.waitForNavigation(), page.press(".mc-bar-search input[type=search]", "Enter")]);
    expect(await page.locator("tbody tr").count()).toBe(1);
    await press(page, `text="${code}"`);
    for (const typed of [name, ...Object.values(TYPED)]) expect(await main(page)).toContain(typed);
  });
});
