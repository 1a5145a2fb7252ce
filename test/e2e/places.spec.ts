import { describe, expect, test } from "vitest";
import { hasTool } from "../support/signing.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations, visitor } from "./visitor.ts";

/** A decision as a word processor lays it out, with its places left open. */
const DECISION = `<html lang="vi"><head><meta charset="utf-8"><title>Quyết định</title><style>
  body { font: 13pt serif } table { width: 100% } td { text-align: center; vertical-align: top; width: 50% }
  i, b { white-space: pre }</style></head><body>
  <table><tr><td>ỦY BAN NHÂN DÂN<br>PHƯỜNG TÂY HỒ<br><i>Số:              /QĐ-UBND</i></td>
  <td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>
  <i>Tây Hồ, ngày          tháng          năm 2026</i></td></tr></table>
  <p>Căn cứ Nghị quyết ngày 15 tháng 6 năm 2026;</p><p>Điều 1. Phân công trực ngày lễ.</p>
  <table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td><b>KT. CHỦ TỊCH</b><br><b>PHÓ CHỦ TỊCH</b></td></tr></table>
  </body></html>`;

describe.skipIf(!hasBrowser || !hasTool("pdftoppm"))("a PDF as a word processor makes it", () => {
  test("is shown with its places on the page itself, found in its words; the drafter looks, keeps, and sees it set", async () => {
    const press = await visitor();
    await press.setContent(DECISION);
    const pdf = await press.pdf({
      format: "A4",
      margin: { left: "3cm", right: "2cm", top: "2cm", bottom: "2cm" },
    });
    const page = await officer("specialist");
    await page.goto(address("/records/outgoing/new"));
    await page.fill("[name=subject]", "Phân công trực");
    await page.click("main form button[data-variant=primary]");
    await page.waitForURL(/\/records\/documents\//);
    const path = new URL(page.url()).pathname;
    await page.setInputFiles("input[type=file]", {
      name: "qd.pdf",
      mimeType: "application/pdf",
      buffer: pdf,
    });
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await page.getByRole("link", { name: "qd.pdf" }).waitFor();
    await page.goto(address(`${path}/places`));
    expect(await page.textContent("main")).toContain("Chỗ tìm thấy trong tệp");
    const href = (await page.getAttribute("svg image", "href")) ?? "";
    const drawn = await page.request.get(address(href));
    expect([drawn.status(), drawn.headers()["content-type"]]).toEqual([200, "image/png"]);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).toBe(0);
    const typed = async (name: string) => Number(await page.inputValue(`[name=${name}]`));
    // Below its title: the lower half of a short page would be the usual place.
    expect(await typed("top")).toBeLessThan(150);
    expect(await page.isChecked("[name=anchor][value=FREE]")).toBe(true);
    expect(await typed("monthLeft")).toBeGreaterThan(await typed("dateLeft"));
    await page.getByRole("button", { name: "Lưu và xem" }).click();
    await page.getByText("Chỗ đã chọn").waitFor();
    const preview = await page.request.get(address(`${path}/preview.pdf`));
    expect(preview.headers()["content-type"]).toBe("application/pdf");
    // Nobody else draws pages of it.
    const stranger = await officer("intake");
    expect((await stranger.request.get(address(href))).status()).toBe(404);
  });
});
