import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { pdfText } from "../support/pdf-text.ts";
import { hasTool } from "../support/signing.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";
import { signedAlone, waitingForSignature } from "./waiting-papers.ts";

/** Confirmation of marital status: its result is set by the office itself. */
const MARITAL = "1.004873";
const COUNT = 20;

describe.skipIf(!hasBrowser)("twenty papers signed at one sitting", () => {
  test("are listed and looked at, named once more, signed under a bar that moves; the one that changed is told, to be looked at anew", async () => {
    const waiting = await waitingForSignature(MARITAL, COUNT);
    const page = await officer("leader");
    await page.goto(address("/desk/signing/batch"));
    const listed = await page.textContent("main");
    for (const { code } of waiting) expect(listed).toContain(code);
    const alone = present(waiting[3], "paper");
    if (hasTool("pdftotext")) {
      const card = page.locator(".ds-card", { hasText: alone.code });
      const href = await card.getByText("Xem văn bản").getAttribute("href");
      const pdf = await (await page.request.get(address(href ?? ""))).body();
      expect(pdfText(new Uint8Array(pdf))).toContain("KT. CHỦ TỊCH");
    }
    for (const { id } of waiting) await page.locator(`#chosen-${id}`).check({ force: true });
    await Promise.all([
      page.waitForURL(/\/desk\/signing\/batch\/confirm/),
      page.getByRole("button", { name: "Tiếp tục: kiểm tra lần cuối" }).click(),
    ]);
    const last = await page.textContent("main");
    for (const { code } of waiting) expect(last).toContain(code);
    if (hasTool("pdftotext")) expect(last).toContain("1 văn bản đã mở xem");
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await signedAlone(alone);
    // Twenty papers by keyboard: what is said of all, and the two words of the signer.
    await page.getByRole("radio", { name: "Đồng ý theo đề xuất" }).press("Space");
    await page.getByRole("checkbox", { name: /tôi chưa mở xem/ }).press("Space");
    await page.getByRole("checkbox", { name: /Tôi đồng ý ký/ }).press("Space");
    const seen: number[] = [];
    await page.exposeFunction("told", (done: number) => seen.push(done));
    await page.addInitScript(WATCH);
    await Promise.all([
      page.waitForURL(/\/desk\/signing\/batches\//),
      page.getByRole("button", { name: `Ký ${COUNT} văn bản` }).click(),
    ]);
    await page.getByText(`Đã xong ${COUNT} trong ${COUNT} văn bản`).waitFor();
    expect(await page.locator("progress").getAttribute("value")).toBe(String(COUNT));
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    const said = (await page.textContent("main")) ?? "";
    expect(said).toContain(`Đã ký ${COUNT - 1} văn bản`);
    expect(said).toContain("1 văn bản chưa được ký");
    expect(await page.locator(".mc-list a").allTextContents()).toEqual([alone.code]);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(page)).toBe(0);
    // Signing it again would fail the same way: it is looked at anew.
    expect(await page.getByRole("button", { name: "Ký lại" }).count()).toBe(0);
    await Promise.all([
      page.waitForURL(/\/desk\/signing\/batch$/),
      page.getByRole("link", { name: "Xem lại 1 văn bản đã thay đổi" }).click(),
    ]);
    const left = await page.textContent("main");
    for (const { code } of waiting) expect(left).not.toContain(code);
  });
});

/** Tells each value of the bar as it stands, from the first on. */
const WATCH = `
  const tell = () => { const bar = document.querySelector("progress"); if (bar) window.told(bar.value); };
  document.addEventListener("DOMContentLoaded", () => {
    tell();
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true });
  });
`;
