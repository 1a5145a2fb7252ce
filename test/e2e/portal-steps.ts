import type { Locator, Page } from "playwright-core";
import { inventedAnswers } from "../../src/demo/invented-answers.ts";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { present } from "../../src/kernel/assert.ts";
import { localDateOf, parseInstant } from "../../src/kernel/local-date.ts";
import { type FormSchema, formSchemaOf } from "../../src/modules/catalogue/index.ts";
import { versionAnswerSchema } from "../../src/modules/catalogue/version-answer.ts";
import { address } from "./visitor.ts";

/** Request of a copy from the register: fully online, an e-form and no papers to upload. */
const PROCEDURE = "2.000908";

/** Goes through the whole submission as a guest and resolves to the dossier code. */
export async function submitCopyRequest(page: Page, fullName = "Nguyễn Văn Kiểm Thử"): Promise<string> {
  await page.goto(address(`/procedures/${PROCEDURE}/submit`));
  await page.fill("input[name=requesterFullName]", fullName);
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

/** Fills in every box of a procedure's declaration that the page shows, as an invented person would. */
export async function fillIn(page: Page, code: string): Promise<void> {
  const on = localDateOf(present(parseInstant(new Date().toISOString()), "now"));
  const answers = inventedAnswers(await schemaOf(page, code), { person: inventionFrom(914).person(), on });
  for (const [name, answer] of Object.entries(answers)) {
    if (typeof answer === "object") continue;
    const box = page.locator(`[name="${name}"]`).locator("visible=true");
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(answer)) ?? [];
    const typed = year === undefined ? String(answer) : `${day}/${month}/${year}`;
    if ((await box.count()) > 0) await answerBox(box, typed);
  }
}

async function answerBox(box: Locator, answer: string): Promise<void> {
  const kind = await box.first().evaluate((each) => each.getAttribute("type") ?? each.tagName);
  if (kind === "SELECT") await box.selectOption(answer);
  else if (kind === "checkbox") await box.check();
  else if (kind === "radio") await box.and(box.page().locator(`[value="${answer}"]`)).check();
  else await box.fill(answer);
}

async function schemaOf(page: Page, code: string): Promise<FormSchema> {
  const answer = await page.request.get(address(`/api/v1/procedures/${code}`));
  const { forms } = versionAnswerSchema.pick({ forms: true }).parse(await answer.json());
  return present(
    forms.map(formSchemaOf).find((schema) => schema !== null),
    `declaration of ${code}`,
  );
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
