import { describe, expect, it } from "vitest";
import { runDeadlineBatch } from "./index.ts";

const LINE = {
  id: "A-1",
  accepted: "2026-11-20T10:00:00+07:00",
  term: { unit: "WORKING_DAY", count: 3 },
  policy: {
    dueTime: "END_OF_DAY",
    nonWorkingAcceptance: "KEEP",
    cutoffShiftsStart: false,
    supplement: "PAUSE",
  },
};

async function answers(...lines: readonly string[]) {
  return answersIn({}, ...lines);
}

async function answersIn(options: Parameters<typeof runDeadlineBatch>[2], ...lines: readonly string[]) {
  const told: string[] = [];
  const count = await runDeadlineBatch(
    (async function* () {
      yield* lines;
    })(),
    (line) => told.push(line),
    options,
  );
  return { count, told: told.map((line) => JSON.parse(line)) };
}
const ask = (more: object) => JSON.stringify({ ...LINE, ...more });

describe("due dates by the line", () => {
  it("each answer has the id, the due date at +07:00 and the derivation that leads there", async () => {
    const pauses = [{ from: "2026-11-23T02:00:00Z", to: "2026-11-25T09:00:00+07:00", policy: "PAUSE" }];
    const { told } = await answers(ask({}), ask({ id: 7, pauses }));
    expect(told[0]).toMatchObject({ id: "A-1", due: "2026-11-26T17:00:00+07:00" });
    expect(told[1]).toMatchObject({ id: 7, due: "2026-11-27T17:00:00+07:00" });
    expect(told[1].derivation.find((step: { kind: string }) => step.kind === "PAUSED").from).toBe(
      "2026-11-23T09:00:00+07:00",
    );
    expect(told[0].derivation.at(-1)).toEqual({ kind: "DUE", at: "2026-11-26T17:00:00+07:00" });
  });

  it("a clock that stands still has no due date: `to` null or absent", async () => {
    const since = { from: "2026-11-23T09:00:00+07:00", policy: "PAUSE" };
    const { told } = await answers(ask({ pauses: [since] }), ask({ pauses: [{ ...since, to: null }] }));
    for (const answer of told) {
      expect(answer.due).toBeNull();
      expect(answer.derivation.at(-1)).toMatchObject({ kind: "STANDS_STILL", since: since.from });
    }
  });

  it("pauses may come in any order; a pause without a policy follows the dossier's", async () => {
    const [one, two] = [
      { from: "2026-11-25T09:00:00+07:00", to: "2026-11-26T09:00:00+07:00" },
      { from: "2026-11-23T09:00:00+07:00", to: "2026-11-25T08:00:00+07:00" },
    ];
    const { told } = await answers(ask({ pauses: [one, two] }), ask({ pauses: [two, one] }));
    expect(told[0]).toEqual(told[1]);
  });

  it.each([
    ["no JSON", "{", null, "BAD_JSON"],
    ["a list", "[1]", null, "BAD_LINE"],
    ["no id", ask({ id: undefined }), null, "BAD_LINE"],
    ["no acceptance", ask({ accepted: undefined }), "A-1", "BAD_LINE"],
    ["a time without offset", ask({ accepted: "2026-11-20T10:00:00" }), "A-1", "BAD_LINE"],
    ["an unknown field", ask({ colour: "red" }), "A-1", "BAD_LINE"],
    ["a prototype in disguise", `{"__proto__":{"x":1},${ask({}).slice(1)}`, "A-1", "BAD_LINE"],
    ["an unknown unit", ask({ term: { unit: "FORTNIGHT", count: 1 } }), "A-1", "BAD_TERM"],
    ["a negative count", ask({ term: { unit: "MONTH", count: -1 } }), "A-1", "BAD_TERM"],
    ["half a day", ask({ term: { unit: "WORKING_DAY", count: 1.5 } }), "A-1", "BAD_TERM"],
    ["no count", ask({ term: { unit: "WORKING_DAY" } }), "A-1", "BAD_TERM"],
    [
      "a pause that ends before it begins",
      ask({ pauses: [{ from: "2026-11-24T09:00:00Z", to: "2026-11-23T09:00:00Z", policy: "PAUSE" }] }),
      "A-1",
      "BAD_PAUSES",
    ],
    [
      "a pause before acceptance",
      ask({ pauses: [{ from: "2026-11-01T09:00:00Z", to: "2026-11-23T09:00:00Z", policy: "PAUSE" }] }),
      "A-1",
      "BAD_PAUSES",
    ],
    [
      "overlapping pauses",
      ask({
        pauses: [
          { from: "2026-11-23T01:00:00Z", to: "2026-11-25T01:00:00Z", policy: "PAUSE" },
          { from: "2026-11-24T01:00:00Z", to: "2026-11-26T01:00:00Z", policy: "PAUSE" },
        ],
      }),
      "A-1",
      "BAD_PAUSES",
    ],
    ["a day beyond the calendar", ask({ accepted: "2027-12-30T10:00:00+07:00" }), "A-1", "CALENDAR_ENDS"],
    ["a day before the calendar", ask({ accepted: "2019-12-30T10:00:00+07:00" }), "A-1", "CALENDAR_ENDS"],
    ["a year beyond all years", ask({ accepted: "+275760-09-12T23:00:00Z" }), "A-1", "BAD_LINE"],
  ])("%s is answered with its code, and the rest go on", async (_what, line, id, code) => {
    const { told, count } = await answers(line, "", "  ", ask({ id: "next" }));
    expect(told[0]).toEqual({ id, error: { code, message: expect.any(String) } });
    expect(told[1]).toMatchObject({ id: "next", due: "2026-11-26T17:00:00+07:00" });
    expect(count).toEqual({ lines: 2, errors: 1 });
  });

  it.each([
    [{}, /dòng .* · .* line/i],
    [{ locale: "vi" }, /^[^·]*dòng[^·]*$/i],
    [{ locale: "en" }, /^[^·]*line[^·]*$/i],
  ] as const)("an error is said in both languages, or in the one asked for: %j", async (options, words) => {
    const { told } = await answersIn(options, "{");
    expect(told[0].error.message).toMatch(words);
  });
});
