import { describe, expect, test } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { anEntryOf } from "../../../test/support/procedures.ts";
import { newId } from "../../kernel/ids.ts";
import type { UnitId } from "../access/index.ts";
import { resolveCase } from "./case.ts";
import { feesFor } from "./fee.ts";
import type { ProcedureState, ProcedureVersion } from "./procedure.ts";
import { feesInPlace, type ProvincialFee, provincialFeeContentSchema } from "./provincial-fee.ts";

const [HANOI, HUE, WARD] = [newId<"unit">(), newId<"unit">(), newId<"unit">()];
const CODE = "1.001612";

function aVersion(): ProcedureVersion {
  const { content } = anEntryOf(CODE);
  return {
    ...content,
    id: newId(),
    procedureId: newId(),
    code: CODE,
    versionNo: 1,
    state: "PUBLISHED",
    validFrom: day("2025-07-01"),
    validTo: null,
    supersedes: null,
    publishedAt: null,
    publishedBy: null,
    revision: 1,
    cases: content.cases.map((each) => resolveCase(each, content)),
  };
}

type Set = {
  readonly by?: UnitId;
  readonly from: string | null;
  readonly to?: string;
  readonly dong: number;
  readonly exemptions?: readonly object[];
};

/** An amount set for the registration of a household business; null day: a draft. */
function set({ by = HANOI, from, to, dong, exemptions = [] }: Set): ProvincialFee {
  const state: ProcedureState = from === null ? "DRAFT" : to === undefined ? "PUBLISHED" : "REPEALED";
  return {
    id: newId(),
    unitId: by,
    procedureCode: CODE,
    feeCode: "registration",
    versionNo: 1,
    state,
    validFrom: from === null ? null : day(from),
    validTo: to === undefined ? null : day(to),
    revision: 1,
    content: provincialFeeContentSchema.parse({
      formula: { type: "FIXED", amountDong: dong },
      exemptions,
      resolution: { number: "06/2026/NQ-HĐND", issuer: "HĐND thành phố Hà Nội" },
    }),
    publishedAt: null,
    publishedBy: null,
  };
}

const under =
  (...deciders: UnitId[]) =>
  (provincial: readonly ProvincialFee[], on: string, channel: "DIRECT" | "ONLINE" = "DIRECT", facts = {}) => {
    const charged = feesInPlace(aVersion(), provincial, { deciders, on: day(on) });
    return feesFor(charged, `${CODE}.01`, { units: 1, channel, facts })[0];
  };
const inHanoi = under(WARD, HANOI);
const inHue = under(newId<"unit">(), HUE);

describe("what a province sets for a fee", () => {
  const FROM_JULY = set({ from: "2026-07-01", dong: 60_000 });

  test.each([
    ["no province has decided", [], "2026-11-24", 100_000],
    ["the day before the resolution takes effect", [FROM_JULY], "2026-06-30", 100_000],
    ["the day on which it takes effect", [FROM_JULY], "2026-07-01", 60_000],
    ["long after", [FROM_JULY], "2028-01-01", 60_000],
    ["a draft charges nobody", [set({ from: null, dong: 1 })], "2026-11-24", 100_000],
    ["its last day", [set({ from: "2026-01-01", to: "2026-03-31", dong: 60_000 })], "2026-03-31", 60_000],
    [
      "the day after it ended",
      [set({ from: "2026-01-01", to: "2026-03-31", dong: 60_000 })],
      "2026-04-01",
      100_000,
    ],
    [
      "replaced by a later resolution",
      [
        set({ from: "2026-01-01", to: "2026-06-30", dong: 60_000 }),
        set({ from: "2026-07-01", dong: 70_000 }),
      ],
      "2026-07-01",
      70_000,
    ],
  ])("%s", (_, provincial, on, dong) => {
    expect(inHanoi(provincial, on)?.amountDong).toBe(dong);
  });

  test("counts below that province only: two provinces, two amounts, and the procedure's own elsewhere", () => {
    const both = [
      set({ from: "2026-01-01", dong: 60_000 }),
      set({ by: HUE, from: "2026-01-01", dong: 30_000 }),
    ];
    expect(inHanoi(both, "2026-11-24")?.amountDong).toBe(60_000);
    expect(inHue(both, "2026-11-24")?.amountDong).toBe(30_000);
    expect(under(newId<"unit">())(both, "2026-11-24")?.amountDong).toBe(100_000);
  });

  test("names the resolution as the ground, and is no sample any more", () => {
    expect(inHanoi([FROM_JULY], "2026-11-24")).toMatchObject({
      legalGround: "06/2026/NQ-HĐND (HĐND thành phố Hà Nội)",
      illustrative: false,
    });
  });

  test("lets off more people, never fewer, and makes online free where it says so", () => {
    const online = {
      code: "online",
      name: { vi: "Nộp trực tuyến" },
      condition: { fact: "channel", equals: "ONLINE" },
    };
    const poor = {
      code: "poor-half",
      name: { vi: "Hộ nghèo" },
      condition: { fact: "exemptGroup", equals: "POOR" },
      percentOff: 50,
    };
    const lower = [set({ from: "2026-01-01", dong: 60_000, exemptions: [online, poor] })];
    expect(inHanoi(lower, "2026-11-24")?.amountDong).toBe(60_000);
    expect(inHanoi(lower, "2026-11-24", "ONLINE")).toMatchObject({ amountDong: 0, exemptDong: 60_000 });
    expect(inHanoi(lower, "2026-11-24", "DIRECT", { exemptGroup: "POOR" })?.amountDong).toBe(30_000);
  });

  test("the nearest who has decided decides: once the merged province has spoken, the old one has not", () => {
    const old = set({ by: HANOI, from: "2026-01-01", dong: 60_000 });
    const merged = under(WARD, HUE, HANOI);
    expect(merged([old], "2026-11-24")?.amountDong).toBe(60_000);
    const spoken = set({ by: HUE, from: "2026-10-01", dong: 80_000 });
    expect(merged([old, spoken], "2026-09-30")?.amountDong).toBe(60_000);
    expect(merged([old, spoken], "2026-10-01")?.amountDong).toBe(80_000);
    const ended = set({ by: HUE, from: "2026-10-01", to: "2026-10-31", dong: 80_000 });
    expect(merged([old, ended], "2026-11-01")?.amountDong).toBe(100_000);
  });

  test("never touches a fee the ministry sets, not even one a province had published an amount for", () => {
    const version = aVersion();
    const ministrys = version.fees.map((fee) => ({ ...fee, setBy: "MINISTRY" as const }));
    const cases = version.cases.map((each) => ({ ...each, fees: ministrys }));
    const place = { deciders: [HANOI], on: day("2026-11-24") };
    const charged = feesInPlace({ ...version, fees: ministrys, cases }, [FROM_JULY], place);
    expect(feesFor(charged, `${CODE}.01`, { units: 1 })[0]?.amountDong).toBe(100_000);
    expect(charged.fees).toEqual(ministrys);
  });

  test("leaves every other fee and the version itself as they were", () => {
    const version = aVersion();
    const charged = feesInPlace(version, [{ ...FROM_JULY, feeCode: "other" }], {
      deciders: [HANOI],
      on: day("2026-11-24"),
    });
    expect(charged).toEqual({ ...version, pricedOn: "2026-11-24" });
  });
});
