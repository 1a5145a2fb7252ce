import { describe, expect, test } from "vitest";
import { inventionFrom } from "../../src/demo/invented-people.ts";
import { messages } from "../../src/i18n/index.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { type Browser, openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import { typedInto } from "../support/typed-form.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const invention = inventionFrom(912);
/** Birth: papers to hand in. */
const BIRTH = "1.001193";

async function atPapers(browser: Browser, code: string, more: Record<string, string> = {}) {
  await browser.open(`/procedures/${code}/submit`);
  const typed = await typedInto(office, code, invention);
  return browser.send(`/procedures/${code}/submit/papers`, { ...typed, ...more });
}

/** A household business: its form asks the owner's mail and home, and nothing of whoever hands in. */
const BUSINESS = "1.001612";
/** Certified copies: the form asks no home at all. */
const COPIES = "2.000815";

describe("whoever submits", () => {
  test("is asked for their mail once where the form asks for it", async () => {
    const { html } = await openBrowser(aGuest(office)).open(`/procedures/${BUSINESS}/submit`);
    expect(html.match(/type="email"/g)).toHaveLength(1);
  });

  test("reads the same kinds of file before choosing one as when one is refused", async () => {
    const { text, html } = await atPapers(openBrowser(aGuest(office)), BIRTH);
    const refusal = messages("vi").uploads.errors.UPLOAD_TYPE_REFUSED;
    const kinds = /tệp (PDF.*?)\. /.exec(refusal)?.[1] ?? "?";
    expect(text).toContain(kinds);
    for (const ending of [".pdf", ".jpg", ".png", ".docx", ".xlsx", ".xml"])
      expect(/accept="([^"]+)"/.exec(html)?.[1]?.split(",")).toContain(ending);
  });

  test("who wants the result by post says where it goes", async () => {
    const browser = openBrowser(aGuest(office));
    const asked = await browser.open(`/procedures/${COPIES}/submit`);
    expect(asked.html).toContain('name="_address"');
    expect(asked.text).toContain("gửi tới nơi cư trú, nơi ở ghi ở trên");
    const nowhere = await atPapers(browser, COPIES, { _channelOut: "POSTAL", _address: "" });
    expect(nowhere.status).toBe(422);
    expect(nowhere.text).toContain("Hãy ghi nơi ở để bưu chính gửi kết quả tới");
    const somewhere = { _channelOut: "POSTAL", _address: "Số 9 ngõ 3 Thụy Khuê, phường Tây Hồ, Hà Nội" };
    const sent = await atPapers(browser, COPIES, somewhere);
    expect(sent.text).not.toContain("Hãy ghi nơi ở");
  });
});
