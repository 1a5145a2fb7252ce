import { randomBytes } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations } from "./visitor.ts";

const PART_BYTES = 262_144;

/** A photo as heavy as one of a real page: noise does not compress. */
async function photo(width: number, height: number): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(randomBytes(width * height * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
}
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });

async function search(page: Page, text: string): Promise<void> {
  await page.fill(".mc-bar-search input[type=search]", text);
  await Promise.all([page.waitForNavigation(), page.press(".mc-bar-search input[type=search]", "Enter")]);
}

/** The intake officer before the first paper of a dossier that may be digitised. */
async function atDigitising(options: Parameters<typeof officer>[1] = {}): Promise<Page> {
  const page = await officer("intake", options);
  for (const list of ["/desk/online", "nguyen", "/desk"]) {
    if (list.startsWith("/")) await page.goto(address(list));
    else await search(page, list);
    const links = page.locator("main a[href^='/desk/dossiers/']");
    for (const link of new Set(
      await links.evaluateAll((all) => all.map((each) => each.getAttribute("href"))),
    )) {
      const answer = await page.request.get(address(`${link}/digitise`));
      if (!(await answer.text()).includes('type="file"')) continue;
      await page.goto(address(`${link}/digitise`));
      return page;
    }
  }
  throw new Error("no dossier of the demo can be digitised at the counter");
}

const saveFirst = (page: Page) =>
  Promise.all([page.waitForNavigation(), page.locator("button[name=_do][value=save]").first().click()]);

describe.skipIf(!hasBrowser)("a scan sent over a bad line", () => {
  test("waits while the line is down, goes on with the byte that is missing, and is kept", async () => {
    const page = await atDigitising();
    const large = await photo(1_400, 1_400);
    expect(large.byteLength).toBeGreaterThan(4 * PART_BYTES);
    const offsets: number[] = [];
    await page.route("**/api/v1/uploads/*", async (route) => {
      const request = route.request();
      if (request.method() !== "PATCH") return route.continue();
      offsets.push(Number(request.headers()["upload-offset"]));
      if (offsets.length !== 3) return route.continue();
      await page.context().setOffline(true);
      await route.abort("internetdisconnected");
    });
    await page.locator("input[type=file]").first().setInputFiles(jpeg("trang-1.jpg", large));
    const row = page.locator(".mc-pages > li").first();
    await row.getByText("Mất kết nối").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator("button[name=_do][value=save]").first().click();
    await page.getByText("Gửi xong, trang tự chuyển tiếp").waitFor();
    await page.locator("input[name$='~compared']").first().check();
    await page.context().setOffline(false);
    await page.waitForURL(/digitise$/);
    await page
      .getByText(/Đối chiếu bản chính/)
      .first()
      .waitFor();
    expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
    expect(offsets.slice(2, 4)).toEqual([2 * PART_BYTES, 2 * PART_BYTES]);
  });

  test("takes the mistake of the last sending away once a file is put into its box", async () => {
    const page = await atDigitising();
    const box = page.locator("input[type=file]").first();
    const id = await box.getAttribute("id");
    // As the page stands when it comes back with a mistake.
    await box.evaluate((input) => {
      input.setAttribute("aria-invalid", "true");
      input.insertAdjacentHTML(
        "afterend",
        `<div class="mc-error" id="${input.id}-error">Còn thiếu giấy tờ</div>`,
      );
    });
    await box.setInputFiles(jpeg("trang-1.jpg", await photo(200, 200)));
    await page.locator(".mc-pages > li").first().waitFor();
    expect(await page.locator(`[id="${id}-error"]`).count()).toBe(0);
    expect(await box.getAttribute("aria-invalid")).toBeNull();
  });

  test("a file the office does not take says why beside itself", async () => {
    const page = await atDigitising();
    const file = { name: "giay.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ program") };
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.locator(".mc-pages > li[data-standing=failed]").getByText("Chỉ nhận tệp PDF").waitFor();
  });
});

