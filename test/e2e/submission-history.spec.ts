import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { fillIn, next } from "./portal-steps.ts";
import { address, hasBrowser, signInAsCitizen, violations, visitor } from "./visitor.ts";

/** Birth: a long declaration, papers to send, papers to show. */
const PROCEDURE = "1.001193";
const WIZARD = `/procedures/${PROCEDURE}/submit`;
const SCAN = { name: "giay-chung-sinh.pdf", mimeType: "application/pdf", buffer: scan() };

function scan(): Buffer {
  return Buffer.from(samplePaper("giay chung sinh"));
}

/** What a person reads in the boxes of the page; a telephone number may be shown in groups. */
function boxes(page: Page): Promise<Readonly<Record<string, string>>> {
  return page
    .locator("#submission")
    .locator("input:not([type=hidden]):not([type=file]), select, textarea")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.flatMap((each) => {
          const box = each as HTMLInputElement;
          const isTick = box.type === "radio" || box.type === "checkbox";
          if (box.closest("[hidden]") !== null || (isTick && !box.checked)) return [];
          return [[box.name, /phone/i.test(box.name) ? box.value.replaceAll(" ", "") : box.value]];
        }),
      ),
    );
}

const stepOf = async (page: Page) => (await page.locator("[aria-current=step]").textContent())?.trim() ?? "";
const said = async (page: Page) => (await page.textContent("main")) ?? "";

/** Reloads and says whether anything but a look at the page was sent. */
async function reloaded(page: Page): Promise<readonly string[]> {
  const methods: string[] = [];
  const note = (request: { isNavigationRequest(): boolean; method(): string }) => {
    if (request.isNavigationRequest()) methods.push(request.method());
  };
  page.on("request", note);
  await page.reload();
  page.off("request", note);
  return methods;
}

async function putPaper(page: Page): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(SCAN);
  if ((await page.locator(".mc-pages").count()) > 0)
    await page.locator(".mc-pages > li[data-standing=arrived]").first().waitFor();
}

const PEOPLE: readonly (readonly [string, BrowserContextOptions, boolean])[] = [
  ["a guest at a telephone", { viewport: { width: 390, height: 844 } }, false],
  ["a guest without JavaScript", { javaScriptEnabled: false }, false],
  ["a person who signed in", {}, true],
];

describe.skipIf(!hasBrowser)("the browser's Back and reload in a submission", () => {
  test.each(PEOPLE)("find each step as it was left, and one dossier: %s", async (_, options, isSigned) => {
    const page = await visitor(options);
    if (isSigned) await signInAsCitizen(page);
    await page.goto(address(WIZARD));
    await fillIn(page, PROCEDURE);
    const typed = await boxes(page);
    await next(page);
    const papers = await stepOf(page);
    await putPaper(page);
    await next(page);
    const review = await stepOf(page);
    expect([papers, review].map((step) => step.length > 0)).toEqual([true, true]);
    expect(papers).not.toBe(review);
    expect([await reloaded(page), await stepOf(page)]).toEqual([["GET"], review]);
    expect(new URL(page.url()).search).toMatch(/^\?kept=[0-9a-f-]{36}$/);

    await page.goBack();
    expect([await stepOf(page), (await said(page)).includes(SCAN.name)]).toEqual([papers, true]);
    expect([await reloaded(page), (await said(page)).includes(SCAN.name)]).toEqual([["GET"], true]);
    await page.goBack();
    expect(await boxes(page)).toEqual(typed);
    expect(await reloaded(page)).toEqual(["GET"]);
    expect(await boxes(page)).toEqual(typed);
    await next(page);
    await next(page);
    expect([await stepOf(page), (await said(page)).includes(SCAN.name)]).toEqual([review, true]);

    await sends(page);
    // What looks at the page is a script itself.
    if (options.javaScriptEnabled !== false) expect(await violations(page)).toEqual([]);
  });

  /** Sends it, and looks back at it from everywhere. */
  async function sends(page: Page): Promise<void> {
    const confirm = page.locator("input[name=_confirmed]");
    if ((await confirm.count()) > 0) await confirm.check();
    await next(page);
    await page.waitForURL(/\/submitted\//);
    const code = (await page.locator(".mc-code").first().textContent())?.trim() ?? "-";
    expect(await reloaded(page)).toEqual(["GET"]);
    for (let steps = 0; steps < 3; steps += 1) {
      await page.goBack();
      expect((await page.locator(".mc-code").first().textContent())?.trim()).toBe(code);
      expect(await page.locator("button[data-variant=primary]").count()).toBe(0);
      expect(await reloaded(page)).toEqual(["GET"]);
    }
  }

  test("lead past a page with mistakes to one that is right", async () => {
    const page = await visitor({ javaScriptEnabled: false });
    await page.goto(address(WIZARD));
    await page.fill("[name=childFullName]", "Bé Thử");
    await next(page);
    expect(await page.locator(".ds-error-summary li").count()).toBeGreaterThan(3);
    expect(await page.inputValue("[name=childFullName]")).toBe("Bé Thử");
    await fillIn(page, PROCEDURE);
    const typed = await boxes(page);
    await next(page);
    await next(page);
    expect(await page.locator(".ds-error-summary li").count()).toBeGreaterThan(0);
    expect(await reloaded(page)).toEqual(["GET"]);
    await putPaper(page);
    await next(page);
    const seen: string[] = [];
    while (!seen.some((url) => url.includes("/submit?"))) {
      await page.goBack();
      seen.push(page.url());
      expect(await page.locator(".ds-error-summary").count()).toBe(0);
    }
    expect(await boxes(page)).toEqual(typed);
  });

  test("show a stranger who has the address nothing", async () => {
    const page = await visitor();
    await page.goto(address(WIZARD));
    await fillIn(page, PROCEDURE);
    await next(page);
    const stranger = await visitor();
    for (const step of [
      page.url(),
      page.url().replace("/papers", "/review"),
      page.url().replace("/papers", ""),
    ]) {
      await stranger.goto(step);
      expect(await stranger.content()).not.toContain(Object.values(await filledBy(page))[0]);
      expect(await stranger.locator("input[name=childFullName]").inputValue()).toBe("");
    }
  });

  async function filledBy(page: Page): Promise<Readonly<Record<string, string>>> {
    await page.goBack();
    const { childFullName } = await boxes(page);
    await page.goForward();
    return { childFullName: childFullName ?? "-" };
  }
});
