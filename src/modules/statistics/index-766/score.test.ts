import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { present } from "../../../kernel/assert.ts";
import type { ChannelIn } from "../../dossier/index.ts";
import { type Amounts, addTotals, NO_TOTALS } from "../measure.ts";
import type { Counted } from "../metric/value.ts";
import { FACTS, NOT_APPLICABLE } from "./data/facts.ts";
import type { FactCode, IndexVersion } from "./index-version.ts";
import { type ComponentScore, type Fraction, type IndexFigures, roundedPoints, scoreIndex } from "./score.ts";
import { INDEX_VERSIONS, indexVersionOr } from "./shipped-versions.ts";

const PORTAL = indexVersionOr("dvcqg-2026-09");
const NOTE = indexVersionOr("qd766-note");
const SPLIT = indexVersionOr("qd766-note-5-5-2-6");

type Parts = { readonly flows?: Amounts; readonly closing?: Amounts };
const of = (channel: ChannelIn, { flows = {}, closing = {} }: Parts): Counted => ({
  channel,
  opening: NO_TOTALS,
  flows: addTotals(NO_TOTALS, flows),
  closing: addTotals(NO_TOTALS, closing),
});
const known = (counted: readonly Counted[], more: Partial<IndexFigures> = {}): IndexFigures => ({
  counted,
  withoutDocument: [],
  facts: {},
  provinceFacts: {},
  isCommune: true,
  ...more,
});
const share = (numerator: number, denominator: number): Fraction => ({ numerator, denominator });

function told(version: IndexVersion, code: string, figures: IndexFigures): ComponentScore {
  const all = scoreIndex(version, figures).groups.flatMap(({ components }) => components);
  return present(
    all.find(({ component }) => component.code === code),
    code,
  );
}
function points(version: IndexVersion, code: string, figures: IndexFigures): number | null {
  const each = told(version, code, figures);
  return each.state === "SCORED" ? roundedPoints(each.score) : null;
}
const withFact = (fact: FactCode, is: Fraction) => known([], { facts: { [fact]: is }, isCommune: false });

