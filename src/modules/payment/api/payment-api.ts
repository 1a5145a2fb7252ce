import { refuse } from "../../../kernel/result.ts";
import { apiRoute, idField, type Router, textField, z } from "../../../web/route.ts";
import { type Office, readDossier } from "../../dossier/index.ts";
import { CHARGE_STATES } from "../charge.ts";
import { listCharges, listChargesOf } from "../charge-store.ts";
import { BANK_MESSAGE_BYTES_MAX, isOfTheBank, receiveBankMessage } from "../commands/receive-bank-message.ts";
import { requestTransfer } from "../commands/request-transfer.ts";
import { setAmount } from "../commands/set-amount.ts";
import { takePayment } from "../commands/take-payment.ts";
import { listRefunded } from "../queries/decisions.ts";
import { deniedAt } from "../rights.ts";

const charge = z.object({
  id: z.string(),
  source: z.enum(["FEE", "OBLIGATION"]),
  kind: z.enum(["PHI", "LE_PHI", "OTHER"]),
  name: z.string(),
  amountDong: z.number().nullable(),
  exemptDong: z.number(),
  refundedDong: z.number().describe("Given back of what was paid"),
  refundDueDong: z.number().describe("Agreed to go back and not paid out yet"),
  refundedAt: z.string().nullable().describe("When the last of it was given back"),
  state: z.enum(CHARGE_STATES),
});

/** Charges and payments for programs, and the door of the bank. */
export function registerPaymentApi(router: Router, office: Office): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/dossiers/{id}/charges",
    act: "payment.read",
    tag: "payment",
    summary: "What a dossier owes, owed, was let off, or got back",
    params: z.strictObject({ id: idField("dossier") }),
    answer: { schema: z.object({ items: z.array(charge) }) },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params }) => {
      // Whoever may read the dossier may read what it owes; for anybody else neither exists.
      const read = await readDossier(office, actor, params.id);
      if (!read.ok) return read;
      const found = await listChargesOf(services.database, [params.id]);
      const [first] = found;
      const denied =
        first === undefined
          ? null
          : await deniedAt(services, actor, { act: "payment.read", unitId: first.unit_id });
      if (denied !== null) return { ok: false, refusal: { code: "NOT_FOUND" } };
      const refunded = await listRefunded(
        services.database,
        found.map((each) => each.id),
      );
      const items = found.map((each) => ({
        id: each.id,
        source: each.source,
        kind: each.kind,
        name: each.name,
        amountDong: each.amount_dong,
        exemptDong: each.exempt_dong,
        refundedDong: each.refunded_dong,
        refundDueDong: each.refund_due_dong,
        refundedAt: refunded.findLast((back) => back.charge_id === each.id)?.paid_at ?? null,
        state: each.state,
      }));
      return { ok: true, value: { items } };
    },
  });
  registerTaking(router, office);
  registerRequesting(router, office);
  registerAmounts(router, office);
  registerBankDoor(router, office);
}

function registerBankDoor(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/payments/bank-messages",
    act: "payment.tell",
    tag: "payment",
    summary: "A bank tells of money that moved on an account",
    description:
      "JSON: transactionId, bankBin, accountNumber, amount (a whole number, negative out), currency VND, bookedAt, memo. " +
      "Header X-Signature: sha256= and the hex HMAC-SHA256 of the raw body. Repeating it is harmless.",
    bodyType: "raw",
    bodyBytesMax: BANK_MESSAGE_BYTES_MAX,
    body: z.object({ bytes: z.instanceof(Uint8Array), signature: z.string().nullable() }),
    idempotency: "none",
    answer: { schema: z.object({ received: z.literal(true), outcome: z.enum(["BOOKED", "REFUSED"]) }) },
    refusals: ["BANK_MESSAGE_UNSIGNED"],
    handler: async ({ services, body, client, attempt }) => {
      const sent = { body: body.bytes, signature: body.signature };
      const tooMany = isOfTheBank(services, sent) ? null : await attempt("unsigned-message", client.network);
      return tooMany === null ? receiveBankMessage(office, services, sent) : refuse(tooMany);
    },
  });
}

function registerAmounts(router: Router, office: Office): void {
  apiRoute(router, {
    method: "put",
    path: "/api/v1/charges/{id}/amount",
    act: "payment.take",
    tag: "payment",
    summary: "Say the amount of a fee published in words only, or put one right that is too low",
    params: z.strictObject({ id: idField("charge") }),
    body: z.strictObject({
      amountDong: z.int().min(1).max(1_000_000_000_000),
      ground: textField({ max: 300 }),
    }),
    answer: { schema: z.object({ id: z.string(), dossierCode: z.string() }) },
    refusals: ["CHARGE_NOT_DUE", "AMOUNT_LOWERED", "DECISION_OPEN", "NOT_FOUND"],
    handler: ({ services, actor, params, body }) =>
      setAmount({ office, services, actor }, { chargeId: params.id, ...body }),
  });
}

function registerRequesting(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/payments/transfer-requests",
    act: "payment.take",
    tag: "payment",
    summary: "Make a request that one VietQR transfer pays; the same charges give the same request",
    body: z.strictObject({ chargeIds: z.array(idField("charge")).min(1).max(100) }),
    answer: {
      status: 201,
      schema: z.object({ token: z.string(), reference: z.string(), amountDong: z.number() }),
    },
    refusals: [
      "CHARGE_NOT_DUE",
      "CHARGE_AMOUNT_UNKNOWN",
      "CHARGES_OF_SEVERAL_UNITS",
      "POST_COLLECTS",
      "NO_BANK_ACCOUNT",
    ],
    handler: async ({ services, actor, body }) => {
      const [first] = await listCharges(services.database, body.chargeIds);
      if (first === undefined) return { ok: false, refusal: { code: "NOT_FOUND" } };
      const denied = await deniedAt(services, actor, { act: "payment.take", unitId: first.unit_id });
      return denied === null
        ? requestTransfer({ office, services }, body.chargeIds)
        : { ok: false, refusal: denied };
    },
  });
}

function registerTaking(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/payments",
    act: "payment.take",
    tag: "payment",
    summary: "Take a payment at the counter for charges of one unit",
    body: z.strictObject({
      chargeIds: z.array(idField("charge")).min(1).max(100),
      method: z.enum(["CASH", "POS", "PORTAL"]),
      amountDong: z.int().min(1).max(1_000_000_000_000),
      txnRef: textField({ max: 60 }).nullable().default(null),
      payerName: textField({ max: 100 }).nullable().default(null),
    }),
    answer: {
      status: 201,
      schema: z.object({
        paymentId: z.string(),
        receiptId: z.string(),
        receipt: z.string(),
        amountDong: z.number(),
      }),
    },
    refusals: [
      "CHARGE_NOT_DUE",
      "POST_COLLECTS",
      "AMOUNT_CHANGED",
      "DAY_CLOSED",
      "TXN_REFERENCE_TAKEN",
      "TXN_REFERENCE_REQUIRED",
    ],
    handler: async ({ services, actor, body }) => {
      const done = await takePayment({ office, services, actor }, body);
      if (!done.ok) return done;
      const { paymentId, receipt, amountDong } = done.value;
      return { ok: true, value: { paymentId, receiptId: receipt.id, receipt: receipt.name, amountDong } };
    },
  });
}
