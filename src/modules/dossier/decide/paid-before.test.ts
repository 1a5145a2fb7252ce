import { describe, expect, it } from "vitest";
import { aDossier, at, day, type Situation } from "../../../../test/support/dossiers.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";

const openPauses = (it: Situation) => it.dossier.pauses.filter((pause) => pause.to === null);
const PAID = { act: "confirmPayment", reference: "BL-01", exemption: null } as const;

describe("T14: paid before it was known", () => {
  it.each([
    ["told by the bank", { paidAt: at("2026-11-04 09:00") }, "2026-11-18 17:00"],
    ["on a paper", { paidOn: day("2026-11-04") }, "2026-11-18 17:00"],
    ["on a paper of today", { paidOn: day("2026-11-16") }, "2026-12-01 17:00"],
    ["before it was asked for", { paidAt: at("2026-10-01 09:00") }, "2026-11-16 17:00"],
    ["by a clock that runs ahead", { paidAt: at("2026-12-04 09:00") }, "2026-12-01 17:00"],
  ])("the clock has run since the money was there, however late that is known: %s", (_how, when, dueAt) => {
    const paid = aDossier()
      .awaitingPayment()
      .on("2026-11-16 09:00")
      .act("cashier", { ...PAID, ...when });
    expect(paid.dossier.dueAt).toBe(at(dueAt));
    expect(openPauses(paid)).toEqual([]);
  });

  it("a paper's day without an hour stands to its end, a bank's midnight is midnight: a term in hours loses none of it", () => {
    const hours = aDossier({
      pinned: { ...aDossier().scene.pinned, term: { unit: "WORKING_HOUR", count: 16 } },
    });
    const due = (when: { readonly paidAt: Instant } | { readonly paidOn: LocalDate }) =>
      hours
        .awaitingPayment()
        .on("2026-11-16 09:00")
        .act("cashier", { ...PAID, ...when }).dossier.dueAt;
    expect(due({ paidOn: day("2026-11-11") })).toBe(due({ paidAt: at("2026-11-11 23:59") }));
    expect(due({ paidAt: at("2026-11-11 00:00") })).toBe(due({ paidAt: at("2026-11-10 23:59") }));
    expect(due({ paidAt: at("2026-11-11 00:00") })).not.toBe(due({ paidOn: day("2026-11-11") }));
  });

  it("a day that lies ahead proves no payment", () => {
    const ahead = { ...PAID, paidOn: day("2026-11-17") };
    expect(aDossier().awaitingPayment().on("2026-11-16 09:00").outcome("cashier", ahead)).toBe(
      "PAID_ON_IN_FUTURE",
    );
  });
});
