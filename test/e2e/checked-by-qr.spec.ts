import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { describe, expect, onTestFinished, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { hasTool } from "../support/signing.ts";
import { address, hasBrowser, officer, sidewaysScroll, violations, visitor } from "./visitor.ts";
import { issuedResults, takenBack } from "./waiting-papers.ts";

const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr").default;

/** A paper on marital status: signed by the leader, sealed by the ward. */
const MARITAL = "1.004873";
const PHONE = { width: 390, height: 844 };

/** What a telephone reads on a printed paper. */
function qrIn(pdf: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "motcua-qr-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "paper");
  writeFileSync(file, pdf);
  execFileSync("pdftoppm", ["-png", "-r", "150", "-singlefile", file, file]);
  const picture = PNG.sync.read(readFileSync(`${file}.png`));
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}

async function reads(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([]);
  expect(await sidewaysScroll(page), page.url()).toBe(0);
}

async function compare(page: Page, copy: Buffer): Promise<string> {
  await page.setInputFiles("input[name=copy]", {
    name: "ban-sao.pdf",
    mimeType: "application/pdf",
    buffer: copy,
  });
  await Promise.all([
    page.waitForNavigation(),
    page.locator("main").getByRole("button", { name: "So sánh bản điện tử" }).last().click(),
  ]);
  return (await page.textContent("main")) ?? "";
}

describe.skipIf(!hasBrowser || !hasTool("pdftoppm"))("a paper is checked by its QR", () => {
  test("is in force, an altered copy is told from it, and once taken back it says so", async () => {
    const [result] = await issuedResults(MARITAL, 1);
    const { id, sha256 } = present(result, "result");
    const clerk = await officer("clerk");
    const file = await clerk.request.get(address(`/desk/dossiers/${id}/files/${sha256}`));
    const pdf = await file.body();
    expect(file.headers()["content-type"]).toBe("application/pdf");
    const read = new URL(present(qrIn(pdf), "what the QR says"));
    expect(read.pathname).toMatch(/^\/verify\/[\w-]{20,40}$/);

    const page = await visitor({ viewport: PHONE });
    await page.goto(address(read.pathname));
    expect(await page.textContent("main")).toMatch(/đang có hiệu lực/i);
    await reads(page);
    expect(await compare(page, pdf)).toContain("Đúng bản đã ban hành");
    await reads(page);
    const altered = Buffer.from(pdf);
    altered[200] = (altered[200] ?? 0) ^ 1;
    await page.goto(address(read.pathname));
    const said = await compare(page, altered);
    expect(said).toContain("Không phải bản đã ban hành");
    expect(said).toContain("Đừng dùng tệp vừa gửi");
    await reads(page);

    await takenBack(present(result, "result"));
    await page.goto(address(read.pathname));
    expect(await page.textContent("main")).toMatch(/thu hồi/i);
    expect(await page.textContent("main")).not.toMatch(/đang có hiệu lực/i);
    await reads(page);
  });
});
