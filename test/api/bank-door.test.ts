import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { signatureOf } from "../../src/modules/payment/bank-signature.ts";
import { apiOffice } from "../support/api-office.ts";
import { clientOf } from "../support/client.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const stranger = clientOf(createApp(office.services), {});
const KNOCKS_MAX = 60;

const knock = (body: string, signature: string) =>
  stranger.send("/api/v1/payments/bank-messages", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "x-signature": signature },
  });

test("who cannot sign is soon turned away unheard; the bank behind the same network is not", async () => {
  const answers: number[] = [];
  for (let n = 0; n <= KNOCKS_MAX; n += 1) answers.push((await knock(`{"n":${n}}`, "")).status);
  expect(answers.slice(0, KNOCKS_MAX).every((status) => status === 401)).toBe(true);
  expect(answers[KNOCKS_MAX]).toBe(429);
  const body = "signed, and no message all the same";
  const signed = await knock(body, signatureOf(office.services.config.bankSecret ?? "", Buffer.from(body)));
  expect(await signed.json()).toEqual({ received: true, outcome: "REFUSED" });
});
