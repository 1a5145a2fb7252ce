import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import {
  address,
  boxesSayingBoth,
  hasBrowser,
  officer,
  sidewaysScroll,
  signInAsCitizen,
  violations,
  visitor,
} from "./visitor.ts";

const PORTAL = [
  "/",
  "/procedures",
  "/procedures?q=khai%20sinh",
  "/procedures/1.001193",
  "/procedures/1.001193/submit",
  "/track",
  "/verify",
  "/transparency",
  "/submitted/H26.16.05-261116-0042",
  "/sign-in",
  "/demo/messages",
  "/demo/bank",
  "/no-such-page",
];
const DESK = [
  "/desk",
  "/desk?lateness=OVERDUE",
  "/desk/search?q=nguyen",
  "/desk/search",
  "/desk/intake",
  "/desk/intake/1.001193",
  "/desk/online",
  "/desk/signing",
  "/desk/returning",
  "/desk/unit",
  "/desk/stuck",
  "/desk/deciding",
  "/desk/consulted",
  "/desk/messages",
  "/desk/certify",
  "/desk/certify/register",
  "/desk/papers",
  "/desk/post",
  "/desk/post/sheets",
  "/desk/post/carried",
  "/desk/post/trouble",
  "/desk/post/arrived",
  "/account",
  "/account/messages",
  "/account/second-factor",
];
const CASH = [
  "/desk/cash",
  "/desk/cash?q=261123-0001",
  "/desk/cash/day",
  "/desk/cash/decisions",
  "/desk/cash/postal",
  "/desk/cash/bank",
];
const LEAD = [
  "/lead",
  "/lead/dossiers?metric=received",
  "/lead/dossiers?measure=accepted",
  "/lead/stuck",
  "/lead/late",
  "/lead?view=AS_REPORTED",
  "/lead/index",
  "/lead/map",
  "/desk/morning",
  "/lead/reports",
  "/lead/reports/new",
  "/lead/registers",
  "/lead/registers/forms",
];
const ADMIN = [
  "/admin/messages",
  "/admin/messages?show=ALL",
  "/admin/messages/settings",
  "/admin/messages/texts",
  "/admin/messages/texts/ACCEPTED/SMS",
  "/admin/messages/texts/EXTENDED/EMAIL",
  "/admin/certificates",
  "/admin/trust",
  "/admin/units",
  "/admin/people",
  "/admin/calendars",
  "/admin/calendars/authority",
  "/admin/calendars/authority/moves",
  "/admin/procedures",
  "/admin/provincial-fees?code=1.001612",
  "/admin/provincial-fees?code=1.001612&unit=",
  "/admin/provincial-fees?code=2.000815",
  "/admin/papers",
  "/admin/papers/VPCP-2025/RECEIPT",
  "/admin/paper-translations",
  "/admin/processes",
  "/admin/forms",
  "/admin/forms/II.06a",
  "/admin/forms/II.06a/edit",
  "/admin/forms/II.06a/columns/9",
  "/admin/forms/PL.06/columns/4",
];
const REGISTERS = [
  "/records",
  "/records/incoming",
  "/records/outgoing",
  "/records/outgoing/new",
  "/records/figures",
];
const CITIZEN = ["/my/dossiers", "/my/papers", "/my/papers?page=2"];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 900 };

/** One visitor for each role, kept for the whole file: signing in is slow on purpose. */
const people = new Map<string, Page>();
afterAll(() => people.clear());
async function pageOf(who: string): Promise<Page> {
  const known = people.get(who);
  if (known !== undefined) return known;
  const page = who === "guest" || who === "citizen" ? await visitor() : await officer(who);
  if (who === "citizen") await signInAsCitizen(page);
  people.set(who, page);
  return page;
}

const screens: readonly (readonly [string, string])[] = [
  ...PORTAL.map((path) => ["guest", path] as const),
  ...DESK.map((path) => ["intake", path] as const),
  ...CASH.map((path) => ["cashier", path] as const),
  ["leader", "/desk/cash/decisions"],
  ["director", "/desk/cash/accounts"],
  ...LEAD.map((path) => ["leader", path] as const),
  ...REGISTERS.map((path) => ["clerk", path] as const),
  ...CITIZEN.map((path) => ["citizen", path] as const),
  ["clerk", "/records/incoming/new"],
  ["leader", "/records/assigning"],
  ["leader", "/desk/signing/batch"],
  ["clerk", "/desk/signing/issuing"],
  ...ADMIN.map(
    (path) =>
      [
        /^\/admin\/(procedures|provincial-fees|paper|processes|forms|messages\/texts)/.test(path)
          ? "control"
          : "admin",
        path,
      ] as const,
  ),
];

