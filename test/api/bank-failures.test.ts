import { afterAll, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { verifyMoney } from "../../src/modules/payment/index.ts";
import { openDatabase } from "../../src/platform/postgres/database.ts";
import { apiOffice, done } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { at } from "../support/office-time.ts";
import { relayTo } from "../support/relay.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const relay = relayTo(new URL(office.urls.app));
const address = new URL(office.urls.app);
address.hostname = "127.0.0.1";
address.port = String(await relay.open());
const database = openDatabase({ url: address.href, schema: office.database.schema, connections: 4 });
const bank = clientOf(createApp({ ...office.services, database }), {});
afterAll(async () => {
  await database.close();
  relay.cut();
});

const COPIES = "2.000815";
const DOCUMENTS = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];

/** A dossier that owes 21,000 đồng, and the message with which a bank tells that they came. */
async function owed() {
  const { form } = await office.submission(COPIES);
  const { id } = await office.receive(COPIES, { form: { ...form, documents: DOCUMENTS } });
  const cashier = await office.desk("cashier");
  const charges = async () => (await done(await cashier.get(`/api/v1/dossiers/${id}/charges`))).items;
  const chargeIds = (await charges()).map((charge: { id: string }) => charge.id);
  const asked = await done(await cashier.post("/api/v1/payments/transfer-requests", { chargeIds }));
  const body = JSON.stringify({
    transactionId: `FT-${id}`,
    bankBin: "970415",
    accountNumber: "113366668888",
    amount: 21_000,
    currency: "VND",
    bookedAt: office.clock.now(),
    memo: asked.reference,
  });
  const signature = signatureOf(office.services.config.bankSecret ?? "", Buffer.from(body));
  const headers = { "content-type": "application/json", "x-signature": signature };
  const tell = () => bank.send("/api/v1/payments/bank-messages", { method: "POST", body, headers });
  return { charges, tell };
}

test("a bank that tells while the database is gone is asked to tell again, and what it told takes effect once", async () => {
  const { charges, tell } = await owed();
  relay.cut();
  const during = await tell();
  expect(during.status).toBe(503);
  expect(during.headers.get("retry-after")).toBe("5");
  expect((await charges())[0].state).toBe("DUE");
  await relay.open();
  for (const _ of ["repeated", "and once more"]) {
    const after = await tell();
    expect(after.status).toBe(200);
    expect(await after.json()).toEqual({ received: true, outcome: "BOOKED" });
  }
  expect((await charges())[0].state).toBe("PAID");
  const payments = await office.database.kysely.selectFrom("paymentPayment").select("id").execute();
  expect(payments).toHaveLength(1);
  expect((await verifyMoney(office.database)).wrong).toEqual([]);
});

test("a code for a transfer is shown while no bank can be reached: it needs nobody but the office", async () => {
  // No secret of a bank is known, no address of one is anywhere: the code is reckoned from the account and the sum.
  const alone = { ...office.services, config: { ...office.services.config, bankSecret: null } };
  const { charges, tell } = await owed();
  const [charge] = await charges();
  const request = await office.database.kysely
    .selectFrom("paymentRequestCharge as c")
    .innerJoin("paymentRequest as r", "r.id", "c.requestId")
    .select("r.token")
    .where("c.chargeId", "=", charge.id)
    .executeTakeFirstOrThrow();
  const citizen = clientOf(createApp(alone), {});
  const page = await citizen.page(`/pay/${request.token}`);
  expect(await page.text()).toContain("113366668888");
  const code = await citizen.page(`/pay/${request.token}/qr.png`);
  expect(code.headers.get("content-type")).toContain("image/png");
  // Once the bank can be reached it tells, however late.
  expect((await tell()).status).toBe(200);
  expect((await charges())[0].state).toBe("PAID");
});
