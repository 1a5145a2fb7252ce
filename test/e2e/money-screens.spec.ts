import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations, visitor } from "./visitor.ts";
import { receivedAtCounter } from "./waiting-papers.ts";

const HOUSEHOLD_BUSINESS = "1.001612";
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 900 };

/** A page with something on it, in both languages, on a desk and on a telephone. */
async function reads(page: Page, path: string): Promise<void> {
  for (const language of ["vi", "en"]) {
    await page.setViewportSize(DESKTOP);
    const answer = await page.goto(address(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`));
    expect(answer?.status(), path).toBe(200);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    expect(await violations(page), path).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page), path).toBe(0);
  }
  await page.goto(address(`${path}${path.includes("?") ? "&" : "?"}lang=vi`));
}

const linkTo = async (page: Page, start: string) =>
  new URL(
    address(present(await page.locator(`main a[href^="${start}"]`).first().getAttribute("href"), start)),
  );

describe.skipIf(!hasBrowser)("screens of money and trust with something on them", () => {
  test("what a dossier owes, its fee being taken, its code, and money that nothing recognised", async () => {
    const [dossier] = await receivedAtCounter(HOUSEHOLD_BUSINESS, 1);
    const { id } = present(dossier, "dossier");
    const cashier = await officer("cashier");
    await reads(cashier, `/desk/cash/dossiers/${id}`);
    await reads(cashier, `/desk/cash/take?dossier=${id}`);
    await Promise.all([
      cashier.waitForURL(/\/pay\//),
      cashier.getByRole("button", { name: "Đưa mã VietQR cho người nộp" }).click(),
    ]);
    const pay = new URL(cashier.url()).pathname;
    await reads(cashier, pay);
    await reads(await visitor(), pay);

    const today = new Date().toISOString();
    const number = `TM-${Date.now()}`;
    const lines = [
      "Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền",
      `${number},${today},NOP TIEN HO SO,100000`,
    ];
    await cashier.setViewportSize(DESKTOP);
    await cashier.goto(address("/desk/cash/bank"));
    const buffer = Buffer.from(lines.join("\n"));
    await cashier.setInputFiles("input[name=file]", { name: "so-phu.csv", mimeType: "text/csv", buffer });
    await Promise.all([
      cashier.waitForNavigation(),
      cashier.locator("main").getByRole("button", { name: "Nhập" }).click(),
    ]);
    await reads(cashier, "/desk/cash/bank");
    await reads(cashier, (await linkTo(cashier, "/desk/cash/bank/movements/")).pathname);
  });

  test("a certificate with its life", async () => {
    const admin = await officer("admin");
    await admin.goto(address("/admin/certificates"));
    await reads(admin, (await linkTo(admin, "/admin/certificates/")).pathname);
  });
});
