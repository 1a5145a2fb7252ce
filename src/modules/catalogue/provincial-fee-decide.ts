import { addDays, type LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import { isValidOn, type Unit } from "../organisation/index.ts";
import { type DatedHead, earliestStart, type Followed, follow, latestPublished } from "./decide.ts";
import { isProvince } from "./fee-deciders.ts";
import type { Fee, ProcedureVersion } from "./procedure.ts";
import type { ProvincialFeeId } from "./provincial-fee.ts";
import type { CatalogueRefusal } from "./refusals.ts";

type Heads = readonly DatedHead<ProvincialFeeId>[];

/**
 * Whether the unit may set an amount for the fee: the people's committee of a living province, for a fee of the
 * procedure in force that is the provinces' to set.
 * @law Luật Phí và lệ phí 2015, Đ.21, Phụ lục số 01: the province's People's Council, nobody below it, and no fee that
 * the list gives to the Government or the Ministry of Finance.
 */
export function maySet(
  about: {
    readonly unit: Unit | null;
    readonly version: ProcedureVersion | null;
    readonly feeCode: string;
  },
  on: LocalDate,
): Result<{ version: ProcedureVersion; fee: Fee }, CatalogueRefusal> {
  const { unit, version, feeCode } = about;
  const isLivingProvince = unit !== null && isProvince(unit) && isValidOn(unit, on);
  if (!isLivingProvince) return refuse({ code: "PROVINCIAL_FEE_NOT_PROVINCE" });
  const fee = version?.fees.find(({ code }) => code === feeCode);
  if (version === null || fee === undefined) return refuse({ code: "PROVINCIAL_FEE_UNKNOWN" });
  if (fee.setBy !== "PROVINCE") return refuse({ code: "PROVINCIAL_FEE_NOT_YOURS" });
  return accept({ version, fee });
}

/** The next version; the first where there is none yet. One draft may be open. */
export function nextVersionNo(versions: Heads): Result<number, CatalogueRefusal> {
  const open = versions.find(({ state }) => state === "DRAFT");
  if (open !== undefined) return refuse({ code: "PROVINCIAL_FEE_DRAFT_OPEN", versionNo: open.versionNo });
  return accept(Math.max(0, ...versions.map(({ versionNo }) => versionNo)) + 1);
}

/** Publishes a draft from a day on. The first may have begun before it was written down here; later ones may not. */
export function publishFee(
  versions: Heads,
  draft: DatedHead<ProvincialFeeId>,
  command: { readonly validFrom: LocalDate; readonly today: LocalDate },
): Result<Followed<ProvincialFeeId>, CatalogueRefusal> {
  if (draft.state !== "DRAFT") return refuse({ code: "PROVINCIAL_FEE_NOT_DRAFT" });
  const next = follow(versions, command);
  return "earliestOn" in next ? refuse({ code: "PROVINCIAL_FEE_TOO_EARLY", ...next }) : accept(next);
}

/** Ends what the province set: from that day on the procedure's own amount is charged again. */
export function endFee(
  versions: Heads,
  command: { readonly endedFrom: LocalDate; readonly today: LocalDate },
): Result<{ id: ProvincialFeeId; validTo: LocalDate }, CatalogueRefusal> {
  const latest = latestPublished(versions);
  if (latest === null || latest.head.state !== "PUBLISHED")
    return refuse({ code: "PROVINCIAL_FEE_NOT_IN_FORCE" });
  const earliestOn = earliestStart(latest, command.today);
  if (command.endedFrom < earliestOn) return refuse({ code: "PROVINCIAL_FEE_TOO_EARLY", earliestOn });
  return accept({ id: latest.head.id, validTo: addDays(command.endedFrom, -1) });
}
