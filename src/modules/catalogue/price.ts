import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { committeeOver, type UnitDirectory, unitDirectory } from "../organisation/index.ts";
import { decidersOn } from "./fee-deciders.ts";
import type { ProcedureVersion } from "./procedure.ts";
import { feesInPlace, type PricedVersion, type ProvincialFee } from "./provincial-fee.ts";
import { publishedFees } from "./provincial-fee-store.ts";

/** Whose fees are asked for: of the agency that answers for the service or of any unit below it, on a legal day. */
export type FeesAsked = { readonly unitId: UnitId | null; readonly on: LocalDate };

/** Where what provinces set is read: a running office keeps it briefly. */
type FeeSources = {
  readonly directory: () => Promise<UnitDirectory>;
  readonly published: (procedureCode: string) => Promise<readonly ProvincialFee[]>;
};

/**
 * The version as that unit charges it that day. Without a unit, as the procedure itself has it. A counter charges what
 * its committee does, whatever counters it took over: so what is shown before anybody submits is what is charged.
 */
export async function pricedBy(
  sources: FeeSources,
  version: ProcedureVersion,
  { unitId, on }: FeesAsked,
): Promise<PricedVersion> {
  if (unitId === null) return feesInPlace(version, [], { deciders: [], on });
  const [tree, provincial] = await Promise.all([sources.directory(), sources.published(version.code)]);
  const agencyId = committeeOver(tree, unitId, on) ?? unitId;
  return feesInPlace(version, provincial, { deciders: decidersOn(tree, agencyId, on), on });
}

export function priced(executor: Executor, version: ProcedureVersion, asked: FeesAsked) {
  const sources: FeeSources = {
    directory: () => unitDirectory(executor),
    published: (procedureCode) => publishedFees(executor, procedureCode),
  };
  return pricedBy(sources, version, asked);
}
