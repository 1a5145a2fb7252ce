import { assert } from "../kernel/assert.ts";
import { paths } from "../web/paths.ts";
import type { CashDesk } from "./cashier.ts";

/** Of what the cashier counts on this day of the week a note is missing. */
const SHORT_DAY = 2;
const SHORT_DONG = 10_000;

/** What the terminals and the post pay in as one sum each. */
const LUMPS = ["POS", "PORTAL", "POST"] as const;
type Lump = (typeof LUMPS)[number];

const UNNAMED = /LE PHI SO (\d+)/;
const LUMP = new RegExp(`KET CHUYEN (${LUMPS.join("|")})\\b`);
const MOVEMENT = /\/desk\/cash\/bank\/movements\/[0-9a-f-]{36}/g;
const ANSWER = /action="(\/desk\/cash\/(?:decisions|differences|bank\/handings)\/[0-9a-f-]{36}\/answer)"/g;

/**
 * What two people do about money at the end of each moment: the cashier says what a movement was that nothing recognised,
 * a leader agrees to it and to whatever else was asked.
 */
export async function cashRound(desk: CashDesk): Promise<void> {
  await matchOpen(desk);
  await agreeToAll(desk);
}

async function agreeToAll({ forms }: CashDesk): Promise<void> {
  const leader = forms("leader");
  const html = await leader.page(paths.cashDecisions());
  const answer = { answer: "APPROVED", reason: "Đã đối chiếu (minh họa)" };
  for (const [, action = ""] of html.matchAll(ANSWER))
    await leader.send(paths.cashDecisions(), action, answer);
}

async function matchOpen({ forms, unnamed }: CashDesk): Promise<void> {
  const cashier = forms("cashier");
  const open = new Set((await cashier.page(paths.cashBank())).match(MOVEMENT) ?? []);
  for (const path of open) {
    const html = await cashier.page(path);
    if (!html.includes(`action="${path}"`)) continue;
    const number = UNNAMED.exec(html)?.[1];
    const lump = LUMP.exec(html)?.[1];
    assert(number !== undefined || lump !== undefined, `what ${path} was`);
    const what =
      number === undefined
        ? { as: lump ?? "" }
        : { as: "CHARGES", charge: unnamed[Number(number) - 1] ?? [] };
    await cashier.send(path, path, { ...what, reason: "Đối chiếu chứng từ (minh họa)" });
  }
}

/** The drawer is counted at the end of the day; once a banknote is missing, a note says so, and the leader confirms it. */
export async function closeDay(desk: CashDesk): Promise<void> {
  const { forms, takings, clock } = desk;
  const day = clock.today();
  takings.drawer.set(day, takings.drawer.get(day) ?? 0);
  const isShort = takings.drawer.size === SHORT_DAY;
  const counted = (takings.drawer.get(day) ?? 0) - (isShort ? SHORT_DONG : 0);
  await forms("cashier").send(`${paths.cashDay()}?day=${day}`, paths.cashDayClose(), {
    countedDong: String(counted),
    note: isShort ? "Thiếu một tờ 10.000 đồng khi kiểm đếm (minh họa)" : "",
  });
  if (isShort) await agreeToAll(desk);
}

/** What the terminals and the post owe the bank account is paid in, said and agreed to. */
export async function payIn(desk: CashDesk, codDong: number): Promise<void> {
  const sumOf = (method: Lump) =>
    method === "POST"
      ? codDong
      : desk.takings.taken.reduce((sum, each) => sum + (each.method === method ? each.dong : 0), 0);
  for (const lump of LUMPS) {
    const amountDong = sumOf(lump);
    if (amountDong > 0) await desk.bank.transfer({ reference: `KET CHUYEN ${lump}`, amountDong });
  }
  await cashRound(desk);
}
