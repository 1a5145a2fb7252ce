import { assert, present } from "../kernel/assert.ts";
import type { SetClock } from "../kernel/clock.ts";
import type { Services } from "../platform/services.ts";
import { paths } from "../web/paths.ts";
import type { FormsClient } from "./forms-client.ts";
import type { Client, Owed } from "./http-client.ts";
import type { WeekBank } from "./week-bank.ts";

/** What the week charges where the law says the amount in words. */
const STATED_DONG = 150_000;
/** What half a fee is rounded down to. */
const ROUND_DONG = 1_000;

/**
 * How a payer of the week pays: as the desk takes it, by a transfer that names its code, one that names none, one that is
 * claimed before the bank tells; let off, let off in part, given back, or with another name on the receipt.
 */
export const WAYS = [
  "CASH",
  "VIETQR",
  "POS",
  "EXEMPT",
  "VIETQR",
  "CASH",
  "PORTAL",
  "UNNAMED",
  "REDUCED",
  "CLAIMED",
  "REFUNDED",
  "RENAMED",
] as const;
type Way = (typeof WAYS)[number];

type Method = "CASH" | "POS" | "PORTAL";
type Debtor = { readonly id: string; readonly code: string };

/** What the payers of the week were told was taken of them, and what the cashier counts in the drawer. */
export type Takings = {
  readonly taken: { readonly method: string; readonly dong: number }[];
  /** Cash by day. */
  readonly drawer: Map<string, number>;
};

export type CashDesk = {
  readonly services: Services;
  readonly clock: SetClock;
  readonly bank: WeekBank;
  readonly as: (name: "cashier") => Client;
  readonly forms: (name: "cashier" | "leader") => FormsClient;
  readonly guest: FormsClient;
  readonly later: () => Promise<void>;
  readonly takings: Takings;
  /** Charges a transfer without a code was for, by the number its payer wrote on it. */
  readonly unnamed: string[][];
};

/** What a dossier owes is paid in this way. */
export async function payAll(desk: CashDesk, way: Way, dossier: Debtor): Promise<void> {
  const till = desk.as("cashier");
  for (const { id, state, amountDong } of await till.charges(dossier.id))
    if (state === "DUE" && amountDong === null) await till.setAmount(id, STATED_DONG);
  const due = await dueOf(desk, dossier);
  if (due.length === 0) return;
  switch (way) {
    case "CASH":
    case "POS":
    case "PORTAL":
      await take(desk, way, due);
      return;
    case "VIETQR":
    case "CLAIMED":
      return transfer(desk, due, way === "CLAIMED");
    case "UNNAMED":
      return transferUnnamed(desk, dossier, due);
    case "EXEMPT":
    case "REDUCED":
      return letOff(desk, dossier, way);
    case "REFUNDED":
      await take(desk, "CASH", due);
      return giveBack(desk, dossier);
    case "RENAMED":
      return rename(desk, await take(desk, "CASH", due));
  }
}

const dueOf = async ({ as }: CashDesk, { id }: Debtor) =>
  (await as("cashier").charges(id)).filter(({ state }) => state === "DUE");
const sumOf = (due: readonly Owed[]) =>
  due.reduce((sum, each) => sum + (each.amountDong ?? 0) - each.exemptDong, 0);
const idsOf = (due: readonly Owed[]) => due.map(({ id }) => id);

async function take(desk: CashDesk, method: Method, due: readonly Owed[]): Promise<string> {
  const amountDong = sumOf(due);
  const { taken } = desk.takings;
  const txnRef = method === "CASH" ? null : `${method}-${taken.length + 1}-${due[0]?.id.slice(-6)}`;
  const paid = { chargeIds: idsOf(due), amountDong, method, txnRef };
  const receiptId = await desk.as("cashier").pay(paid);
  taken.push({ method, dong: amountDong });
  if (method === "CASH") count(desk, amountDong);
  return receiptId;
}

function count({ takings: { drawer }, clock }: CashDesk, dong: number): void {
  const day = clock.today();
  drawer.set(day, (drawer.get(day) ?? 0) + dong);
}

