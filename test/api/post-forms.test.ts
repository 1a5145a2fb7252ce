import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { assert } from "../../src/kernel/assert.ts";
import { setCashOnDelivery } from "../../src/modules/post/commands/prepare.ts";
import { giveSheet } from "../../src/modules/post/commands/sign-sheet.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { PROOF, postDesk } from "../support/posted.ts";
import { testWard } from "../support/ward.ts";

const ward = await testWard();
const desk = postDesk(ward);
const NAMES: readonly DemoOfficerName[] = ["postman", "cashier"];
const tokenOf = (name: string) => `session-of-${name}-over-a-half-filled-form-of-the-post-012345678`;
const router = createApp(ward.services, {
  signedIn: async (_services, { cookieToken }) => {
    const name = NAMES.find((each) => tokenOf(each) === cookieToken);
    return name === undefined
      ? null
      : { actor: ward.officer(name), sessionId: name, csrfSecret: `secret-of-${name}` };
  },
});
const browserOf = (name: DemoOfficerName) =>
  openBrowser(
    clientOf(router, { cookie: `motcua-session=${tokenOf(name)}`, "sec-fetch-site": "same-origin" }),
  );

/** Opens a page, fills its form in, and presses the other language, without a script. */
async function inEnglish(
  name: DemoOfficerName,
  path: string,
  form: { action: string; id: string; fields: Readonly<Record<string, string>> },
) {
  const browser = browserOf(name);
  const opened = await browser.open(path);
  expect(opened.html).toContain(`form="${form.id}"`);
  expect(opened.html).toContain(`id="${form.id}"`);
  const hidden = {
    csrfToken: browser.hidden("csrfToken"),
    idempotencyKey: browser.hidden("idempotencyKey"),
  };
  const shown = await browser.send(`${form.action}?lang=en`, { ...hidden, ...form.fields, _showAgain: "en" });
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('lang="en"');
  return shown.html;
}

const consignments = async () =>
  (await ward.database.kysely.selectFrom("postConsignment").select("id").execute()).length;

test("what is typed of a parcel that is collected goes along into the other language, and nothing is made", async () => {
  const before = await consignments();
  const action = "/desk/post/collection";
  const fields = {
    name: "Nguyễn Thị Gửi",
    phone: "0900 000 001",
    address: "Số 3 phố Minh Họa",
    papers: "Tờ khai x 2",
    carrier: desk.units.carrierUnitId,
    office: desk.units.officeUnitId,
  };
  const html = await inEnglish("postman", action, { action, id: "collecting", fields });
  for (const value of [fields.name, fields.phone, fields.address]) expect(html).toContain(`value="${value}"`);
  expect(html).toContain("Tờ khai x 2</textarea>");
  expect(await consignments()).toBe(before);
});

test("what was said of each parcel of a sheet goes along, and nobody has signed", async () => {
  const { code } = await desk.parcelOf(await desk.posted());
  const id = await desk.openedSheet([code]);
  assert((await giveSheet(desk.as("intake"), { id, count: 1 })).ok, "given");
  const path = `/desk/post/sheets/${id}`;
  const fields = {
    [`found-${code}`]: "DAMAGED",
    [`damage-${code}`]: "Rách góc",
    count: "1",
    difference: "Ướt",
  };
  const html = await inEnglish("postman", path, { action: `${path}/receipt`, id: "receipt", fields });
  expect(html).toMatch(new RegExp(`name="found-${code}" value="DAMAGED"[^>]*checked`));
  expect(html).toContain('value="Rách góc"');
  expect(html).toContain("Ướt</textarea>");
  const { state } = await ward.database.kysely
    .selectFrom("postSheet")
    .select("state")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(state).toBe("GIVEN");
});

test("what is typed of money the post hands in goes along, and nothing is settled", async () => {
  const dossier = await desk.posted();
  await setCashOnDelivery(desk.as("intake"), {
    code: (await desk.parcelOf(dossier)).code,
    amountDong: 16_000,
  });
  const [code = ""] = await desk.handedOver(dossier);
  await desk.tell(desk.telling(code, "DELIVERED", { ...PROOF, collectedDong: 16_000 }));
  const action = "/desk/post/cash";
  const fields = { reference: "CT-77", amount: "16.000", "codes[]": code, method: "BANK" };
  const html = await inEnglish("cashier", action, { action, id: "remittance", fields });
  expect(html).toContain('value="CT-77"');
  expect(html).toContain('value="16.000"');
  expect(await ward.database.kysely.selectFrom("postRemittance").select("id").execute()).toEqual([]);
});
