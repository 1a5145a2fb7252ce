import { describe, expect, it } from "vitest";
import { personOf, UNITS } from "../../../../test/support/dossier-cast.ts";
import {
  aDossier,
  at,
  ISSUE,
  loadProcess,
  paper,
  RETURN,
  SCAN,
  SIGN,
} from "../../../../test/support/dossiers.ts";
import { newId } from "../../../kernel/ids.ts";

describe("T20: signed by the leader, issued by the clerk", () => {
  it("signing moves the work to the clerk and does not stop the clock", () => {
    const signed = aDossier().signed();
    expect(signed.dossier).toMatchObject({
      status: "IN_PROGRESS",
      finishedAt: null,
      tasks: [{ stage: "issue" }],
    });
    expect(signed.dossier.result).toMatchObject({ signedBy: personOf("leader"), number: null });
  });

  it("issuing numbers and files the result, and the clock stops at that moment", () => {
    const issued = aDossier().signed().on("2026-11-10 14:00").act("clerk", ISSUE);
    expect(issued.dossier).toMatchObject({
      status: "RESULT_READY",
      subStatus: "POSITIVE",
      finishedAt: at("2026-11-10 14:00"),
    });
    expect(issued.dossier.result).toMatchObject({ number: "15/GXN-UBND", files: [SCAN] });
    expect(issued.dossier.controlSheet.at(-1)).toMatchObject({
      fromUnitId: UNITS.office,
      toUnitId: UNITS.centre,
    });
  });

  it("whoever appraised does not sign, and nobody signs twice", () => {
    const ready = aDossier().atSignature();
    const appraiser = { ...ready.dossier, specialists: [personOf("leader")] };
    const tainted = Object.assign(Object.create(Object.getPrototypeOf(ready)), ready, { dossier: appraiser });
    expect(tainted.outcome("leader", SIGN)).toBe("SIGNER_IS_SPECIALIST");
    expect(ready.outcome("specialist", SIGN)).toBe("TASK_HELD_ELSEWHERE");
    expect(ready.outcome("leader", { ...SIGN, summary: "" })).toBe("TEXT_REQUIRED");
    expect(aDossier().signed().outcome("leader", SIGN)).toBe("NO_TASK_OF_STAGE");
  });

  it.each([
    ["RESULT_NUMBER_REQUIRED", { number: " " }],
    ["RESULT_FILE_REQUIRED", { files: [] }],
  ])("issuing is refused with %s", (code, change) => {
    expect(
      aDossier()
        .signed()
        .outcome("clerk", { ...ISSUE, ...change }),
    ).toBe(code);
  });

  it("only the clerk of the unit that holds the step issues", () => {
    expect(aDossier().signed().outcome("clerkElsewhere", ISSUE)).toBe("TASK_HELD_ELSEWHERE");
  });
});

describe("T21: the reasoned refusal", () => {
  it("needs its legal ground, and ends as a negative result", () => {
    const no = { ...SIGN, outcome: "NEGATIVE" } as const;
    expect(aDossier().atSignature().outcome("leader", no)).toBe("LEGAL_GROUND_REQUIRED");
    const refused = aDossier()
      .atSignature()
      .act("leader", { ...no, legalGround: "Luật Hộ tịch, Đ.10" })
      .act("clerk", ISSUE);
    expect(refused.dossier).toMatchObject({ status: "RESULT_READY", subStatus: "NEGATIVE" });
  });

  it("takes the refusing way of a process that has one", async () => {
    const graph = await loadProcess("land-use-change");
    let it = aDossier({ graph }).handedOver().completed("head").completed("specialist");
    it = it
      .completed("planner", { outcome: "DISAGREE" })
      .completed("planner", { outcome: "AGREE" })
      .completed("head");
    const refused = it.act("leader", { ...SIGN, outcome: "NEGATIVE", legalGround: "Luật Đất đai, Đ.116" });
    expect(refused.dossier.tasks).toMatchObject([{ stage: "issue" }]);
  });
});

