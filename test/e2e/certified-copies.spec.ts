import { describe, expect, test } from "vitest";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";

/** What an officer types for one request: five papers, twenty copies. The originals lie on the counter. */
const WHO = ["Lê Thị Thu", "001190001234", "0987600457"];
const PAPERS = [
  ["cc", "2", "5"],
  ["ks", "1", "5"],
  ["bd", "1", "4"],
  ["sd", "4", "3"],
  ["Hợp đồng thuê nhà", "6", "3"],
];
/** A clerk who types no faster than most: two keys a second. */
const KEYS_A_MINUTE = 120;

describe.skipIf(!hasBrowser)("certified copies by keyboard alone", () => {
  test("twenty copies are received, numbered and priced in under two minutes of typing", async () => {
    const page = await officer("intake");
    await page.goto(address("/desk/certify"));
    expect(await violations(page)).toEqual([]);
    let keys = 0;
    const type = async (text: string) => {
      keys += text.length;
      await page.keyboard.type(text);
    };
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    for (const [index, text] of [...WHO, ...PAPERS.flat()].entries()) {
      if (index > 0) await press("Tab");
      await type(text);
    }
    // The last box has not been left: the fee is there all the same.
    await page.getByText("Phí: 80.000").waitFor();
    await Promise.all([page.waitForURL(/\/desk\/certify\/[0-9a-f-]{36}$/), press("Enter")]);
    const said = (await page.textContent("main")) ?? "";
    expect(said).toContain("20 bản sao");
    expect(said).toContain("80.000");
    expect(said.match(/-SCT\/BS/g)).toHaveLength(5);
    expect(keys).toBeLessThan(120);
    expect((keys / KEYS_A_MINUTE) * 60).toBeLessThan(120);
    expect(await violations(page)).toEqual([]);
    // The next person: the link is where the cursor is.
    await Promise.all([page.waitForURL(/\/desk\/certify$/), page.keyboard.press("Enter")]);
  });

  test("ten lines and the button that sends them fit one screen of a counter's machine", async () => {
    const page = await officer("intake", { viewport: { width: 1280, height: 900 } });
    await page.goto(address("/desk/certify"));
    const bottom = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
    expect(await bottom("[name='line.9.copies']")).toBeLessThan(900);
    expect(await bottom("main button:has-text('Tiếp nhận và vào sổ')")).toBeLessThan(900);
  });

  test("more lines are asked for by keyboard, and typing goes on in the first of them", async () => {
    const page = await officer("intake");
    await page.goto(address("/desk/certify"));
    await page.getByRole("button", { name: "Thêm 10 dòng" }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    // The cursor stands there without a touch; a browser on a busy machine puts it there a moment after the page has come.
    await page.locator("[name='line.10.name']:focus").waitFor();
    await page.keyboard.type("ks");
    expect(await page.inputValue("[name='line.10.name']")).toBe("ks");
  });

  test("the form fits a phone, and reckons the fee without a script", async () => {
    const page = await officer("intake", { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await page.goto(address("/desk/certify"));
    expect(await sidewaysScroll(page)).toBe(0);
    await page.fill("[name='line.0.name']", "ks");
    await page.fill("[name='line.0.copies']", "2");
    await Promise.all([page.waitForNavigation(), page.click("text=Tính phí")]);
    expect(await page.textContent("main")).toContain("Phí: 4.000");
    expect(await page.inputValue("[name='line.0.name']")).toBe("ks");
  });
});
