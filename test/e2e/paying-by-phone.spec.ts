import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { track } from "./portal-steps.ts";
import { address, hasBrowser, sidewaysScroll, violations, visitor } from "./visitor.ts";
import { receivedAtCounter } from "./waiting-papers.ts";

const PROCEDURE = "1.001612";
const PHONE = { width: 390, height: 844 };

const press = (page: Page, name: string) =>
  Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);

async function reads(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([]);
  expect(await sidewaysScroll(page), page.url()).toBe(0);
}

describe.skipIf(!hasBrowser)("a fee is paid from a telephone", () => {
  test("found by the code of the slip, paid by VietQR, claimed, confirmed by the bank, with a receipt", async () => {
    const [dossier] = await receivedAtCounter(PROCEDURE, 1);
    const { code, lastFour } = present(dossier, "dossier");
    const page = await visitor({ viewport: PHONE });
    await track(page, { code, lastFour });
    await reads(page);
    await press(page, "Thanh toán bằng VietQR");
    await page.waitForURL(/\/pay\//);
    await reads(page);
    const picture = page.locator("img.mc-pay-code");
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200);

    await press(page, "Tôi đã chuyển tiền");
    expect(await page.textContent("main")).toContain("Đã ghi nhận ông/bà báo chuyển tiền");
    await reads(page);
    await press(page, "Giả lập: ngân hàng báo đã nhận tiền");
    expect(await page.textContent("main")).toContain("Ngân hàng đã xác nhận thanh toán");
    await reads(page);
    const receipt = await page.getByText(/Biên lai số.*PDF/).getAttribute("href");
    const pdf = await page.request.get(address(present(receipt, "receipt")));
    expect(pdf.headers()["content-type"]).toBe("application/pdf");

    await track(page, { code, lastFour });
    expect(await page.textContent("main")).not.toContain("Thanh toán bằng VietQR");
    await reads(page);
  });
});