describe("worked examples of the documents", () => {
  it.each([PORTAL, NOTE, SPLIT])("$code: 77.78 % in time gives 15.56 of 20 points", (version) => {
    const figures = known([
      of("DIRECT", { flows: { positive_early: 3, positive_late: 1 }, closing: { running: 5, overdue: 1 } }),
    ]);
    expect(told(version, "2.1", figures)).toMatchObject({ state: "SCORED", numerator: 7, denominator: 9 });
    expect(points(version, "2.1", figures)).toBe(15.56);
  });

  it.each([PORTAL, NOTE, SPLIT])("$code: 64.07 % sent in online gives all points", (version) => {
    const figures = known([
      of("ONLINE", { flows: { accepted: 2_167 } }),
      of("DIRECT", { flows: { accepted: 1_200 } }),
      of("POSTAL", { flows: { accepted: 15 } }),
    ]);
    expect(told(version, "3.3", figures)).toMatchObject({ numerator: 2_167, denominator: 3_382, lost: 0 });
    expect(points(version, "3.3", figures)).toBe(6);
    const half = { ...figures, facts: { "dossiers-synced": share(50, 100) } };
    expect(points(version, "3.3", half), "half of them on the portal").toBe(3.84);
  });

  it.each<[string, string, FactCode, Fraction, number | null]>([
    ["dvcqg-2026-09", "5.4", "dossiers-without-complaint", share(95, 100), 6],
    ["dvcqg-2026-09", "5.4", "dossiers-without-complaint", share(81, 100), 5.4],
    ["qd766-note", "5.4", "dossiers-without-complaint", share(81, 100), 5.4],
    ["dvcqg-2026-09", "5.4", "dossiers-without-complaint", share(-3, 100), 0],
    ["dvcqg-2026-09", "5.4", "dossiers-without-complaint", share(0, 0), 0],
    ["qd766-note", "5.4", "dossiers-without-complaint", share(0, 0), null],
    ["dvcqg-2026-09", "5.2", "petitions-on-time", share(0, 0), 6],
    ["dvcqg-2026-09", "5.3", "petitions-satisfied", share(0, 0), 6],
    ["dvcqg-2026-09", "5.2", "petitions-on-time", share(3, 4), 4.5],
    ["qd766-note", "5.2", "petitions-on-time", share(0, 0), null],
    ["qd766-note", "5.3", "petitions-satisfied", share(81, 100), 5.4],
    ["qd766-note-5-5-2-6", "5.3", "petitions-satisfied", share(45, 100), 1],
    ["qd766-note-5-5-2-6", "5.2", "petitions-on-time", share(3, 4), 3.75],
    ["qd766-note-5-5-2-6", "5.1", "petitions-classified", share(4, 5), 4],
    ["dvcqg-2026-09", "3.1", "online-services", share(40, 100), 1],
    ["dvcqg-2026-09", "3.1", "online-services", share(80, 100), 2],
    ["dvcqg-2026-09", "3.2", "online-services-used", share(1, 4), 1],
    ["dvcqg-2026-09", "3.5", "payment-integrated", share(6, 10), 1.5],
    ["dvcqg-2026-09", "3.5b", "payment-used", share(9, 10), 2],
    ["dvcqg-2026-09", "1.4", "dossiers-synced", share(1, 3), 2],
  ])("%s %s: %s %o gives %s", (version, code, fact, is, expected) => {
    expect(points(indexVersionOr(version), code, withFact(fact, is))).toBe(expected);
  });

  it("a half of the hundredth goes up, for the eye only", () => {
    expect([1.005, 2.675, 5.395, 15.5555, 15.5549].map(roundedPoints)).toEqual([
      1.01, 2.68, 5.4, 15.56, 15.55,
    ]);
    const figures = known([of("DIRECT", { flows: { positive_early: 7, positive_late: 2 } })]);
    const progress = told(PORTAL, "2.1", figures);
    expect(progress.state === "SCORED" ? progress.score : null).toBeCloseTo((20 * 7) / 9, 12);
  });

  it("digitised and electronic results, by both definitions", () => {
    const figures = known([
      of("DIRECT", { flows: { positive_early: 10, electronic_results: 9, digitised: 6 } }),
    ]);
    expect(points(PORTAL, "4.1", figures)).toBe(5.4);
    expect(points(PORTAL, "4.2", figures)).toBe(2.4);
    expect(points(NOTE, "4.2", figures)).toBe(3);
  });

  it("what is paid online, and papers used again, by both definitions", () => {
    const flows = { accepted: 100, reused: 40, payable: 20, paid: 18, paid_online: 5 };
    const figures = known([of("DIRECT", { flows })]);
    expect(points(PORTAL, "3.6", figures)).toBe(1.5);
    expect(points(PORTAL, "4.3", figures)).toBe(1);
    expect(points(NOTE, "4.3", figures)).toBe(2);
  });

  it("an electronic result is asked for where the procedure returns a document, and nowhere else", () => {
    const counted = [of("DIRECT", { flows: { positive_early: 10, electronic_results: 6, digitised: 6 } })];
    const withoutDocument = [of("DIRECT", { flows: { positive_early: 4, electronic_results: 0 } })];
    expect(told(PORTAL, "4.1", known(counted, { withoutDocument }))).toMatchObject({
      ...{ numerator: 6, denominator: 6, score: 6 },
    });
    expect(told(PORTAL, "4.2", known(counted, { withoutDocument }))).toMatchObject({
      ...{ numerator: 6, denominator: 10 },
    });
  });
});

