import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";
import { CHROMIUM } from "./demo-server.ts";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const DEMO_PASSWORD = "mot-cua-demo";
export const hasBrowser = existsSync(CHROMIUM);
export const WITHOUT_BROWSER =
  "chromium is not installed (apt-get install chromium): browser tests are skipped";
if (!hasBrowser) process.stderr.write(`${WITHOUT_BROWSER}\n`);

let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

export function address(path: string): string {
  return `${inject("demoAddress")}${path}`;
}

/** A person at a machine of their own: nothing is shared with other visitors. */
export async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const context = await browser.newContext({
    locale: "vi-VN",
    viewport: { width: 1366, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** An officer of the demo ward at their desk. */
export async function officer(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await visitor(options);
  await page.goto(address("/sign-in"));
  await page.fill("input[autocomplete=username]", name);
  await page.fill("input[type=password]", DEMO_PASSWORD);
  await page.click("main button[type=submit]");
  await page.waitForURL((url) => url.pathname.startsWith("/desk") || url.pathname.startsWith("/admin"));
  return page;
}

/** Signs in as the invented citizen whose personal id the submitted dossiers carry. */
export async function signInAsCitizen(page: Page): Promise<void> {
  await page.goto(address("/my/dossiers"));
  await page.click("text=Đăng nhập bằng VNeID");
  await page.waitForURL(/interaction/);
  await page.click("button:has-text('Nguyễn Văn Minh Họa'), form button >> nth=0");
  await page.waitForURL(/\/my\/dossiers/);
}

/** How many pixels the page is wider than the window: a page that scrolls sideways is broken on a phone. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Boxes that call themselves optional beside a hint that says when they are required; of a group its own words only. */
export function boxesSayingBoth(page: Page): Promise<string[]> {
  return page.locator(".ds-field, .ds-fieldset").evaluateAll((boxes) =>
    boxes.flatMap((box) => {
      const alone = document.importNode(box, true);
      for (const inner of alone.querySelectorAll(".ds-field, .ds-fieldset")) inner.remove();
      const text = alone.textContent ?? "";
      const saysWhen = /(bắt buộc|cần điền|chỉ cần) khi|(required|needed) (when|where)/i.test(text);
      return saysWhen && alone.querySelector(".mc-optional") !== null ? [text] : [];
    }),
  );
}

/** Opens the desk's page of a dossier by its code. */
export async function openDossier(page: Page, code: string): Promise<void> {
  await page.goto(address(`/desk/search?q=${encodeURIComponent(code)}`));
  await page.click(`text="${code}"`);
  await page.waitForURL(/\/desk\/dossiers\//);
}

/** Presses the act the page is for: the one filled button. */
export async function doFirstAct(page: Page): Promise<void> {
  await Promise.all([page.waitForLoadState("load"), page.click("#acts button[data-variant=primary]")]);
}

/** What axe finds, short enough to read in a failure: rule and first place. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return found.violations.map(
    (violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 160) ?? ""}`,
  );
}