describe("T23: reopened before delivery", () => {
  it("voids the number for ever and goes back to the signature; the clock runs as if it had never stopped", () => {
    const ready = aDossier().resultReady();
    const reopened = ready.on("2026-11-04 09:00").act("head", { act: "reopen", reason: "Sai tên" });
    expect(reopened.dossier).toMatchObject({
      status: "IN_PROGRESS",
      finishedAt: null,
      result: null,
      reopened: true,
    });
    expect(reopened.dossier).toMatchObject({
      dueAt: ready.dossier.dueAt,
      subStatus: null,
      voidedNumbers: ["15/GXN-UBND"],
    });
    expect(reopened.dossier.tasks).toMatchObject([{ stage: "sign", assigneeId: personOf("leader") }]);
    const again = reopened.act("leader", SIGN);
    expect(again.outcome("clerk", ISSUE)).toBe("RESULT_NUMBER_VOIDED");
    expect(again.act("clerk", { ...ISSUE, number: "16/GXN-UBND" }).dossier.status).toBe("RESULT_READY");
  });

  it("may go further back, not to a desk after the signature, and not without a reason", () => {
    const ready = aDossier().resultReady();
    expect(ready.act("head", { act: "reopen", reason: "Sai", to: "appraise" }).dossier.tasks).toMatchObject([
      { stage: "appraise" },
    ]);
    expect(ready.outcome("head", { act: "reopen", reason: "Sai", to: "issue" })).toBe(
      "REOPEN_PAST_SIGNATURE",
    );
    expect(ready.outcome("head", { act: "reopen", reason: "" })).toBe("TEXT_REQUIRED");
  });
});

describe("T24: corrected", () => {
  it("opens a dossier of its own; the returned one is not touched", () => {
    const returned = aDossier().returned();
    const corrected = returned.act("intake", {
      act: "openCorrection",
      correctionId: newId(),
      reason: "Sai ngày sinh",
    });
    expect(corrected.dossier.status).toBe("RETURNED");
    expect(corrected.dossier.result).toEqual(returned.dossier.result);
    expect(returned.outcome("intake", { act: "openCorrection", correctionId: newId(), reason: "" })).toBe(
      "TEXT_REQUIRED",
    );
  });
});

describe("a result in the applicant's hands", () => {
  it("is revoked or replaced with reason and ground; the dossier stays returned", () => {
    const returned = aDossier().returned();
    const said = { reason: "Sai thẩm quyền", legalGround: "Đ.18" };
    const revoked = returned.act("leader", { act: "revokeResult", ...said });
    expect(revoked.dossier).toMatchObject({
      status: "RETURNED",
      result: { ended: { kind: "REVOKED", ...said, replacementNumber: null } },
    });
    const replace = { act: "supersedeResult", ...said, replacementNumber: "99/QĐ-UBND" } as const;
    expect(returned.act("leader", replace).dossier.result?.ended).toMatchObject({
      kind: "SUPERSEDED",
      replacementNumber: "99/QĐ-UBND",
    });
    expect(revoked.outcome("leader", replace)).toBe("RESULT_NOT_IN_FORCE");
    const itself = { ...replace, replacementNumber: returned.dossier.result?.number ?? "" };
    expect(returned.outcome("leader", itself)).toBe("REPLACEMENT_UNKNOWN");
    expect(returned.outcome("leader", { ...replace, reason: " " })).toBe("TEXT_REQUIRED");
    expect(returned.outcome("leader", { ...replace, legalGround: "" })).toBe("LEGAL_GROUND_REQUIRED");
  });
});

