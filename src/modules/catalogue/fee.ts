import { assert } from "../../kernel/assert.ts";
import { findCase } from "./case.ts";
import { type Facts, holds } from "./condition.ts";
import type { Channel, Fee, FeeFormula, ProcedureVersion } from "./procedure.ts";

/** What a fee is reckoned from. `units` is what the fee counts (pages of one copy), `sets` how many times (copies). */
type FeeBasis = {
  readonly units: number;
  readonly sets?: number;
  readonly channel?: Channel;
  readonly facts?: Facts;
};

/** One line of what is owed. `amountDong` is null where the amount is published in words and the cashier enters it. */
type FeeLine = {
  readonly feeCode: string;
  readonly kind: Fee["kind"];
  readonly name: Fee["name"];
  readonly amountDong: number | null;
  /** Code of the exemption that made it zero; null where none applied. */
  readonly exemptionCode: string | null;
  readonly collectWhen: Fee["collectWhen"];
  readonly illustrative: boolean;
};

/**
 * Amount of one set in đồng, for a whole number of units >= 1; null where the fee is stated in words only.
 * @law Thông tư 226/2016/TT-BTC, Đ.4: copies are charged by page, cheaper from the third, with a ceiling a copy.
 */
export function amountOf(formula: FeeFormula, units: number): number | null {
  assert(
    Number.isSafeInteger(units) && units >= 1,
    "a fee is reckoned on a whole number of units, at least one",
  );
  switch (formula.type) {
    case "FIXED":
      return formula.amountDong;
    case "PER_UNIT":
      return Math.min(formula.amountDongMax ?? Number.MAX_SAFE_INTEGER, formula.unitAmountDong * units);
    case "TIERED":
      return Math.min(formula.amountDongMax ?? Number.MAX_SAFE_INTEGER, sumOfTiers(formula.tiers, units));
    case "STATED":
      return null;
  }
}

type Tiers = Extract<FeeFormula, { type: "TIERED" }>["tiers"];

function sumOfTiers(tiers: Tiers, units: number): number {
  let counted = 0;
  let total = 0;
  for (const tier of tiers) {
    const inTier = Math.max(0, Math.min(units, tier.upToUnits ?? units) - counted);
    total += inTier * tier.unitAmountDong;
    counted += inTier;
  }
  return total;
}

/** What is owed in a case; empty where the version has no such case or the case charges nothing. */
export function feesFor(
  version: Pick<ProcedureVersion, "cases">,
  caseCode: string,
  basis: FeeBasis,
): FeeLine[] {
  const facts = basis.facts ?? {};
  const channel = basis.channel ?? "DIRECT";
  const due = findCase(version, caseCode)?.fees ?? [];
  return due
    .filter((fee) => fee.channels.includes(channel) && holds(fee.condition, facts))
    .map((fee) => feeLine(fee, { units: basis.units, sets: basis.sets ?? 1, facts }));
}

function feeLine(fee: Fee, basis: { units: number; sets: number; facts: Facts }): FeeLine {
  assert(Number.isSafeInteger(basis.sets) && basis.sets >= 1, "at least one set");
  const exemption = fee.exemptions.find((each) => holds(each.condition, basis.facts)) ?? null;
  const amount = amountOf(fee.formula, basis.units);
  return {
    feeCode: fee.code,
    kind: fee.kind,
    name: fee.name,
    amountDong: exemption !== null ? 0 : amount === null ? null : amount * basis.sets,
    exemptionCode: exemption?.code ?? null,
    collectWhen: fee.collectWhen,
    illustrative: fee.illustrative,
  };
}
