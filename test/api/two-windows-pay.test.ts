import { describe, expect, test } from "vitest";
import { assert } from "../../src/kernel/assert.ts";
import { newId } from "../../src/kernel/ids.ts";
import { openOffice } from "../../src/modules/dossier/index.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { workOnWaiting } from "../../src/modules/payment/commands/receive-bank-message.ts";
import { requestTransfer } from "../../src/modules/payment/commands/request-transfer.ts";
import { verifyMoney } from "../../src/modules/payment/index.ts";
import { OFFICE_PORTS, WRITE_ATTACHMENTS } from "../../src/write-attachments.ts";
import { aGuest, apiOffice, done } from "../support/api-office.ts";
import { type Browser, openBrowser, type SeenPage } from "../support/browser.ts";
import { dyingConnections } from "../support/dying-connections.ts";
import { diesIn, inEveryGap, onceFree } from "../support/every-gap.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const dying = dyingConnections(office.database);
const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

/** A window with the dossier before it; its button sends the same form however often it is pressed. */
type Window = Browser & { readonly pay: () => Promise<SeenPage> };

/** A dossier that owes 21,000 đồng, and its applicant's windows, each with the dossier before it. */
async function owed() {
  const asked = await office.submission(COPIES);
  const { id, code } = await office.receive(COPIES, {
    form: { ...asked.form, documents: DOCUMENTS },
    applicant: asked.applicant,
  });
  const lastFour = (asked.applicant.owner.personalId ?? "").slice(-4);
  const window = async (): Promise<Window> => {
    const browser = openBrowser(aGuest(office));
    await browser.open("/track");
    await browser.send("/track", { code, lastFour });
    const [csrfToken, part] = [browser.hidden("csrfToken"), browser.hidden("part")];
    const form = { code, lastFour, csrfToken, part };
    const idempotencyKey = browser.hidden("idempotencyKey");
    return { ...browser, pay: () => browser.send("/track/pay", { ...form, idempotencyKey }) };
  };
  const charges = async () =>
    (await done(await (await office.desk("cashier")).get(`/api/v1/dossiers/${id}/charges`))).items;
  return { window, charges, code };
}

/** The bank says that money came with this memo, under a number of its own. */
function bankTells(memo: string, amount = 21_000) {
  const body = JSON.stringify({
    transactionId: newId(),
    bankBin: "970415",
    accountNumber: "113366668888",
    amount,
    currency: "VND",
    bookedAt: office.clock.now(),
    memo,
  });
  const signature = signatureOf(office.services.config.bankSecret ?? "", Buffer.from(body));
  const headers = { "content-type": "application/json", "x-signature": signature };
  return () => office.guest.send("/api/v1/payments/bank-messages", { method: "POST", body, headers });
}

const referenceOn = (html: string) => /MC[0-9A-Z]{10}/.exec(html)?.[0] ?? "";
const countOf = async (table: "paymentRequest" | "paymentPayment" | "paymentReceipt") =>
  (await office.database.kysely.selectFrom(table).select("id").execute()).length;
const holds = async () => expect((await verifyMoney(office.database)).wrong).toEqual([]);

test("a fee whose amount nobody has set is told as such, not as paid", async () => {
  const { window, code } = await owed();
  const open = await window();
  await office.owner.pool.query(
    `UPDATE ${office.services.database.schema}.payment_charge SET amount_dong = NULL WHERE dossier_code = $1`,
    [code],
  );
  expect((await open.pay()).html).toContain("chưa xác định số tiền");
  await office.owner.pool.query(
    `UPDATE ${office.services.database.schema}.payment_charge SET amount_dong = 21000 WHERE dossier_code = $1`,
    [code],
  );
});