describe.skipIf(!hasBrowser)("every screen", () => {
  test.each(screens)("%s at %s passes axe, fits a phone, and speaks both languages", async (who, path) => {
    const page = await pageOf(who);
    for (const language of ["vi", "en"]) {
      await page.setViewportSize(DESKTOP);
      const answer = await page.goto(address(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`));
      expect(answer?.status()).toBe(path === "/no-such-page" ? 404 : 200);
      expect(new URL(page.url()).pathname).toBe(path.split("?")[0]);
      expect(await page.getAttribute("html", "lang")).toBe(language);
      // A file box as the browser draws it says "No file chosen" in the browser's language.
      expect(await page.locator("input[type=file]:not(.mc-file-pick > *)").count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      expect(await boxesSayingBoth(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await sidewaysScroll(page), `${path} at 390 px`).toBe(0);
    }
  });

  test.each(["specialist", "head", "leader", "intake"])(
    "the dossier's page of the %s passes axe and fits a phone",
    async (who) => {
      const page = await pageOf(who);
      await page.setViewportSize(DESKTOP);
      await page.goto(address("/desk?lang=vi"));
      const first = await page.locator("tbody th a").first().getAttribute("href");
      await page.goto(address(first ?? "/desk"));
      for (const summary of await page.locator("main summary").all()) await summary.click();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );

  test("an agency's index, a trial of what finishing today brings, and its lost points pass axe and fit a phone", async () => {
    const page = await pageOf("leader");
    for (const language of ["vi", "en"]) {
      await page.setViewportSize(DESKTOP);
      await page.goto(address(`/lead/index?from=2026-10-01&lang=${language}`));
      const agency = new URL(address((await page.locator("tbody th a").first().getAttribute("href")) ?? "/"));
      const days = "?from=2026-10-01";
      await page.goto(address(`${agency.pathname}${days}`));
      for (const box of await page.locator("input[name=done]").all()) await box.check();
      await page.locator("#what-if button").click();
      expect(await page.locator("#what-if table").count()).toBe(2);
      const trial = new URL(page.url());
      for (const path of [
        `${trial.pathname}${trial.search}`,
        `${agency.pathname}/lost${days}&component=2.1`,
        `${agency.pathname}/lost${days}&component=4.2`,
      ]) {
        await page.setViewportSize(DESKTOP);
        const answer = await page.goto(address(path));
        expect(answer?.status(), path).toBe(200);
        expect((await answer?.body())?.byteLength ?? 0, path).toBeLessThan(60_000);
        expect(await violations(page), path).toEqual([]);
        await page.setViewportSize(PHONE);
        expect(await sidewaysScroll(page), path).toBe(0);
      }
    }
  });

  test.each(["/admin/units", "/admin/people"])(
    "the first of %s, with every act unfolded, passes axe and fits a phone",
    async (list) => {
      const page = await pageOf("admin");
      await page.setViewportSize(DESKTOP);
      await page.goto(address(`${list}?lang=vi`));
      const first = await page.locator("tbody th a").first().getAttribute("href");
      await page.goto(address(first ?? list));
      for (const summary of await page.locator("main summary").all()) await summary.click();
      expect(await page.locator("main form[method=post]").count()).toBeGreaterThan(2);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );

  test("an officer's look into the store of papers passes axe and fits a phone, with what it found", async () => {
    const page = await pageOf("intake");
    await page.setViewportSize(DESKTOP);
    await page.goto(address("/desk/papers?lang=vi"));
    await page.fill("[name=ownerNumber]", "001090012345");
    await page.fill("[name=purpose]", "Đối chiếu giấy tờ cho hồ sơ đang tiếp nhận");
    await page.locator("main form button").click();
    await page.getByText("Giấy xác nhận tình trạng hôn nhân").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test("a day is recorded in the calendar by keyboard alone, and each page on the way passes axe", async () => {
    const page = await pageOf("admin");
    await page.setViewportSize(DESKTOP);
    await page.goto(address("/admin/calendars/authority?lang=en"));
    await page.locator("#on").focus();
    await fillByKeyboard(page, ["31", "2", "2027", "Office closed", "", "", "Sửa trụ sở", "", "QĐ 9"]);
    await page.keyboard.press("Enter");
    const mistake = page.locator("[data-error-summary] a");
    await mistake.waitFor();
    expect(await violations(page)).toEqual([]);
    await mistake.focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("on");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("24");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Before it is recorded" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator("main").textContent()).toContain("Sửa trụ sở");
    await page.locator("main form button").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/recorded=1/);
    expect(await violations(page)).toEqual([]);
  });

  test("one filled button a page, so that the eye knows what the page is for", async () => {
    for (const [who, path] of screens) {
      const page = await pageOf(who);
      await page.goto(address(path));
      expect(await page.locator("main .ds-button[data-variant=primary]").count(), path).toBeLessThanOrEqual(
        1,
      );
    }
  });

  test("no page weighs more than 60 kB of HTML", async () => {
    const heavy: Array<{ who: string; path: string; bytes: number }> = [];
    for (const [who, path] of screens) {
      const page = await pageOf(who);
      const answer = await page.goto(address(path));
      const bytes = (await answer?.body())?.byteLength ?? 0;
      if (bytes >= 60_000) heavy.push({ who, path, bytes });
    }
    expect(heavy).toEqual([]);
  });
});

/** Types into one field after the other as the cursor goes with Tab; an empty text leaves a field as it is. */
async function fillByKeyboard(page: Page, texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
}
