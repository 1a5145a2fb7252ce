import { expect, it } from "vitest";
import { messages } from "./index.ts";

const late = { at: "2026-11-24T01:30:00.000Z", what: "TaskCompleted", version: 7 };
const officer = { ...late, by: { kind: "officer" }, byName: "Nguyễn Văn An" };
const applicant = { ...late, what: "WithdrawalRequested", by: { kind: "citizen" }, byName: null };

it("who lost a race for a dossier reads who did what, and when on the clock of the office, in their language", () => {
  const vi = messages("vi").dossierCommand.errors.DOSSIER_CHANGED;
  expect(vi(officer)).toContain(
    `Nguyễn Văn An vừa ghi “${messages("vi").acts.event.TaskCompleted}” vào hồ sơ này lúc 08:30 24/11/2026`,
  );
  const en = messages("en").dossierCommand.errors.DOSSIER_CHANGED;
  expect(en(officer)).toContain(
    `Nguyễn Văn An did “${messages("en").acts.event.TaskCompleted}” on this dossier at 08:30 24/11/2026`,
  );
});

it("the applicant is told apart from an officer, and is not named", () => {
  const say = messages("en").dossierCommand.errors.DOSSIER_CHANGED;
  expect(say(applicant)).toMatch(/^Applicant did /);
  expect(say({ ...officer, byName: null })).toMatch(/^An officer did /);
});

it("a conflict of versions names the hour of the office, never UTC", () => {
  const facts = { changedBy: "Nguyễn Văn An", changedAt: late.at };
  expect(messages("vi").web.errors.VERSION_CONFLICT(facts)).toContain("lúc 08:30 24/11/2026");
  expect(messages("en").web.errors.VERSION_CONFLICT(facts)).toContain("at 08:30 24/11/2026");
});