describe("T26: children of an interlinked dossier", () => {
  async function bundle() {
    const graph = await loadProcess("birth-bundle");
    const received = aDossier({ graph }).handedOver();
    const ids = { birth: newId<"dossier">(), residence: newId<"dossier">(), insurance: newId<"dossier">() };
    const open = (childKey: keyof typeof ids) =>
      ({ act: "openChild", childId: ids[childKey], childKey, mandatory: true }) as const;
    return { received, ids, opened: received.act("system", open("birth")), open };
  }

  it("the parent asks for its children one after another, and is ready when the last one is", async () => {
    const { received, ids, opened, open } = await bundle();
    expect(received.events.at(-1)?.data).toMatchObject({
      movement: { sent: [{ childKey: "birth", childProcedure: "1.001193" }] },
    });
    const born = opened.act("system", { act: "closeChild", childId: ids.birth, outcome: "POSITIVE" });
    expect(born.events.at(-1)?.data).toMatchObject({
      movement: { sent: [{ childKey: "residence" }, { childKey: "insurance" }] },
    });
    const two = born.act("system", open("residence")).act("system", open("insurance"));
    const one = two.act("system", { act: "closeChild", childId: ids.insurance, outcome: "POSITIVE" });
    expect(one.dossier.status).toBe("IN_PROGRESS");
    const all = one.act("system", { act: "closeChild", childId: ids.residence, outcome: "POSITIVE" });
    expect(all.events.slice(-2).map((event) => event.type)).toEqual(["ChildClosed", "ResultsGathered"]);
    expect(all.dossier).toMatchObject({
      status: "RESULT_READY",
      subStatus: "POSITIVE",
      tasks: [{ stage: "return" }],
    });
    expect(all.outcome("head", { act: "reopen", reason: "Sai" })).toBe("BUNDLE_NOT_REOPENED");
    const returned = all.act("intake", RETURN);
    expect(returned.dossier.status).toBe("RETURNED");
    const revoke = { act: "revokeResult", reason: "Sai", legalGround: "Đ.18" } as const;
    expect(returned.outcome("leader", revoke)).toBe("RESULT_HAS_NO_NUMBER");
  });

  it("a child is linked once, closed once, and has no children", async () => {
    const { ids, opened, open } = await bundle();
    const close = { act: "closeChild", childId: ids.birth, outcome: "POSITIVE" } as const;
    expect(opened.outcome("system", open("birth"))).toBe("CHILD_ALREADY_LINKED");
    expect(opened.outcome("system", { ...close, childId: newId() })).toBe("CHILD_UNKNOWN");
    expect(opened.act("system", close).outcome("system", close)).toBe("CHILD_ALREADY_CLOSED");
    const child = aDossier();
    const { submission } = child.scene;
    const nested = child.with({ submission: { ...submission, parentId: newId() } }).received();
    expect(nested.outcome("intake", open("birth"))).toBe("NESTED_CHILD");
  });

  it("a result of its own waits for mandatory children", () => {
    const childId = newId<"dossier">();
    const child = { act: "openChild", childId, childKey: null, mandatory: true } as const;
    const signed = aDossier()
      .atAppraisal()
      .act("intake", child)
      .completed("specialist")
      .completed("head")
      .act("leader", SIGN);
    expect(signed.outcome("clerk", ISSUE)).toBe("CHILDREN_OPEN");
    const closed = signed.act("system", { act: "closeChild", childId, outcome: null });
    expect(closed.outcome("clerk", ISSUE)).toEqual(["ResultIssued"]);
  });
});

describe("rerouting and papers", () => {
  it("goes to the right agency under the same code, with the first acceptance", () => {
    const wrong = aDossier().atAppraisal();
    const right = wrong.act("head", { act: "reroute", toUnitId: UNITS.otherWard, reason: "Nhầm phường" });
    const { code, acceptedAt, dueAt } = wrong.dossier;
    expect(right.dossier).toMatchObject({
      code,
      acceptedAt,
      dueAt,
      organisations: { competentAgencyId: UNITS.otherWard },
    });
    expect(wrong.outcome("head", { act: "reroute", toUnitId: UNITS.ward, reason: "Nhầm" })).toBe(
      "ALREADY_COMPETENT",
    );
  });

  it("custody names what moved, of what we hold, at the moment it is told: nobody dates a hand-over back", () => {
    const there = aDossier().received();
    const move = { componentCodes: ["C1"], from: "Một cửa", to: "Văn thư", note: "" };
    const dated = { ...move, at: at("2026-10-01 08:00") };
    expect(there.act("intake", { act: "moveCustody", moves: [dated] }).dossier.custody).toEqual([
      { ...move, at: there.now },
    ]);
    expect(there.outcome("intake", { act: "moveCustody", moves: [] })).toBe("CUSTODY_MOVES_REQUIRED");
    const unknown = { ...move, componentCodes: ["C3"] };
    expect(there.outcome("intake", { act: "moveCustody", moves: [unknown] })).toBe("COMPONENT_NOT_HELD");
    expect(there.outcome("intake", { act: "checkComponents", components: [paper("X9")] })).toBe(
      "COMPONENT_NOT_PUBLISHED",
    );
  });

  it("a due date the calendar does not change is not moved", () => {
    expect(aDossier().atAppraisal().outcome("unitAdmin", { act: "moveDue", basis: "QĐ" })).toBe(
      "DUE_UNCHANGED",
    );
  });
});
