import { describe, expect, test } from "vitest";
import { present } from "../../../kernel/assert.ts";
import { instantAt, type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { type ChannelIn, type Dossier, emptyDossier } from "../../dossier/dossier.ts";
import { changeOf } from "../change.ts";
import { addTotals, NO_TOTALS, type Totals } from "../measure.ts";
import { standingOf } from "../standing.ts";
import { type Tally, talliesOf } from "../tally.ts";
import type { Figure } from "./figure.ts";
import { figuresOf } from "./figures-of-totals.ts";
import type { Variant } from "./form-definition.ts";
import { makeReport, percentOf } from "./make-report.ts";
import { shippedForms } from "./shipped-forms.ts";

const [OCTOBER, SEPTEMBER] = [day("2026-10-01"), day("2026-09-01")];
const FORM = present(
  shippedForms().find(({ definition }) => definition.code === "II.06a"),
  "form II.06a",
).definition;

describe("form II.06a of October 2026 (one-stop.md §8.1)", () => {
  test("counts a dossier that waits for papers as solved in time", () => {
    expect(columnsOf("ON_TIME")).toEqual({
      3: 9,
      4: 3,
      5: 3,
      6: 3,
      7: 7,
      8: 2,
      9: 4,
      10: 1,
      11: 2,
      12: 1,
      13: 1,
    });
  });

  test("or as being worked on, where the office chose so", () => {
    expect(columnsOf("IN_PROGRESS")).toEqual({
      3: 9,
      4: 3,
      5: 3,
      6: 3,
      7: 6,
      8: 2,
      9: 3,
      10: 1,
      11: 3,
      12: 2,
      13: 1,
    });
  });

  test("has an on-time rate of 77.78 %", () => {
    const row = columnsOf("ON_TIME");
    const inTime = [8, 9, 12].reduce((sum, column) => sum + (row[column] ?? 0), 0);
    expect(percentOf(inTime, row[3] ?? 0)).toBe(77.78);
  });

  test.each(["ON_TIME", "IN_PROGRESS"] as const)(
    "carries over what September left in hand (%s)",
    (variant) => {
      const [september, october] = [columnsOf(variant, SEPTEMBER), columnsOf(variant)];
      expect(september[11]).toBe(october[6]);
    },
  );

  test("does not call overdue who waits for the applicant's papers and was late before", () => {
    const late = { ...waiting, key: "P", due: "2026-10-28" };
    expect(columnsOf("ON_TIME", OCTOBER, [late])).toMatchObject({ 9: 1, 11: 0, 12: 0, 13: 0 });
    expect(columnsOf("IN_PROGRESS", OCTOBER, [late])).toMatchObject({ 9: 0, 11: 1, 12: 0, 13: 1 });
  });
});

/** A dossier in a line: accepted, due, and what ended or stopped it. */
type Line = {
  readonly key: string;
  readonly accepted: string | null;
  readonly channel: ChannelIn;
  readonly due: string;
  readonly end?: {
    readonly at: string;
    readonly as: "RESULT_READY" | "STOPPED" | "SUPPLEMENT_WAIT" | "REJECTED";
  };
};
const waiting: Line = {
  key: "I",
  accepted: "2026-10-27",
  channel: "ONLINE",
  due: "2026-11-03",
  end: { at: "2026-10-29", as: "SUPPLEMENT_WAIT" },
};
const EXAMPLE: readonly Line[] = [
  finished("A", "2026-09-25", "ONLINE", { due: "2026-10-05", end: "2026-10-02" }),
  finished("B", "2026-09-28", "DIRECT", { due: "2026-10-12", end: "2026-10-12" }),
  finished("C", "2026-09-29", "DIRECT", { due: "2026-10-08", end: "2026-10-09" }),
  finished("D", "2026-10-05", "ONLINE", { due: "2026-10-09", end: "2026-10-07" }),
  finished("E", "2026-10-12", "POSTAL", { due: "2026-10-16", end: "2026-10-16" }),
  { key: "G", accepted: "2026-10-20", channel: "DIRECT", due: "2026-10-30" },
  { key: "H", accepted: "2026-10-26", channel: "ONLINE", due: "2026-11-06" },
  waiting,
  {
    key: "J",
    accepted: "2026-10-13",
    channel: "DIRECT",
    due: "2026-10-20",
    end: { at: "2026-10-15", as: "STOPPED" },
  },
  { key: "K", accepted: null, channel: "DIRECT", due: "", end: { at: "2026-10-14", as: "REJECTED" } },
  finished("M", "2026-09-01", "DIRECT", { due: "2026-09-29", end: "2026-09-28" }),
];

function finished(
  key: string,
  accepted: string,
  channel: ChannelIn,
  { due, end }: { due: string; end: string },
): Line {
  return { key, accepted, channel, due, end: { at: end, as: "RESULT_READY" } };
}

function columnsOf(variant: Variant, from = OCTOBER, lines = EXAMPLE): Record<number, number | null> {
  const label = { vi: "Phường thử nghiệm", en: null };
  const rowsFrom = (first: LocalDate) => [{ key: "ward", label, figures: figuresIn(lines, first) }];
  const previous = rowsFrom(from === OCTOBER ? SEPTEMBER : day("2026-08-01"));
  const report = makeReport(FORM, { period: { from }, variant, rows: rowsFrom(from), previous });
  expect(report.total.slice(2)).toEqual(report.rows[0]?.values.slice(2));
  const named = report.columns.map((number, index) => [number, report.total[index] ?? null] as const);
  return Object.fromEntries(named.slice(2));
}

/** What the cells would hold for a month of these dossiers. */
function figuresIn(lines: readonly Line[], from: LocalDate): Figure[] {
  const inMonth = (at: string) => at.slice(0, 7) === from.slice(0, 7);
  const tallies = lines.flatMap(talliesOfLine);
  const sum = (channel: ChannelIn, when: (day: string) => boolean): Totals =>
    tallies
      .filter((tally) => tally.channel === channel && when(tally.day))
      .reduce((totals, { measures }) => addTotals(totals, measures), NO_TOTALS);
  const cells = (["DIRECT", "ONLINE", "POSTAL"] as const).flatMap((channel) =>
    figuresOf({
      channel,
      opening: sum(channel, (at) => at < from),
      flows: sum(channel, inMonth),
      closing: sum(channel, (at) => at < from || inMonth(at)),
    }),
  );
  const lateWaiting = lines.filter(
    ({ end, due }) => end?.as === "SUPPLEMENT_WAIT" && due < end.at && end.at.slice(0, 7) <= from.slice(0, 7),
  );
  return [
    ...cells,
    { name: "overdue_waiting", at: "CLOSING", channel: "ONLINE", amount: lateWaiting.length },
  ];
}

function talliesOfLine({ key, accepted, channel, due, end }: Line): Tally[] {
  const acceptedAt = accepted === null ? null : instantAt(day(accepted), 9 * 60);
  const dueAt = accepted === null ? null : instantAt(day(due), 17 * 60);
  const draft: Dossier = { ...emptyDossier(key as Dossier["id"]), ...whose(channel) };
  const first: Dossier =
    acceptedAt === null
      ? { ...draft, status: "SUBMITTED" }
      : { ...draft, status: "ACCEPTED", acceptedAt, dueAt };
  const states = [{ at: acceptedAt ?? instantAt(day("2026-10-13"), 600), state: first }];
  if (end !== undefined) {
    const at = instantAt(day(end.at), 16 * 60);
    const state: Dossier = {
      ...first,
      status: end.as,
      ...(end.as === "RESULT_READY" ? { subStatus: "POSITIVE", finishedAt: at } : {}),
      ...(end.as === "SUPPLEMENT_WAIT"
        ? { pauses: [{ from: at, to: null, reason: "SUPPLEMENT", policy: "PAUSE" }] }
        : {}),
    };
    states.push({ at, state });
  }
  return states.flatMap(({ at, state }, index) => {
    const before = index === 0 ? emptyDossier(state.id) : present(states[index - 1], "state before").state;
    const change = changeOf(before, state);
    expect(change === null && standingOf(state) !== null, `${key} ${localDateOf(at)}`).toBe(false);
    return change === null ? [] : talliesOf(change, at);
  });
}

function whose(channelIn: ChannelIn) {
  const pinned = { procedureCode: "1.000001", fieldCode: "F" } as NonNullable<Dossier["pinned"]>;
  const ward = "11111111-1111-4111-8111-111111111111" as NonNullable<
    Dossier["organisations"]
  >["competentAgencyId"];
  return {
    channelIn,
    pinned,
    organisations: { supportPointId: null, receivingUnitId: ward, competentAgencyId: ward },
  };
}

function day(text: string): LocalDate {
  return text as LocalDate;
}
