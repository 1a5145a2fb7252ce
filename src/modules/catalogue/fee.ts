import { assert } from "../../kernel/assert.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { findCase } from "./case.ts";
import { type Facts, holds } from "./condition.ts";
import { textIn } from "./local-text.ts";
import type { Channel, Fee, FeeFormula } from "./procedure.ts";
import type { PricedVersion } from "./provincial-fee.ts";

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
  /** Before exemptions and reductions. */
  readonly fullDong: number | null;
  readonly exemptDong: number;
  /** Code of the exemption or reduction that applied; null where none did. */
  readonly exemptionCode: string | null;
  /** Its legal ground, or its name where none is published. */
  readonly exemptionGround: string | null;
  readonly legalGround: string | null;
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

/** The fact by which an exemption speaks of the way a dossier is handed in. */
export const CHANNEL_FACT = "channel";

/**
 * What is owed in a case, on the day and in the place for which the version was priced; empty where the version has no
 * such case or the case charges nothing.
 */
export function feesFor(
  version: Pick<PricedVersion, "cases" | "pricedOn">,
  caseCode: string,
  basis: FeeBasis,
): FeeLine[] {
  const channel = basis.channel ?? "DIRECT";
  const facts = { ...basis.facts, [CHANNEL_FACT]: channel };
  const due = findCase(version, caseCode)?.fees ?? [];
  return due
    .filter(
      (fee) =>
        fee.channels.includes(channel) && holds(fee.condition, facts) && isCharged(fee, version.pricedOn),
    )
    .map((fee) => feeLine(fee, { units: basis.units, sets: basis.sets ?? 1, facts }));
}

function isCharged({ validFrom, validTo }: Fee, on: LocalDate): boolean {
  return (validFrom === undefined || validFrom <= on) && (validTo === undefined || on <= validTo);
}

function feeLine(fee: Fee, basis: { units: number; sets: number; facts: Facts }): FeeLine {
  assert(Number.isSafeInteger(basis.sets) && basis.sets >= 1, "at least one set");
  const exemption = bestFor(fee.exemptions.filter((each) => holds(each.condition, basis.facts)));
  const one = amountOf(fee.formula, basis.units);
  const fullDong = one === null ? null : one * basis.sets;
  const exemptDong = exemption === null ? 0 : partOf(fullDong ?? 0, exemption.percentOff ?? WHOLE_PERCENT);
  return {
    feeCode: fee.code,
    kind: fee.kind,
    name: fee.name,
    amountDong: fullDong === null ? (isWhole(exemption) ? 0 : null) : fullDong - exemptDong,
    fullDong: fullDong === null && isWhole(exemption) ? 0 : fullDong,
    exemptDong,
    exemptionCode: exemption?.code ?? null,
    exemptionGround: exemption === null ? null : (exemption.legalGround ?? textIn(exemption.name, "vi")),
    legalGround: fee.legalGround,
    collectWhen: fee.collectWhen,
    illustrative: fee.illustrative,
  };
}

type Exemption = Fee["exemptions"][number];
const WHOLE_PERCENT = 100;

/** Of several that apply the one that takes most off counts: they are not added up. */
function bestFor(applying: readonly Exemption[]): Exemption | null {
  return applying.reduce<Exemption | null>(
    (best, each) => (best === null || percentOf(each) > percentOf(best) ? each : best),
    null,
  );
}

const percentOf = ({ percentOff }: Exemption) => percentOff ?? WHOLE_PERCENT;
const isWhole = (exemption: Exemption | null) => exemption !== null && exemption.percentOff === undefined;

/** Rounded up to the đồng, in favour of whoever pays. */
function partOf(dong: number, percent: number): number {
  return Math.ceil((dong * percent) / WHOLE_PERCENT);
}