async function transfer(desk: CashDesk, due: readonly Owed[], isClaimed: boolean): Promise<void> {
  const asked = await desk.as("cashier").requestTransfer(idsOf(due));
  if (isClaimed) {
    await desk.guest.send(paths.pay(asked.token), `${paths.pay(asked.token)}/claimed`, {});
    await desk.later();
  }
  await desk.bank.transfer(asked);
  desk.takings.taken.push({ method: "VIETQR", dong: asked.amountDong });
}

/** The payer writes no code: the cashier finds out what it was for, and somebody else agrees. */
async function transferUnnamed(desk: CashDesk, dossier: Debtor, due: readonly Owed[]): Promise<void> {
  const amountDong = sumOf(due);
  desk.unnamed.push([...idsOf(due)]);
  await desk.bank.transfer({ reference: `LE PHI SO ${desk.unnamed.length}`, amountDong });
  await until(desk, async () => (await dueOf(desk, dossier)).length === 0);
  desk.takings.taken.push({ method: "VIETQR", dong: amountDong });
}

/** Asked for by the cashier, agreed to by a leader; of a reduction the rest is paid in cash. */
async function letOff(desk: CashDesk, dossier: Debtor, way: "EXEMPT" | "REDUCED"): Promise<void> {
  const isWhole = way === "EXEMPT";
  const ground = isWhole ? "Hộ nghèo (minh họa)" : "Người có công (minh họa)";
  for (const charge of await dueOf(desk, dossier)) {
    const half = Math.floor((charge.amountDong ?? 0) / 2 / ROUND_DONG) * ROUND_DONG;
    const amountDong = isWhole ? (charge.amountDong ?? 0) : Math.max(half, ROUND_DONG);
    await ask(desk.forms("cashier"), dossier, { chargeId: charge.id, kind: "EXEMPTION", amountDong, ground });
  }
  const answered = (charges: readonly Owed[]) => charges.every(({ exemptDong }) => exemptDong > 0);
  await until(desk, async () => answered(await dueOf(desk, dossier)));
  const rest = await dueOf(desk, dossier);
  if (rest.length > 0) await take(desk, "CASH", rest);
}

/** Taken by mistake: asked back at the desk, agreed to by a leader, paid out of the drawer. */
async function giveBack(desk: CashDesk, dossier: Debtor): Promise<void> {
  const paid = (await desk.as("cashier").charges(dossier.id)).filter(({ state }) => state === "PAID");
  const { id: chargeId, amountDong: dong } = present(paid[0], "what was paid");
  const amountDong = present(dong, "its amount");
  const ground = "Thu nhầm (minh họa)";
  await ask(desk.forms("cashier"), dossier, { chargeId, kind: "REFUND", amountDong, ground });
  const isDue = async () =>
    (await desk.as("cashier").charges(dossier.id)).some(({ state }) => state === "REFUND_DUE");
  await until(desk, isDue);
  const { id } = await desk.services.database.kysely
    .selectFrom("paymentDecision")
    .select("id")
    .where("chargeId", "=", chargeId)
    .executeTakeFirstOrThrow();
  const decisions = paths.cashDecisions();
  await desk.forms("cashier").send(decisions, `${decisions}/${id}/pay`, { method: "CASH" });
  count(desk, -amountDong);
}

async function rename({ forms }: CashDesk, receiptId: string): Promise<void> {
  const receipt = paths.cashReceipt(receiptId);
  const asked = { payerName: "Người nộp thay (minh họa)", reason: "Ghi nhầm tên người nộp (minh họa)" };
  await forms("cashier").send(receipt, `${receipt}/replace`, asked);
}

type Asked = {
  readonly chargeId: string;
  readonly kind: "EXEMPTION" | "REFUND";
  readonly amountDong: number;
  readonly ground: string;
};

async function ask(forms: FormsClient, { id }: Debtor, asked: Asked): Promise<void> {
  const page = paths.cashDossier(id);
  await forms.send(page, page, { ...asked, amountDong: String(asked.amountDong) });
}

const MOMENTS_MAX = 6;

/** Waits for what colleagues do. */
async function until({ later }: CashDesk, isDone: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < MOMENTS_MAX; waited += 1) {
    await later();
    if (await isDone()) return;
  }
  assert(await isDone(), "what was asked for is answered");
}