describe.skipIf(!hasBrowser)("pages from a phone's camera", () => {
  test("are ordered and turned by keyboard before they become one file", async () => {
    const page = await atDigitising({ viewport: { width: 390, height: 844 } });
    const box = page.locator("input[type=file]").first();
    await box.setInputFiles([jpeg("a.jpg", await photo(300, 600)), jpeg("b.jpg", await photo(300, 300))]);
    await box.setInputFiles([jpeg("c.jpg", await photo(400, 600))]);
    const rows = page.locator(".mc-pages > li");
    await expect
      .poll(() => rows.locator("xpath=self::*[@data-standing='arrived']").count(), { timeout: 10_000 })
      .toBe(3);
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await rows.nth(0).locator("[data-move=down]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await rows.locator(".mc-page-name").allTextContents()).toEqual(["b.jpg", "c.jpg", "a.jpg"]);
    expect(await page.locator(".mc-pages-said").first().textContent()).toBe("Trang 3 trên 3");
    await rows.nth(2).getByText("Xoay").focus();
    await page.keyboard.press("Space");
    await page.locator("button[name=_do][value=read]").first().click();
    await page.waitForLoadState();
    await expect
      .poll(() => page.locator(".mc-pages > li .mc-page-name").allTextContents())
      .toEqual(["b.jpg", "c.jpg", "a.jpg"]);
    await page.locator("input[name$='~compared']").first().check();
    await saveFirst(page);
    const link = await page
      .locator(".mc-card a[href*='/files/'], main a[href*='/files/']")
      .first()
      .getAttribute("href");
    const pdf = await (await page.request.get(address(link ?? ""))).body();
    const shapes = (await PDFDocument.load(pdf)).getPages().map((each) => each.getWidth() / each.getHeight());
    expect(shapes.map((shape) => shape.toFixed(2))).toEqual(["1.00", "0.67", "2.00"]);
  });

  test("in the form of an act are counted, keep their standing when turned, and become one file", async () => {
    const page = await officer("intake");
    await page.goto(address("/desk/online"));
    const link = page.locator("main a[href^='/desk/dossiers/']").first();
    const dossier = (await link.getAttribute("href")) ?? "";
    await link.click();
    const box = page.locator("#acts input[type=file]").first();
    const act = box.locator("xpath=ancestor::form[1]");
    for (const folded of await box.locator("xpath=ancestor::details").all())
      await folded.locator("> summary").click();
    expect(await act.locator(".mc-file-button").first().textContent()).toBe("Chọn tệp");
    await box.setInputFiles([jpeg("mot.jpg", await photo(300, 300)), jpeg("hai.jpg", await photo(300, 400))]);
    const rows = act.locator(".mc-pages > li");
    await expect.poll(() => rows.locator("xpath=self::*[@data-standing='arrived']").count()).toBe(2);
    await act.getByText("2 tệp, theo thứ tự này. Các ảnh sẽ thành một tệp PDF").waitFor();
    await rows.first().getByText("Xoay").click();
    expect(await rows.first().locator(".mc-page-said").textContent()).toBe("Đã nhận · Xoay 90°");
    expect(await violations(page)).toEqual([]);
    await Promise.all([page.waitForNavigation(), act.locator("button[type=submit]").first().click()]);
    await page.goto(address(dossier));
    expect(await page.getByText("mot (2 trang).pdf").count()).toBeGreaterThan(0);
  });

  test("come from a button of their own: the box beside it still offers pictures taken before", async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const page = await atDigitising(phone);
    const box = page.locator("input[type=file]:not([capture])").first();
    const camera = page.locator(".mc-file-camera input[capture=environment]").first();
    expect([await box.getAttribute("capture"), await box.getAttribute("multiple")]).toEqual([null, ""]);
    expect([await camera.isVisible(), await camera.getAttribute("name")]).toEqual([true, null]);
    expect(await camera.getAttribute("aria-label")).toContain("Chụp ảnh: ");
    for (const name of ["trang-1.jpg", "trang-2.jpg"])
      await camera.setInputFiles(jpeg(name, await photo(300, 400)));
    const names = page.locator(".mc-pages").first().locator(".mc-page-name");
    await expect.poll(() => names.allTextContents()).toEqual(["trang-1.jpg", "trang-2.jpg"]);
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const atDesk = await atDigitising();
    expect(await atDesk.locator(".mc-file-camera").first().isVisible()).toBe(false);
  });

  test("a box without the script still takes a file", async () => {
    const page = await atDigitising({ javaScriptEnabled: false });
    const file = {
      name: "giay.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(samplePaper("khong script")),
    };
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.locator("input[name$='~compared']").first().check();
    await saveFirst(page);
    expect(await page.textContent("main")).toContain("Đối chiếu bản chính");
  });
});
