import type { Page } from "playwright-core";
import { address } from "./visitor.ts";

/** Request of a copy from the register: fully online, an e-form and no papers to upload. */
const PROCEDURE = "2.000908";

/** Goes through the whole submission as a guest and resolves to the dossier code. */
export async function submitCopyRequest(page: Page): Promise<string> {
  await page.goto(address(`/procedures/${PROCEDURE}/submit`));
  await page.fill("input[name=requesterFullName]", "Nguyễn Văn Kiểm Thử");
  await page.fill("input[name=requesterPersonalId]", "001090012345");
  await page.fill("input[name=requesterPhone]", "0912 344 321");
  await page.fill("[name=requesterAddress]", "Số 1 phố Thụy Khuê");
  await page.check("input[name=requesterRelationship][value=SELF]");
  await page.fill("[name=request]", "Cấp 01 bản sao Giấy khai sinh");
  await page.check("input[name=commitment]");
  await next(page);
  await next(page);
  await next(page);
  await page.waitForURL(/\/submitted\//);
  return (await page.locator(".mc-code").first().textContent())?.trim() ?? "";
}

/** Presses the one filled button and waits for the next page. */
export async function next(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click("main button[data-variant=primary]")]);
}

export async function track(
  page: Page,
  asked: { readonly code: string; readonly lastFour: string },
): Promise<void> {
  await page.goto(address("/track"));
  await page.fill("input[name=code]", asked.code);
  await page.fill("input[name=lastFour]", asked.lastFour);
  await Promise.all([page.waitForNavigation(), page.click("main form button")]);
}
