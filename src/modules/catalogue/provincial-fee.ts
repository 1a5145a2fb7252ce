import { z } from "zod";
import { normaliseText } from "../../kernel/fold-text.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { isInForce } from "./decide.ts";
import { localTextSchema } from "./local-text.ts";
import type { Fee, ProcedureState, ProcedureVersion } from "./procedure.ts";
import { feeFormulaSchema, feeSchema, localDateSchema } from "./procedure-parser.ts";

const written = z.string().trim().min(1).max(500).transform(normaliseText);

/** What a province's People's Council sets for one fee; everything else of the fee stays as the procedure has it. */
export const provincialFeeContentSchema = z.strictObject({
  formula: feeFormulaSchema,
  unitName: localTextSchema.nullable().default(null),
  /** Beside those of the procedure: a province may let off more people, never fewer. */
  exemptions: feeSchema.shape.exemptions,
  resolution: z.strictObject({
    number: written,
    issuer: written,
    issuedOn: localDateSchema.nullable().default(null),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
  }),
});
export type ProvincialFeeContent = z.output<typeof provincialFeeContentSchema>;

export type ProvincialFeeId = Id<"provincial-fee">;

/** Which fee of which procedure, and whose amount: versions of one key follow each other in time. */
export type ProvincialFeeKey = {
  /** The people's committee of the province. */
  readonly unitId: UnitId;
  readonly procedureCode: string;
  readonly feeCode: string;
};

/** One version of an amount set by a province (mức thu của địa phương). */
export type ProvincialFee = ProvincialFeeKey & {
  readonly id: ProvincialFeeId;
  readonly versionNo: number;
  readonly state: ProcedureState;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly revision: number;
  readonly content: ProvincialFeeContent;
  readonly publishedAt: Instant | null;
  readonly publishedBy: PersonId | null;
};

/** Where and when a service is asked for. */
type FeePlace = {
  /** The units whose decisions count there on that day, the nearest first (`decidersOn`). */
  readonly deciders: readonly UnitId[];
  readonly on: LocalDate;
};

/** A version with the fees of a place and day: what `feesFor` reckons by. */
export type PricedVersion = ProcedureVersion & { readonly pricedOn: LocalDate };

/**
 * The version as it is charged in a place on a day. The nearest unit that had decided on a fee by that day decides: once
 * a province has spoken, the end of its amount brings back the procedure's own, not that of a province before it.
 * A fee that is not the provinces' stays as the procedure has it, whatever was published for it once.
 * @law Luật Phí và lệ phí 2015, Đ.21: the People's Council of the province sets amounts, exemptions and reductions of
 * the fees that the law's list (Phụ lục số 01) leaves to it.
 */
export function feesInPlace(
  version: ProcedureVersion,
  provincial: readonly ProvincialFee[],
  { deciders, on }: FeePlace,
): PricedVersion {
  const ofVersion = provincial.filter(
    ({ procedureCode, validFrom }) => procedureCode === version.code && validFrom !== null && validFrom <= on,
  );
  const charged = (fee: Fee): Fee => {
    if (fee.setBy !== "PROVINCE") return fee;
    const decided = ofVersion.filter(({ feeCode }) => feeCode === fee.code);
    const decider = deciders.find((unitId) => decided.some((each) => each.unitId === unitId));
    const set = decided.find((each) => each.unitId === decider && isInForce(each, on));
    return set === undefined ? fee : asSet(fee, set.content);
  };
  return {
    ...version,
    pricedOn: on,
    fees: version.fees.map(charged),
    cases: version.cases.map((each) => ({ ...each, fees: each.fees.map(charged) })),
  };
}

function asSet(fee: Fee, { formula, unitName, exemptions, resolution }: ProvincialFeeContent): Fee {
  return {
    ...fee,
    formula,
    unitName,
    exemptions: [...fee.exemptions, ...exemptions],
    legalGround: groundOf(resolution),
    illustrative: false,
  };
}

/** As a receipt names it: number, then who resolved. */
function groundOf({ number, issuer }: ProvincialFeeContent["resolution"]): string {
  return `${number} (${issuer})`;
}
