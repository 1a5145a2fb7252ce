import { describe, expect, test } from "vitest";
import { type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import { shippedCalendar } from "../../calendar/index.ts";
import { formOn } from "./form-store.ts";
import { reportDue, workingDaysLate } from "./lateness.ts";
import { levelFigures } from "./level-figures.ts";
import { shippedForms } from "./shipped-forms.ts";
import { decideStep, nextSteps, REPORT_STATES, REPORT_STEPS, type ReportStanding } from "./workflow.ts";

const at = "2026-12-01T02:00:00.000Z" as Instant;
const an = { by: "an", byName: "An", at };
const binh = { by: "binh", byName: "Bình", at };
const draft: ReportStanding = {
  state: "DRAFT",
  checked: null,
  signed: null,
  sent: null,
  sentBackReason: null,
};
const STANDINGS: Record<ReportStanding["state"], ReportStanding> = {
  DRAFT: draft,
  CHECKED: { ...draft, state: "CHECKED", checked: an },
  SIGNED: { ...draft, state: "SIGNED", checked: an, signed: binh },
  SENT: { ...draft, state: "SENT", checked: an, signed: binh, sent: an },
};
/** State × step → state, by hand; what is not here is refused. */
const EXPECTED: Readonly<Record<string, string>> = {
  "DRAFT check": "CHECKED",
  "CHECKED send-back": "DRAFT",
  "CHECKED sign-off": "SIGNED",
  "SIGNED send": "SENT",
};

describe("a report on its way out", () => {
  for (const state of REPORT_STATES) {
    for (const step of REPORT_STEPS) {
      test(`${state} ${step}`, () => {
        const decided = decideStep(STANDINGS[state], { step, reason: "x", newest: 1, revision: 1 }, binh);
        const expected = EXPECTED[`${state} ${step}`];
        expect(decided.ok ? decided.value.state : decided.refusal).toEqual(
          expected ?? { code: "REPORT_STATE", state, step },
        );
        expect(nextSteps(state).includes(step)).toBe(expected !== undefined);
      });
    }
  }

  test("is not signed off by who checked it", () => {
    const asked = { step: "sign-off", reason: null, newest: 1, revision: 1 } as const;
    expect(decideStep(STANDINGS.CHECKED, asked, an)).toEqual({
      ok: false,
      refusal: { code: "REPORT_SAME_PERSON" },
    });
  });

  test("loses its check when sent back, and says why", () => {
    const asked = { step: "send-back", reason: "Thiếu", newest: 1, revision: 1 } as const;
    const decided = decideStep(STANDINGS.CHECKED, asked, binh);
    expect(decided).toMatchObject({ value: { state: "DRAFT", checked: null, sentBackReason: "Thiếu" } });
  });

  test("stops where a newer revision stands beside it, but what was signed may be sent", () => {
    const old = { reason: null, newest: 2, revision: 1 };
    expect(decideStep(draft, { step: "check", ...old }, an)).toMatchObject({
      refusal: { code: "REPORT_SUPERSEDED", revision: 2 },
    });
    expect(decideStep(STANDINGS.SIGNED, { step: "send", ...old }, an).ok).toBe(true);
  });
});

describe("the deadline of a report", () => {
  const calendar = shippedCalendar();
  const deadlineOn = reportDue(calendar, { to: day("2026-10-14") }, { workingDays: 5 });

  test("falls so many working days after its period", () => expect(deadlineOn).toBe("2026-10-21"));

  test("is kept by a report sent on it, missed by the working days after it", () => {
    const sent = (on: string) => ({
      deadlineOn,
      standing: { sent: { ...an, at: instantAt(day(on), 16 * 60) } },
    });
    const today = day("2026-12-01");
    expect(workingDaysLate(calendar, sent("2026-10-21"), today)).toBe(0);
    expect(workingDaysLate(calendar, sent("2026-10-26"), today)).toBe(3);
    expect(workingDaysLate(calendar, { deadlineOn, standing: { sent: null } }, day("2026-10-22"))).toBe(1);
  });
});

describe("what the cells do not hold", () => {
  test("a procedure of several levels counts once, nearest to the people; a process with it, if published", () => {
    const figures = levelFigures(
      [
        { levels: ["PROVINCE", "COMMUNE"], interlinked: true, processes: ["P01", "P02"] },
        { levels: ["PROVINCE"], interlinked: false, processes: ["P01", "P03"] },
      ],
      ["P01", "P03"],
    );
    const amounts = Object.fromEntries(figures.map(({ name, amount }) => [name, amount]));
    expect(amounts).toMatchObject({
      procedures_commune: 1,
      procedures_province: 1,
      procedures_district: 0,
      interlinked_commune: 1,
      interlinked_province: 0,
      processes_commune: 1,
      processes_province: 1,
    });
  });

  test("a form is the one in force on the last day of the period", () => {
    const [first] = shippedForms();
    if (first === undefined) throw expect.fail("no form");
    const versions = [first, { ...first, version: 2, validFrom: "2027-01-01" }];
    expect(formOn(versions, day("2026-12-31"))?.version).toBe(1);
    expect(formOn(versions, day("2027-01-01"))?.version).toBe(2);
    expect(formOn(versions, day("2019-01-01"))?.version).toBe(1);
  });
});

function day(text: string): LocalDate {
  return text as LocalDate;
}
