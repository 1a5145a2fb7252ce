import { describe, expect, it } from "vitest";
import { personOf } from "../../../../test/support/dossier-cast.ts";
import { aDossier, at, day, loadProcess, SIGN, type Situation } from "../../../../test/support/dossiers.ts";
import { present } from "../../../kernel/assert.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { shippedCalendar } from "../../calendar/index.ts";

const openPauses = (it: Situation) => it.dossier.pauses.filter((pause) => pause.to === null);
const PAID = { act: "confirmPayment", reference: "BL-01", exemption: null } as const;

describe("T13 and T14: financial obligation", () => {
  it("stops the clock until it is paid", () => {
    const waiting = aDossier().awaitingPayment();
    expect(waiting.dossier.status).toBe("FINANCIAL_WAIT");
    expect(openPauses(waiting)).toMatchObject([{ reason: "FINANCIAL", policy: "PAUSE" }]);
    const paid = waiting.on("2026-11-04 09:00").act("cashier", PAID);
    expect(paid.dossier).toMatchObject({
      status: "IN_PROGRESS",
      payment: { reference: "BL-01", exemption: null },
    });
    expect(paid.dossier.dueAt).toBe(at("2026-11-18 17:00"));
  });

  it.each([0, -5, 1.5, Number.NaN])("an amount of %s is refused", (amountDong) => {
    const require = { act: "requirePayment", amountDong, reason: "Lệ phí" } as const;
    expect(aDossier().atAppraisal().outcome("specialist", require)).toBe("AMOUNT_NOT_POSITIVE");
  });

  it.each([
    [{ amountDong: 21_000 }, "PAYMENT_ALREADY_CHARGED"],
    [{ amountDong: 0, chargeIds: ["elsewhere"] }, "PAYMENT_CHARGE_NOT_DUE"],
    [{ amountDong: 0, chargeIds: ["fee", "elsewhere"] }, "PAYMENT_CHARGE_NOT_DUE"],
    [{ amountDong: 20_000, chargeIds: ["fee"] }, "PAYMENT_SUM_DIFFERS"],
    [{ amountDong: 0, chargeIds: [] }, "AMOUNT_NOT_POSITIVE"],
  ])("a demand of %o beside a fee of 21,000 đồng is refused: %s", (asked, code) => {
    const due = [{ id: "fee", name: "Lệ phí", nameEn: "Charge", amountDong: 21_000, isWithResult: false }];
    const require = { act: "requirePayment", reason: "Lệ phí", due, ...asked } as const;
    expect(aDossier().atAppraisal().outcome("specialist", require)).toBe(code);
  });

  it("takes a receipt or an exemption, not both and not neither; the cashier exempts nobody", () => {
    const waiting = aDossier().awaitingPayment();
    const exemption = { reason: "Hộ nghèo", approvedBy: personOf("leader") };
    expect(waiting.outcome("cashier", { ...PAID, reference: " " })).toBe("PAYMENT_PROOF_REQUIRED");
    expect(waiting.outcome("cashier", { ...PAID, exemption })).toBe("PAYMENT_PROOF_REQUIRED");
    const own = { ...exemption, approvedBy: personOf("cashier") };
    expect(waiting.outcome("cashier", { ...PAID, reference: null, exemption: own })).toBe(
      "EXEMPTION_BY_CASHIER",
    );
    expect(waiting.act("cashier", { ...PAID, reference: null, exemption }).dossier.payment?.exemption).toBe(
      "Hộ nghèo",
    );
  });

  it("moves the land process on: signed, tax slip, paid, record, issue", async () => {
    const graph = await loadProcess("land-use-change");
    let it = aDossier({ graph }).handedOver().completed("head").completed("specialist");
    expect(it.dossier.tasks.map((task) => task.stepCode)).toEqual(["consultPlanning", "consultLandOffice"]);
    for (let opinions = 0; opinions < 2; opinions += 1) it = it.completed("planner", { outcome: "AGREE" });
    it = it.completed("head").act("leader", SIGN).completed("specialist");
    expect(it.dossier.tasks).toEqual([]);
    const waiting = it.act("specialist", {
      act: "requirePayment",
      amountDong: 5_000_000,
      reason: "Tiền sử dụng đất",
    });
    expect(waiting.act("cashier", PAID).dossier.tasks).toMatchObject([{ stepCode: "updateRecord" }]);
  });
});

