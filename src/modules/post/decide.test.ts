import { describe, expect, test } from "vitest";
import { present } from "../../kernel/assert.ts";
import { type Instant, parseInstant } from "../../kernel/local-date.ts";
import { type Settled, settle, type Told } from "./decide.ts";
import { goesForward, PARCEL_STATES, type ParcelState, TOLD_STATES, type ToldState } from "./parcel.ts";

const at = (clock: string): Instant => present(parseInstant(`2026-11-24T${clock}:00+07:00`), clock);
const NOW = at("17:00");

function parcel(state: ParcelState, codDong = 0) {
  return { direction: "OUT" as const, state, state_at: at("10:00"), cod_dong: codDong };
}
function told(kind: ToldState, changes: Partial<Told> = {}): Told {
  return { kind, happenedAt: at("11:00"), isProven: true, collectedDong: null, ...changes };
}
const short = (settled: Settled) => (settled.outcome === "REFUSED" ? settled.because : settled.outcome);

/** Written by hand: what becomes of a later telling, by where the parcel is. A applied, L late, E after its end, N never left. */
const EXPECTED: Readonly<Record<ParcelState, string>> = {
  //            IN_TRANSIT FAILED RETURNING LOST DAMAGED DELIVERED RETURNED
  CREATED: "N N N N N N N",
  HANDED_OVER: "A A A A A A A",
  IN_TRANSIT: "A A A A A A A",
  FAILED: "A A A A A A A",
  RETURNING: "L L L A A A A",
  LOST: "L L L L L A A",
  DAMAGED: "L L L L L A A",
  DELIVERED: "E E E E E L E",
  RETURNED: "E E E E E E L",
  CANCELLED: "N N N N N N N",
};
const WORD = { A: "APPLIED", L: "LATE", E: "AFTER_END", N: "NOT_HANDED_OVER" } as const;

describe("what the post tells of a parcel", () => {
  for (const state of PARCEL_STATES) {
    const row = EXPECTED[state].split(" ");
    test.each(TOLD_STATES.map((kind, index) => [kind, row[index] ?? ""] as const))(
      `${state}: a later telling of %s is %s`,
      (kind, letter) => {
        expect(short(settle(parcel(state), told(kind), NOW))).toBe(WORD[letter as keyof typeof WORD]);
      },
    );
  }

  test("of two attempts that failed the later one counts, whatever order they come in", () => {
    const early = told("FAILED", { happenedAt: at("09:00") });
    expect(short(settle(parcel("FAILED"), early, NOW))).toBe("LATE");
    expect(short(settle(parcel("FAILED"), told("FAILED", { happenedAt: at("10:00") }), NOW))).toBe("LATE");
  });

  test("what happened before the end and comes after it is late, and no contradiction", () => {
    expect(short(settle(parcel("DELIVERED"), told("FAILED", { happenedAt: at("09:00") }), NOW))).toBe("LATE");
  });

  test("a delivery without who signed proves nothing", () => {
    expect(short(settle(parcel("IN_TRANSIT"), told("DELIVERED", { isProven: false }), NOW))).toBe(
      "PROOF_MISSING",
    );
  });

  test("money is collected to the đồng, or the delivery is looked at", () => {
    const due = parcel("IN_TRANSIT", 16_000);
    expect(short(settle(due, told("DELIVERED", { collectedDong: 16_000 }), NOW))).toBe("APPLIED");
    expect(short(settle(due, told("DELIVERED", { collectedDong: 15_999 }), NOW))).toBe("COD_DIFFERS");
    expect(short(settle(due, told("DELIVERED"), NOW))).toBe("COD_DIFFERS");
    expect(short(settle(parcel("IN_TRANSIT"), told("DELIVERED", { collectedDong: 1 }), NOW))).toBe(
      "COD_DIFFERS",
    );
  });

  test("papers that come in are delivered on the sheet, never on a telling", () => {
    const inbound = { ...parcel("IN_TRANSIT"), direction: "IN" as const };
    expect(short(settle(inbound, told("DELIVERED"), NOW))).toBe("PROOF_MISSING");
  });

  test("nothing happens to a parcel before the sheet on which the post got it was signed", () => {
    const early = told("DELIVERED", { happenedAt: at("09:49") });
    expect(short(settle(parcel("HANDED_OVER"), early, NOW))).toBe("NOT_HANDED_OVER");
    expect(short(settle(parcel("HANDED_OVER"), { ...early, happenedAt: at("09:51") }, NOW))).toBe("APPLIED");
  });

  test("nothing happens tomorrow; a clock ten minutes ahead is forgiven", () => {
    expect(short(settle(parcel("IN_TRANSIT"), told("FAILED", { happenedAt: at("17:11") }), NOW))).toBe(
      "IN_FUTURE",
    );
    expect(short(settle(parcel("IN_TRANSIT"), told("FAILED", { happenedAt: at("17:09") }), NOW))).toBe(
      "APPLIED",
    );
  });
});

describe("a parcel goes forward", () => {
  test("whatever is applied is a step forward", () => {
    for (const state of PARCEL_STATES)
      for (const kind of TOLD_STATES)
        if (settle(parcel(state), told(kind), NOW).outcome === "APPLIED")
          expect(goesForward(state, kind), `${state} → ${kind}`).toBe(true);
  });

  test("there is no way out of an end", () => {
    for (const end of ["DELIVERED", "RETURNED", "CANCELLED"] as const)
      for (const state of PARCEL_STATES) expect(goesForward(end, state)).toBe(false);
  });
});
