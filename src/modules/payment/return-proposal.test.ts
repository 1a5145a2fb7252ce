import { describe, expect, test } from "vitest";
import { proposeReturn, type Returnable } from "./return-proposal.ts";

const row = (id: string, changes: Partial<Returnable> = {}): Returnable => ({
  id,
  amount_dong: 100_000,
  dossier_code: null,
  bank_ref: null,
  receiver_number: null,
  receiver_name: null,
  ...changes,
});
const left = (memo: string, amountDong = -100_000) => ({ amountDong, memo });

describe("money that left proposes what it pays", () => {
  test.each([
    [
      "the dossier's code, as banks write it",
      { dossier_code: "H26.7-261123-0014" },
      "HOAN TRA H267 261123 0014",
    ],
    ["the receiver's name without marks", { receiver_name: "Nguyễn Thị Hòa" }, "CK CHO NGUYENTHIHOA"],
    ["the number of what came in", { bank_ref: "FT009" }, "TRA LAI FT009"],
    ["the receiver's account", { receiver_number: "1903456789" }, "TOI 1903456789"],
  ])("by its amount and %s", (_what, changes, memo) => {
    const found = proposeReturn(left(memo), [row("other"), row("meant", changes)]);
    expect(found.proposedIds).toEqual(["meant"]);
    expect(found.ordered.map(({ id }) => id)).toEqual(["meant", "other"]);
  });

  test("by its amount alone where one only has it", () => {
    expect(proposeReturn(left("CK"), [row("a", { amount_dong: 5 }), row("b")]).proposedIds).toEqual(["b"]);
  });

  test("and nothing where two fit as well, or none has its amount", () => {
    expect(proposeReturn(left("CK"), [row("a"), row("b")]).proposedIds).toEqual([]);
    expect(proposeReturn(left("CK"), [row("a", { amount_dong: 99_999 })]).proposedIds).toEqual([]);
    expect(proposeReturn(left("CK"), []).proposedIds).toEqual([]);
  });

  test("several where its words name them and they are its sum", () => {
    const rows = [
      row("other", { amount_dong: 30_000 }),
      row("a", { amount_dong: 70_000, dossier_code: "H26.7-261123-0014" }),
      row("b", { amount_dong: 30_000, dossier_code: "H26.7-261123-0015" }),
    ];
    const memo = "HOAN TRA H267 261123 0014 VA H267 261123 0015";
    expect(proposeReturn(left(memo), rows).proposedIds.toSorted()).toEqual(["a", "b"]);
    expect(proposeReturn(left(memo, -90_000), rows).proposedIds).toEqual([]);
  });
});
