import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { assert } from "../../src/kernel/assert.ts";
import { receiveAtCounter } from "../../src/modules/dossier/index.ts";
import { claimTransfer } from "../../src/modules/payment/commands/claim-transfer.ts";
import { lapseClaims } from "../../src/modules/payment/commands/lapse-claims.ts";
import { bankOf } from "../support/bank.ts";
import { openBrowser } from "../support/browser.ts";
import { clientOf } from "../support/client.ts";
import { messagesOf } from "../support/messages.ts";
import { COPIES, moneyWard } from "../support/money.ts";
import { at } from "../support/office-time.ts";

const ward = await moneyWard({ now: at("2026-11-06 09:00") });
const bank = await bankOf(ward);
const post = messagesOf(ward);
const TOKEN = "session-of-a-cashier-over-claims-that-lapsed-0123456789abcd";
const router = createApp(ward.services, {
  signedIn: async (_services, { cookieToken }) =>
    cookieToken === TOKEN
      ? { actor: ward.officer("cashier"), sessionId: "cashier", csrfSecret: "secret" }
      : null,
});
const cashier = openBrowser(
  clientOf(router, { cookie: `motcua-session=${TOKEN}`, "sec-fetch-site": "same-origin" }),
);

async function claimed(contact: { readonly phone: string | null }) {
  const asked = await ward.submission(COPIES);
  const owner = { ...asked.applicant.owner, ...contact, email: null };
  const documents = [{ documentName: "Bằng tốt nghiệp", pages: 5, copies: 3 }];
  const received = await receiveAtCounter(ward.office, {
    actor: ward.officer("intake"),
    request: { ...asked, form: { ...asked.form, documents }, applicant: { ...asked.applicant, owner } },
    key: null,
  });
  assert(received.ok, "received");
  const { token, reference } = await bank.request(received.value);
  assert((await claimTransfer(ward.services, token)).ok, "claimed");
  return reference;
}

test("the cashier's day says of each lapsed claim whether its payer was told, and whom to call", async () => {
  const [reached, unreached] = [await claimed({ phone: "+84900000001" }), await claimed({ phone: null })];
  ward.clock.set(at("2026-11-12 08:30"));
  expect(await lapseClaims(ward.office)).toBe(2);
  const line = async (reference: string, locale = "") => {
    const { html } = await cashier.open(`/desk/cash/day${locale}`);
    const from = html.indexOf(reference);
    return html.slice(from, html.indexOf("</p>", from));
  };
  for (const reference of [reached, unreached])
    expect(await line(reference)).toContain("tin báo người nộp đang chờ gửi");
  await post.run();
  expect(await line(reached)).toContain("đã báo người nộp");
  expect(await line(unreached)).toContain("chưa báo được người nộp");
  expect(await line(unreached)).not.toContain("đã báo người nộp");
  expect(await line(unreached, "?lang=en")).toContain("the payer could not be told");
});