describe("T15 and T16: suspended and resumed", () => {
  it.each(["received", "atAppraisal", "consulting", "verifying"] as const)(
    "from %s, back to in progress",
    (situation) => {
      const there = aDossier()[situation]();
      const held = there.act("head", {
        act: "suspend",
        ground: "Quyết định thanh tra",
        document: "02/QĐ-TTr",
      });
      expect(held.dossier).toMatchObject({ status: "SUSPENDED", suspension: { from: there.dossier.status } });
      expect(openPauses(held)).toMatchObject([{ reason: "SUSPENSION" }]);
      const back = held.on("2026-11-03 09:00").act("head", { act: "resume", note: "Đã có kết luận" });
      expect(back.dossier).toMatchObject({ status: "IN_PROGRESS", suspension: null });
      expect(openPauses(back)).toEqual([]);
    },
  );

  it("takes over from a consultation that had stopped the clock: one stop is open, never two (invariant a)", () => {
    const held = aDossier()
      .withPinned({ consultationPauses: true })
      .consulting()
      .on("2026-11-03 09:00")
      .act("head", { act: "suspend", ground: "Tòa án", document: "01" });
    expect(openPauses(held)).toMatchObject([{ reason: "SUSPENSION" }]);
    expect(held.dossier.pauses).toMatchObject([{ reason: "EXTERNAL", to: at("2026-11-03 09:00") }, {}]);
    const back = held.on("2026-11-05 09:00").act("head", { act: "resume", note: "Xong" });
    expect(back.dossier.dueAt).toBe(at("2026-11-19 17:00"));
  });

  it("a dossier suspended at the counter is still handed over afterwards", () => {
    const back = aDossier()
      .received()
      .act("head", { act: "suspend", ground: "Tòa án", document: "01" })
      .act("head", { act: "resume", note: "Xong" });
    expect(back.outcome("intake", { act: "handOver" })).toEqual(["HandedOver"]);
  });

  it("a verification that a suspension broke is still finished, and the step is not done before", () => {
    const back = aDossier()
      .verifying()
      .act("head", { act: "suspend", ground: "Tòa án", document: "01" })
      .act("head", { act: "resume", note: "Xong" });
    const taskId = back.dossier.tasks.at(0)?.taskId ?? "";
    expect(back.outcome("specialist", { act: "completeTask", taskId, note: "" })).toBe(
      "STEP_AWAITS_VERIFICATION",
    );
    expect(back.outcome("specialist", { act: "finishVerification", finding: "Đúng" })).toEqual([
      "VerificationFinished",
    ]);
  });

  it("nothing is signed before a verification begun at the signature is finished", () => {
    const back = aDossier()
      .atSignature()
      .act("head", { act: "startVerification", notice: "Xác minh" })
      .act("head", { act: "suspend", ground: "Tòa án", document: "01" })
      .act("head", { act: "resume", note: "Xong" });
    expect(back.outcome("leader", SIGN)).toBe("VERIFICATION_OPEN");
  });

  it("needs the ground, the paper, and a note", () => {
    const there = aDossier().atAppraisal();
    expect(there.outcome("head", { act: "suspend", ground: "", document: "01" })).toBe(
      "LEGAL_GROUND_REQUIRED",
    );
    expect(there.outcome("head", { act: "suspend", ground: "Tòa án", document: "" })).toBe("TEXT_REQUIRED");
    expect(aDossier().suspended().outcome("head", { act: "resume", note: "" })).toBe("TEXT_REQUIRED");
  });
});

describe("T17 to T19: withdrawal", () => {
  it.each(["received", "atAppraisal", "awaitingSupplement", "awaitingPayment"] as const)(
    "asked for from %s: the clock is as it was, and refusing or cancelling puts it back",
    (situation) => {
      const there = aDossier()[situation]();
      const asked = there.withdrawalRequested();
      expect(asked.dossier).toMatchObject({ status: "WITHDRAW_REQUESTED", dueAt: there.dossier.dueAt });
      expect(asked.dossier.pauses).toEqual(there.dossier.pauses);
      for (const back of [
        asked.act("head", { act: "refuseWithdrawal", reason: "Sắp có kết quả" }),
        asked.act("applicant", { act: "cancelWithdrawal" }),
      ]) {
        const { status, pauses, tasks, withdrawal } = back.dossier;
        expect({ status, pauses, tasks }).toEqual({
          status: there.dossier.status,
          pauses: there.dossier.pauses,
          tasks: there.dossier.tasks,
        });
        expect(withdrawal).toBeNull();
      }
    },
  );

  it("is agreed with a decision on the fees; tasks end, the pause ends, papers go back", () => {
    const asked = aDossier().awaitingSupplement().withdrawalRequested();
    const agree = {
      act: "approveWithdrawal",
      refundDecision: "Hoàn 15.000 đ",
      papersReturned: ["C1"],
    } as const;
    expect(asked.outcome("head", { ...agree, refundDecision: "" })).toBe("TEXT_REQUIRED");
    // Where nothing was paid there is nothing to decide.
    expect(asked.outcome("head", { ...agree, refundDecision: "", feesPaid: false })).toEqual([
      "WithdrawalApproved",
    ]);
    const gone = asked.act("head", agree);
    expect(gone.dossier).toMatchObject({ status: "WITHDRAWN", tasks: [], timers: [] });
    expect(gone.dossier.steps.at(-1)).toMatchObject({ stepCode: "appraise" });
    expect(openPauses(gone)).toEqual([]);
  });

  it("is too late once the result is signed", () => {
    const ask = { act: "requestWithdrawal", reason: "Đổi ý" } as const;
    expect(aDossier().signed().outcome("applicant", ask)).toBe("RESULT_ALREADY_SIGNED");
    expect(aDossier().atSignature().outcome("applicant", ask)).toEqual(["WithdrawalRequested"]);
  });
});