describe("two windows that pay the same fee", () => {
  test("get one code, however they are pressed at once; what one says, the other sees", async () => {
    const { window, charges } = await owed();
    const windows = await Promise.all(Array.from({ length: 6 }, window));
    const before = await countOf("paymentRequest");
    const places = new Set(
      (await Promise.all(windows.map(({ pay }) => pay()))).map(({ location }) => location),
    );
    expect(places.size).toBe(1);
    expect((await countOf("paymentRequest")) - before).toBe(1);
    const [place = ""] = [...places].flatMap((each) => each ?? []);
    const [first, second] = [await window(), await window()];
    await first.open(place);
    await first.send(`${place}/claimed`, {});
    const again = await second.pay();
    expect(again.location).toBe(place);
    expect((await second.open(place)).html).toContain("Đã ghi nhận ông/bà báo chuyển tiền");
    expect((await charges())[0].state).toBe("DUE");
  });

  test("and pay twice: the first settles it, the other waits in the queue to go back, and the page says so", async () => {
    const { window, charges } = await owed();
    const [one, other, stale] = [await window(), await window(), await window()];
    const [place] = (await Promise.all([one.pay(), other.pay()])).map(({ location }) => location ?? "");
    const reference = referenceOn((await one.open(place ?? "")).html);
    const [payments, receipts] = [await countOf("paymentPayment"), await countOf("paymentReceipt")];
    const answers = await Promise.all([bankTells(reference), bankTells(reference)].map((tell) => tell()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await charges())[0].state).toBe("PAID");
    expect((await countOf("paymentPayment")) - payments).toBe(1);
    expect((await countOf("paymentReceipt")) - receipts).toBe(1);
    for (const browser of [one, other])
      expect((await browser.open(place ?? "")).text).toContain("Đã nhận thêm 21.000 đồng chuyển khoản");
    // A window that was left open leads to what was paid, and asks for nothing more.
    expect((await stale.pay()).location).toBe(place);
    expect((await stale.open(place ?? "")).html).toContain("Ngân hàng đã xác nhận thanh toán");
    const queue = await office.browserOf(office.actor("cashier")).page("/desk/cash/bank");
    expect(await queue.text()).toMatch(new RegExp(`${reference}.*Khoản đã thu, đã hủy hoặc đã đổi`, "s"));
    await holds();
  });
});

test("who tracks one dossier is not led to the page by which others were paid with it", async () => {
  const [mine, other] = [await owed(), await owed()];
  const stale = await mine.window();
  const till = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
  const charges = [...(await mine.charges()), ...(await other.charges())];
  const made = await requestTransfer(
    { office: till, services: office.services },
    charges.map(({ id }) => id),
  );
  assert(made.ok, "one code for both");
  expect((await bankTells(made.value.reference, 42_000)()).status).toBe(200);
  expect((await mine.charges())[0].state).toBe("PAID");
  const answered = await stale.pay();
  expect([answered.status, answered.location]).toEqual([409, null]);
  expect(answered.text).toContain(mine.code);
  expect(answered.html).not.toContain(other.code);
  expect(answered.html).not.toContain(made.value.token);
});

describe("wherever the process dies", () => {
  test("while a code is given out, the citizen who comes back finds that very code", async () => {
    const gaps = await inEveryGap(async (gap) => {
      const { window } = await owed();
      const [browser, next] = [await window(), await window()];
      const before = await countOf("paymentRequest");
      const { isDead } = await diesIn(dying, gap, browser.pay);
      const [again, other] = [await onceFree(browser.pay), await next.pay()];
      expect([again.status, again.location], `gap ${gap}`).toEqual([303, other.location]);
      expect((await countOf("paymentRequest")) - before, `gap ${gap}`).toBe(1);
      return isDead;
    });
    expect(gaps).toBeGreaterThan(5);
  }, 240_000);

  test("between the bank's yes and our note, the fee is settled once, by the bank that tells again or by the clock", async () => {
    const till = openOffice(office.services, WRITE_ATTACHMENTS, OFFICE_PORTS);
    let byClock = 0;
    const gaps = await inEveryGap(async (gap) => {
      const { window, charges } = await owed();
      const browser = await window();
      const place = (await browser.pay()).location ?? "";
      const tell = bankTells(referenceOn((await browser.open(place)).html));
      const before = await countOf("paymentPayment");
      const { isDead } = await diesIn(dying, gap, tell);
      await workOnWaiting(till, office.services);
      // Where nothing of it was kept, nobody told the bank yes: it tells again.
      if ((await charges())[0].state === "PAID") byClock += 1;
      else await tell();
      await tell();
      expect((await charges())[0].state, `gap ${gap}`).toBe("PAID");
      expect((await countOf("paymentPayment")) - before, `gap ${gap}`).toBe(1);
      expect((await browser.open(place)).html).toContain("Ngân hàng đã xác nhận thanh toán");
      return isDead;
    });
    expect(gaps).toBeGreaterThan(5);
    expect(byClock).toBeGreaterThan(3);
    await holds();
  }, 240_000);
});
