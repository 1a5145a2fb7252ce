import { describe, expect, it } from "vitest";
import { AMEND, aDossier } from "../../../../test/support/dossiers.ts";

describe("what was declared, put right", () => {
  it("keeps the clock and the state, and makes a new slip only where it names the submitter otherwise", () => {
    const before = aDossier().atAppraisal();
    const amended = before.act("intake", AMEND);
    const { dueAt, status, tasks } = before.dossier;
    expect(amended.dossier).toMatchObject({ dueAt, status, tasks, applicationSeq: amended.dossier.version });
    expect(amended.events.at(-1)?.data).toMatchObject({ isSlipOutdated: true });
    const form = before.act("intake", { ...AMEND, fields: ["form.purpose"] });
    expect(form.events.at(-1)?.data).toMatchObject({ isSlipOutdated: false });
  });

  it("says why and what, and ends with the signature", () => {
    const before = aDossier().atAppraisal();
    expect(before.outcome("intake", { ...AMEND, reason: "" })).toBe("TEXT_REQUIRED");
    expect(before.outcome("intake", { ...AMEND, fields: [] })).toBe("NOTHING_AMENDED");
    expect(aDossier().signed().outcome("intake", AMEND)).toBe("RESULT_ALREADY_SIGNED");
  });
});
