import { z } from "zod";
import { assert } from "../kernel/assert.ts";
import type { Clock } from "../kernel/clock.ts";
import { parseJson } from "../kernel/json.ts";
import type { Actor } from "../modules/access/index.ts";
import type { Office } from "../modules/dossier/index.ts";
import { importStatement, type Misbehaviour, messagesOf } from "../modules/payment/index.ts";
import type { Services } from "../platform/services.ts";
import { patientFetch } from "./patient-fetch.ts";

const ACCOUNT = { bank_bin: "970415", number: "113366668888" };

const line = z.object({ transactionId: z.string(), bookedAt: z.string() });

/** The bank of the week: it tells what came in, now and then twice, and at the end hands over its statement. */
export type WeekBank = {
  /** The payer sends what the code asks for. */
  readonly transfer: (asked: { readonly reference: string; readonly amountDong: number }) => Promise<void>;
  readonly lines: () => number;
  readonly statement: () => string;
};

export function openBank(week: {
  readonly baseUrl: string;
  readonly services: Services;
  readonly clock: Clock;
}): WeekBank {
  const lines: string[] = [];
  const { baseUrl, services, clock } = week;
  const secret = services.config.bankSecret ?? "";
  return {
    transfer: async ({ reference, amountDong }) => {
      const as: Misbehaviour = lines.length % 3 === 0 ? "twice" : "honest";
      const transfer = { ...ACCOUNT, reference, amount_dong: amountDong };
      const messages = messagesOf(transfer, { secret, at: clock.now(), as });
      const told = new TextDecoder().decode(messages[0]?.body);
      const { transactionId, bookedAt } = parseJson(line, told);
      lines.push([transactionId, bookedAt, `NOP ${reference}`, String(amountDong)].join(","));
      for (const message of messages) await tell(baseUrl, message);
    },
    lines: () => lines.length,
    statement: () => ["Mã giao dịch,Ngày giao dịch,Nội dung,Số tiền", ...lines].join("\n"),
  };
}

async function tell(
  baseUrl: string,
  { body, signature }: ReturnType<typeof messagesOf>[number],
): Promise<void> {
  const { status, text } = await patientFetch(`${baseUrl}/api/v1/payments/bank-messages`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-signature": signature },
    body: Buffer.from(body),
  });
  assert(status === 200, `bank message: ${status} ${text}`);
}

/** The week's statement is imported: every line of it was told before. */
export async function importWeek(office: Office, actor: Actor, bank: WeekBank): Promise<void> {
  if (bank.lines() === 0) return;
  const { services } = office;
  const account = await services.database.kysely
    .selectFrom("paymentAccount")
    .select("id")
    .executeTakeFirstOrThrow();
  const file = { accountId: account.id, fileName: "so-phu-tuan.csv", text: bank.statement() };
  const done = await importStatement({ office, services, actor }, file);
  assert(
    done.ok && done.value.open === 0 && done.value.contradicted.length === 0,
    "the statement is the books",
  );
}
