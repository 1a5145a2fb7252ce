import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { address, hasBrowser, sidewaysScroll, violations, visitor } from "./visitor.ts";

/** Confirmation of marital status: who asks for themselves is not asked a second time who they are. */
const FORM = "/procedures/1.004873/submit";
const PHONE = { viewport: { width: 390, height: 844 } };
const SUBJECT = ["subjectFullName", "subjectPersonalId", "subjectResidence"] as const;
const isSeen = (page: Page, name: string) => page.locator(`[name="${name}"]`).first().isVisible();
const seenOf = (page: Page, names: readonly string[]) => Promise.all(names.map((name) => isSeen(page, name)));
const relationship = (page: Page, value: string) =>
  page.check(`input[name=requesterRelationship][value=${value}]`);
const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

describe.skipIf(!hasBrowser)("fields that only some answers ask for, on a phone", () => {
  test("“Cho chính mình” does not scroll past the other person's fields; what was typed there is kept", async () => {
    const page = await visitor(PHONE);
    await page.goto(address(FORM));
    expect(await seenOf(page, SUBJECT)).toEqual([true, true, true]);
    await page.fill("[name=subjectFullName]", "Trần Thị Kiểm Thử");
    const before = await height(page);
    await relationship(page, "SELF");
    expect(await seenOf(page, SUBJECT)).toEqual([false, false, false]);
    expect(before - (await height(page))).toBeGreaterThan(250);
    expect(await page.textContent("[data-when-told]")).toContain("Không cần điền nữa: ");
    const other = await page
      .locator("input[name=requesterRelationship]")
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("value")).find((v) => v !== "SELF"));
    await relationship(page, other ?? "");
    expect(await seenOf(page, SUBJECT)).toEqual([true, true, true]);
    expect(await page.inputValue("[name=subjectFullName]")).toBe("Trần Thị Kiểm Thử");
    expect(await page.textContent("[data-when-told]")).toContain("Có thêm mục cần điền: ");
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test("what is needed under one answer only comes with that answer, and is not sent while it is out of sight", async () => {
    const page = await visitor(PHONE);
    await page.goto(address(FORM));
    expect(await isSeen(page, "maritalDocument")).toBe(false);
    await page.check("input[name=maritalStatus][value=DIVORCED]");
    expect(await isSeen(page, "maritalDocument")).toBe(true);
    await page.fill("[name=maritalDocument]", "Bản án 12/2020");
    await page.check("input[name=maritalStatus][value=NEVER]");
    expect(await isSeen(page, "maritalDocument")).toBe(false);
    const sent = await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>("form:has([data-when])");
      return form === null ? [] : [...new FormData(form).keys()];
    });
    expect(sent).toContain("maritalStatus");
    expect(sent).not.toContain("maritalDocument");
  });

  test("without a script all of them stand there, each with a note when it is needed", async () => {
    const page = await visitor({ ...PHONE, javaScriptEnabled: false });
    await page.goto(address(FORM));
    expect(await seenOf(page, [...SUBJECT, "maritalDocument"])).toEqual([true, true, true, true]);
    expect(await page.textContent("main")).toContain("Để trống khi");
    expect(await page.textContent("main")).toContain("Cần điền khi “");
  });

  test("what hangs on a field below it follows at once, however long the row of fields is", async () => {
    const page = await visitor(PHONE);
    await page.goto(address(FORM));
    const island = await page.locator("script[src*=conditional-fields]").first().getAttribute("src");
    await page.evaluate(() => {
      const asked = (name: string, by: string) =>
        `<div data-when='${JSON.stringify({ needed: [{ [by]: ["yes"] }], same: [] })}'>
          <label>${name} <input name="${name}" value="yes"></label></div>`;
      document.body.innerHTML = `<form>${asked("first", "second")}${asked("second", "third")}${asked("third", "last")}
        <label>last <input name="last" value=""></label></form>`;
    });
    await page.addScriptTag({ url: `${island}?again`, type: "module" });
    const row = ["first", "second", "third"];
    await page.fill("[name=last]", "yes");
    await page.locator("[name=last]").blur();
    expect(await seenOf(page, row)).toEqual([true, true, true]);
    await page.fill("[name=last]", "no");
    await page.locator("[name=last]").blur();
    expect(await seenOf(page, row)).toEqual([false, false, false]);
  });
});