describe("T25: extension with apology", () => {
  const propose = { act: "proposeExtension", newDueOn: day("2026-11-23"), reason: "Chờ xác minh" } as const;

  it("is drafted by the specialist and signed by the leader; the original date stays", () => {
    const signed = aDossier()
      .atAppraisal()
      .act("specialist", propose)
      .act("leader", { act: "signExtension" });
    expect(signed.dossier).toMatchObject({ status: "IN_PROGRESS", dueAt: at("2026-11-23 17:00") });
    expect(signed.dossier.originalDueAt).toBe(at("2026-11-16 17:00"));
    expect(signed.dossier.extensions).toMatchObject([
      { lateNotice: false, draftedBy: personOf("specialist") },
    ]);
    expect(signed.outcome("specialist", { ...propose, newDueOn: day("2026-11-30") })).toBe(
      "EXTENSIONS_EXHAUSTED",
    );
  });

  it.each([
    ["EXTENSION_NOT_WORKING_DAY", { newDueOn: day("2026-11-24") }],
    ["EXTENSION_NOT_WORKING_DAY", { newDueOn: day("2026-11-21") }],
    ["EXTENSION_NOT_LATER", { newDueOn: day("2026-11-16") }],
    ["TEXT_REQUIRED", { reason: "" }],
  ])("a draft is refused with %s", (code, change) => {
    expect(
      aDossier()
        .atAppraisal()
        .outcome("specialist", { ...propose, ...change }),
    ).toBe(code);
  });

  it("names why it is late from the list of the day, or nothing", () => {
    const told = aDossier()
      .atAppraisal()
      .act("specialist", { ...propose, lateCause: "COORDINATING_UNIT" })
      .act("leader", { act: "signExtension" });
    expect(told.dossier.extensions).toMatchObject([{ lateCause: "COORDINATING_UNIT" }]);
    const silent = aDossier().atAppraisal().act("specialist", propose);
    expect(silent.dossier.extensions[0]).not.toHaveProperty("lateCause");
    const unknown = { ...propose, lateCause: "BAD_WEATHER" };
    expect(aDossier().atAppraisal().outcome("specialist", unknown)).toBe("LATE_CAUSE_UNKNOWN");
  });

  it("nobody signs their own draft, and a dossier without a term is not extended", () => {
    const drafted = aDossier().atAppraisal().act("specialist", propose);
    expect(drafted.outcome("specialist", { act: "signExtension" })).toBe("OWN_PROPOSAL");
    const endless = aDossier()
      .withPinned({ term: { unit: "NONE", count: 0 } })
      .atAppraisal();
    expect(endless.outcome("specialist", propose)).toBe("NO_DUE_DATE");
  });

  it.each([
    ["2026-11-13 16:59", false],
    ["2026-11-16 08:00", true],
    ["2026-11-18 08:00", true],
  ])("signed at %s is a late notice: %s", (when, lateNotice) => {
    const drafted = aDossier().atAppraisal().act("specialist", propose);
    expect(drafted.on(when).act("leader", { act: "signExtension" }).dossier.extensions).toMatchObject([
      { lateNotice },
    ]);
  });
});

describe("a calendar edited while a dossier waits", () => {
  it("moves nothing of what was promised before: the clock runs on from the date that stands", () => {
    const waiting = aDossier().suspended();
    const closedEarlier = new Map(shippedCalendar().exceptions);
    const closedDay = present(parseLocalDate("2026-11-10"), "day");
    closedEarlier.set(closedDay, {
      on: closedDay,
      kind: "UNIT_CLOSED",
      name: { vi: "Nghỉ", en: "Closed" },
      legalBasis: "Thử",
      sessions: null,
    });
    const edited = { ...shippedCalendar(), exceptions: closedEarlier };
    const ordinary = waiting.on("2026-11-05 09:00").act("head", { act: "resume", note: "Hết căn cứ" });
    const after = waiting
      .on("2026-11-05 09:00")
      .with({ calendar: edited })
      .act("head", { act: "resume", note: "Hết căn cứ" });
    expect(after.dossier.dueAt).toBe(ordinary.dossier.dueAt);
  });
});
