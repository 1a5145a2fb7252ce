import { describe, expect, test } from "vitest";
import { aContent, shippedProcesses } from "../../../test/support/procedures.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { amend, isInForce, publish, repeal, type VersionHead } from "./decide.ts";

const day = (text: string): LocalDate =>
  parseLocalDate(text) ??
  (() => {
    throw new Error(text);
  })();
const TODAY = day("2026-11-20");

function aVersion(change: Partial<VersionHead>): VersionHead {
  return { id: newId(), versionNo: 1, state: "DRAFT", validFrom: null, validTo: null, ...change };
}
const draft = aVersion({ versionNo: 2 });
const inForce = aVersion({ state: "PUBLISHED", validFrom: day("2025-07-01") });
const processes = await shippedProcesses();
const draftOf = (head: VersionHead) => ({ head, code: "9.000001", content: aContent(), processes });

describe("publishing a version", () => {
  test("the first version may start in the past: the law was in force before we wrote it down", () => {
    const first = aVersion({});
    expect(publish([first], draftOf(first), { validFrom: day("2020-01-01"), today: TODAY })).toEqual({
      ok: true,
      value: { validFrom: "2020-01-01", predecessor: null },
    });
  });

  test("a later version ends the one before it the day before", () => {
    expect(publish([inForce, draft], draftOf(draft), { validFrom: day("2027-03-01"), today: TODAY })).toEqual(
      {
        ok: true,
        value: { validFrom: "2027-03-01", predecessor: { id: inForce.id, validTo: "2027-02-28" } },
      },
    );
  });

  test.each(["2026-11-20", "2025-07-01", "2024-01-01"])(
    "a later version may not start on %s, when dossiers were received under the old one",
    (on) => {
      expect(publish([inForce, draft], draftOf(draft), { validFrom: day(on), today: TODAY })).toEqual({
        ok: false,
        refusal: { code: "PROCEDURE_START_TOO_EARLY", earliestOn: "2026-11-21" },
      });
    },
  );

  test("it must start after a version that is still to come", () => {
    const future = aVersion({ state: "PUBLISHED", versionNo: 2, validFrom: day("2027-03-01") });
    const past = { ...inForce, state: "AMENDED" as const, validTo: day("2027-02-28") };
    const next = aVersion({ versionNo: 3 });
    expect(
      publish([past, future, next], draftOf(next), { validFrom: day("2027-01-01"), today: TODAY }),
    ).toEqual({
      ok: false,
      refusal: { code: "PROCEDURE_START_TOO_EARLY", earliestOn: "2027-03-02" },
    });
  });

  test("what lacks a mandatory part is refused with everything it lacks", () => {
    const done = publish(
      [draft],
      { ...draftOf(draft), content: aContent({ subjects: [], results: [] }) },
      { validFrom: TODAY, today: TODAY },
    );
    expect(done).toEqual({
      ok: false,
      refusal: { code: "PROCEDURE_INCOMPLETE", missing: [{ code: "SUBJECTS" }, { code: "RESULTS" }] },
    });
  });

  test("nor is it published without its process, or with steps longer than its term", () => {
    const [ordinary] = aContent().cases;
    if (ordinary === undefined) throw new Error("a case");
    const cases = [{ ...ordinary, term: { unit: "WORKING_DAY" as const, count: 2 } }];
    const command = { validFrom: TODAY, today: TODAY };
    const refused = (change: object) => publish([draft], { ...draftOf(draft), ...change }, command);
    expect(refused({ processes: new Map() })).toMatchObject({
      refusal: { missing: [{ code: "PROCESS_NOT_PUBLISHED", item: "ward-standard" }] },
    });
    expect(refused({ content: aContent({ cases }) })).toMatchObject({
      refusal: { missing: [{ code: "QUOTAS_EXCEED_TERM", item: "9.000001.01", problem: "1440 > 960" }] },
    });
  });

  test.each(["PUBLISHED", "AMENDED", "REPEALED"] as const)("a version %s is not published again", (state) => {
    const head = aVersion({ state, validFrom: TODAY });
    expect(publish([head], draftOf(head), { validFrom: TODAY, today: TODAY })).toMatchObject({
      ok: false,
      refusal: { code: "PROCEDURE_NOT_DRAFT" },
    });
  });
});

describe("amending and repealing", () => {
  test("an amendment takes the next number and supersedes the latest version", () => {
    expect(amend([inForce])).toEqual({ ok: true, value: { versionNo: 2, supersedes: inForce.id } });
  });
  test("only one draft may be open", () => {
    expect(amend([inForce, draft])).toEqual({
      ok: false,
      refusal: { code: "PROCEDURE_DRAFT_OPEN", versionNo: 2 },
    });
  });
  test("what was never published cannot be amended", () => {
    expect(amend([])).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
  test("a repealed procedure is in force until the day before", () => {
    expect(repeal([inForce], { repealedFrom: day("2027-01-01"), today: TODAY })).toEqual({
      ok: true,
      value: { id: inForce.id, validTo: "2026-12-31" },
    });
  });
  test("it cannot be repealed for days that have passed", () => {
    expect(repeal([inForce], { repealedFrom: TODAY, today: TODAY })).toMatchObject({
      ok: false,
      refusal: { code: "PROCEDURE_START_TOO_EARLY" },
    });
  });
  test("it cannot be repealed twice", () => {
    const gone = aVersion({ state: "REPEALED", validFrom: day("2025-07-01"), validTo: day("2026-12-31") });
    expect(repeal([gone], { repealedFrom: day("2027-06-01"), today: TODAY })).toMatchObject({
      ok: false,
      refusal: { code: "PROCEDURE_NOT_IN_FORCE" },
    });
  });
});

describe("which version is in force on a day", () => {
  const amended = { validFrom: day("2025-07-01"), validTo: day("2027-02-28") };
  test.each([
    ["2025-06-30", false],
    ["2025-07-01", true],
    ["2027-02-28", true],
    ["2027-03-01", false],
  ])("on %s: %s", (on, expected) => {
    expect(isInForce(amended, day(on))).toBe(expected);
  });
  test("a draft never is", () => {
    expect(isInForce({ validFrom: null, validTo: null }, TODAY)).toBe(false);
  });
});