describe("where there is no score", () => {
  it("a component nobody counts says so and why, and takes no part in the total", () => {
    const figures = known([of("DIRECT", { flows: { accepted: 4, positive_early: 4 } })]);
    expect(told(PORTAL, "1.4", figures)).toMatchObject({
      state: "NO_DATA",
      reason: FACTS["dossiers-synced"],
    });
    expect(told(PORTAL, "3.6", figures)).toMatchObject({ state: "NOT_APPLICABLE" });
    // 2.1 20/20, 3.3 0/6, 4.1 0/6, 4.2 0/4, 4.3 0/2; nothing was to be paid (3.6), and 16 points are the province's.
    const score = scoreIndex(PORTAL, figures);
    expect(score).toMatchObject({ score: 20, of: 38, lost: 18, notApplicable: 22, noData: 40 });
    expect(score.percent).toBeCloseTo(52.63, 2);
    expect(score.band?.en).toBe("Average");
  });

  it("an agency without dossiers has no score at all, not 0", () => {
    const score = scoreIndex(PORTAL, known([]));
    expect(score).toMatchObject({ score: 0, of: 0, percent: null, band: null });
    expect(told(PORTAL, "2.1", known([]))).toMatchObject({
      state: "NOT_APPLICABLE",
      reason: NOT_APPLICABLE.none,
    });
  });

  it("what only the province decides is left out for a commune, or taken over from it", () => {
    const own = { "announced-on-time": share(1, 2) };
    expect(points(PORTAL, "1.1", known([], { facts: own, isCommune: false }))).toBe(3);
    expect(told(PORTAL, "1.1", known([], { facts: own }))).toMatchObject({
      state: "NOT_APPLICABLE",
      reason: NOT_APPLICABLE.commune,
    });
    const inheriting: IndexVersion = {
      ...PORTAL,
      groups: PORTAL.groups.map((group) => ({
        ...group,
        components: group.components.map((each) =>
          each.code === "1.1" ? { ...each, atCommune: "INHERIT" as const } : each,
        ),
      })),
    };
    const province = { "announced-on-time": share(1, 4) };
    expect(points(inheriting, "1.1", known([], { facts: own, provinceFacts: province }))).toBe(1.5);
    expect(told(inheriting, "1.1", known([], { facts: own }))).toMatchObject({ state: "NO_DATA" });
  });

  it("the average time is told in days and never scored", () => {
    const figures = known([of("DIRECT", { flows: { positive_early: 2, elapsed_minutes: 4_320 } })]);
    expect(told(PORTAL, "2.2", figures)).toMatchObject({ state: "INFORMATION", value: 1.5, unit: "days" });
  });
});

const few = fc.integer({ min: -3, max: 40 });
const row = fc
  .record({ channel: fc.constantFrom("ONLINE", "DIRECT", "POSTAL"), early: few, late: few, files: few })
  .chain((made) =>
    fc
      .record({ accepted: few, running: few, overdue: few, digitised: few })
      .map(({ accepted, running, overdue, digitised }) =>
        of(made.channel, {
          flows: {
            accepted,
            positive_early: made.early,
            negative_late: made.late,
            electronic_results: made.files,
            digitised,
          },
          closing: { running, overdue },
        }),
      ),
  );
const figuresArbitrary = fc
  .record({
    counted: fc.array(row, { maxLength: 4 }),
    complaint: fc.option(fc.tuple(few, few), { nil: null }),
    isCommune: fc.boolean(),
  })
  .map(({ counted, complaint, isCommune }) =>
    known(counted, {
      isCommune,
      facts: complaint === null ? {} : { "dossiers-without-complaint": share(...complaint) },
    }),
  );

describe("for any figures", () => {
  it("no component gives more than its maximum or less than nothing, and all 100 points are accounted for", () => {
    fc.assert(
      fc.property(fc.constantFrom(...INDEX_VERSIONS), figuresArbitrary, (version, figures) => {
        const score = scoreIndex(version, figures);
        for (const { components } of score.groups)
          for (const each of components) {
            if (each.state !== "SCORED") continue;
            expect(each.score).toBeGreaterThanOrEqual(0);
            expect(each.score).toBeLessThanOrEqual(each.component.max);
            expect(each.score + each.lost).toBeCloseTo(each.component.max, 9);
          }
        expect(score.of + score.noData + score.notApplicable).toBeCloseTo(100, 9);
        expect(score.score + score.lost).toBeCloseTo(score.of, 9);
        if (score.percent !== null) expect(score.percent).toBeLessThanOrEqual(100 + 1e-9);
      }),
      { seed: 766, numRuns: 300 },
    );
  });

  it("one more in the numerator never costs a point", () => {
    const all = Object.keys(FACTS).filter((code): code is FactCode => Object.hasOwn(FACTS, code));
    fc.assert(
      fc.property(
        fc.constantFrom(...INDEX_VERSIONS),
        fc.constantFrom(...all),
        fc.nat(60),
        fc.integer({ min: 1, max: 60 }),
        (version, fact, numerator, denominator) => {
          const total = (above: number) => scoreIndex(version, withFact(fact, share(above, denominator)));
          expect(total(numerator + 1).score).toBeGreaterThanOrEqual(total(numerator).score);
        },
      ),
      { seed: 766, numRuns: 300 },
    );
  });
});
