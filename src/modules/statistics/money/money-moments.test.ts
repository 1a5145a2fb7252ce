import { describe, expect, test } from "vitest";
import { at } from "../../../../test/support/office-time.ts";
import type { MoneyMove } from "../../payment/index.ts";
import { moneyMoments } from "./money-moments.ts";

const NOTHING = { owedDong: 0, paidDong: 0, paidOnlineDong: 0 };
const move = (chargeId: string, when: string, amounts: Partial<MoneyMove>): MoneyMove => ({
  dossierId: "d",
  chargeId,
  at: at(`2026-11-0${when}`),
  ...NOTHING,
  ...amounts,
});
const told = (...moves: readonly MoneyMove[]) =>
  moneyMoments(moves).map((each) => [each.at.slice(8, 10), each.payable, each.paid, each.paidOnline]);

describe("the money of a dossier, as it is counted", () => {
  test("counts a dossier once, however many charges it has and however they are paid", () => {
    expect(
      told(
        move("fee", "2 09:00", { owedDong: 30_000 }),
        move("duty", "3 09:00", { owedDong: 90_000 }),
        move("duty", "4 09:00", { paidDong: 90_000, paidOnlineDong: 90_000 }),
        move("fee", "5 09:00", { paidDong: 30_000 }),
      ),
    ).toEqual([
      ["02", 1, 0, 0],
      ["04", 0, 1, 1],
    ]);
  });

  test("owes nothing where it is exempt at once, and no more from the moment it is", () => {
    expect(
      told(
        move("fee", "2 09:00", { owedDong: 30_000 }),
        move("fee", "2 09:00", { owedDong: -30_000 }),
        move("other", "3 09:00", { owedDong: 20_000 }),
        move("other", "4 09:00", { owedDong: -5_000 }),
        move("other", "5 09:00", { owedDong: -15_000 }),
      ),
    ).toEqual([
      ["03", 1, 0, 0],
      ["05", -1, 0, 0],
    ]);
  });

  test("is no longer paid when what was taken is reversed, and tells each dossier apart", () => {
    const moves = [
      move("fee", "2 09:00", { owedDong: 30_000 }),
      move("fee", "3 09:00", { paidDong: 30_000, paidOnlineDong: 30_000 }),
      move("fee", "4 09:00", { paidDong: -30_000, paidOnlineDong: -30_000 }),
      { ...move("else", "2 09:00", { owedDong: 1_000 }), dossierId: "e" },
    ];
    expect(told(...moves)).toEqual([
      ["02", 1, 0, 0],
      ["03", 0, 1, 1],
      ["04", 0, -1, -1],
      ["02", 1, 0, 0],
    ]);
  });
});
