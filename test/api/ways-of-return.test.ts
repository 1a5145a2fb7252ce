import { describe, expect, test } from "vitest";
import { apiOffice, refused } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import { payAll } from "../support/pay-all.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const CODE = "1.001776";

async function ready(
  channelOut: "COUNTER" | "POSTAL" | "ONLINE",
  personalId: string | null = "001190001234",
) {
  const { applicant } = await office.submission(CODE);
  const owner = { ...applicant.owner, email: null, phone: "+84912345678", personalId };
  const asked = { applicant: { ...applicant, owner, submitter: null }, channelOut };
  const { id } = await office.reach(CODE, "return", asked);
  await payAll(office, id);
  return id;
}

/** The page of the dossier at the desk of whoever hands results over, and its form sent. */
async function atCounter(id: string) {
  const browser = openBrowser(office.browserOf(office.actor("intake")));
  const page = await browser.open(`/desk/dossiers/${id}`);
  const send = (fields: Record<string, string>) => browser.send(`/desk/dossiers/${id}/returnResult`, fields);
  return { browser, page, send };
}
const deliveryOf = async (id: string) => (await office.view(id)).dossier.delivery;

describe("a result is handed over, and the office says what it knows of it:", () => {
  test("electronically where it lies, and nobody who was seen", async () => {
    const id = await ready("ONLINE");
    const { browser, page, send } = await atCounter(id);
    expect(page.text).toContain("không ai đến nhận nên không ghi người nhận");
    // What stands in the boxes of another way is no answer.
    const done = await send({ channel: "ONLINE", receiver: "OWNER", receiverName: "Ai Đó" });
    expect(done.status).toBe(303);
    expect(await deliveryOf(id)).toMatchObject({ channel: "ONLINE", receiver: null, identityChecked: null });
    expect(await deliveryOf(id)).toMatchObject({ place: "LINK" });
    const after = (await browser.open(`/desk/dossiers/${id}`)).text;
    expect(after).toContain("Bản điện tử, trên mạng; đường dẫn gửi qua tin nhắn, thư điện tử");
    expect(after).not.toContain("Thẻ căn cước");
  });

  test("by post with the number of the item, which is asked for", async () => {
    const id = await ready("POSTAL");
    const { browser, send } = await atCounter(id);
    const missing = await send({ channel: "POSTAL", consignment: " " });
    expect([missing.status, missing.text.includes("Số hiệu bưu gửi")]).toEqual([409, true]);
    await browser.open(`/desk/dossiers/${id}`);
    expect((await send({ channel: "POSTAL", consignment: "EI 123 456 789 VN" })).status).toBe(303);
    expect(await deliveryOf(id)).toMatchObject({ consignment: "EI 123 456 789 VN", receiver: null });
    expect((await browser.open(`/desk/dossiers/${id}`)).text).toContain("bưu gửi EI 123 456 789 VN");
  });

  test("at the counter who came, by what they were known, and the authorisation of whoever is authorised", async () => {
    const id = await ready("COUNTER");
    const { browser, send } = await atCounter(id);
    const came = {
      channel: "COUNTER",
      receiver: "AUTHORISED",
      receiverName: "Lê Văn Thay",
      identityChecked: "ID_CARD",
    };
    expect((await send({ channel: "COUNTER" })).status).toBe(409);
    await browser.open(`/desk/dossiers/${id}`);
    const unproven = await send(came);
    expect([unproven.status, unproven.text.includes("văn bản ủy quyền")]).toEqual([409, true]);
    await browser.open(`/desk/dossiers/${id}`);
    expect((await send({ ...came, authorisationSeen: "true" })).status).toBe(303);
    const after = (await browser.open(`/desk/dossiers/${id}`)).text;
    expect(after).toContain("Người được ủy quyền nhận, đã kiểm tra: Thẻ căn cước; đã xem văn bản ủy quyền");
    expect(after).not.toContain("Lê Văn Thay");
  });

  test("and over the API the same", async () => {
    const told = { channel: "ONLINE", receiver: "OWNER", receiverName: "Ai Đó", identityChecked: "ID_CARD" };
    expect(await office.refusal("intake", await ready("ONLINE"), "returnResult", told)).toMatchObject({
      code: "RECEIVER_NOT_SEEN",
    });
    const paper = await ready("COUNTER");
    const authorised = { ...told, channel: "COUNTER", receiver: "AUTHORISED" };
    expect((await office.refusal("intake", paper, "returnResult", authorised)).code).toBe(
      "AUTHORISATION_REQUIRED",
    );
    expect((await office.refusal("intake", paper, "returnResult", { channel: "POSTAL" })).code).toBe(
      "CONSIGNMENT_REQUIRED",
    );
  });

  test("never electronically to whom nobody could prove it belongs", async () => {
    const id = await ready("COUNTER", null);
    const { page } = await atCounter(id);
    expect(page.html).not.toContain('value="ONLINE"');
    const answer = await office.tryAct("intake", id, "returnResult", { channel: "ONLINE" });
    expect((await refused(answer)).code).toBe("ONLINE_RESULT_NEEDS_NUMBER");
  });
});
