import type { PublishedParts } from "../../catalogue/index.ts";
import type { Unit } from "../../organisation/index.ts";
import type { Facts, Fraction } from "./score.ts";

/** What else is known of the procedures: which were used how in the period, and which levels take transfers at its end. */
type Used = {
  readonly online: ReadonlySet<string>;
  readonly paidOnline: ReadonlySet<string>;
  readonly levelsTakingTransfers: ReadonlySet<string>;
};

/**
 * What the catalogue tells of an agency. The people's committee of the province answers for everything published; a
 * commune's services are those its level resolves. Of departments the catalogue does not say which procedure is whose.
 * @law Quyết định 766/QĐ-TTg, components 1.3, 3.1, 3.2, 3.5 (reform.md §D3, one-stop.md §8.4).
 */
export function catalogueFacts(
  { kind, level }: Pick<Unit, "kind" | "level">,
  procedures: readonly PublishedParts[],
  { online, paidOnline, levelsTakingTransfers }: Used,
): Facts {
  if (kind !== "PEOPLES_COMMITTEE" || (level !== "COMMUNE" && level !== "PROVINCE")) return {};
  const own = procedures.filter(({ levels }) => levels.includes(level));
  const used = partOf(
    own.filter(({ isOnline }) => isOnline),
    ({ code }) => online.has(code),
  );
  const paid = partOf(
    own.filter(({ hasFee }) => hasFee),
    ({ code }) => paidOnline.has(code),
  );
  const ofAll = { "online-services-used": used, "payment-used": paid };
  if (level === "COMMUNE") return ofAll;
  const resolved = procedures.filter(({ levels }) => levels.some((each) => each !== "CENTRAL"));
  return {
    "complete-procedures": partOf(procedures, ({ isComplete }) => isComplete),
    "online-services": partOf(resolved, ({ isOnline }) => isOnline),
    "payment-integrated": partOf(
      resolved.filter(({ hasFee }) => hasFee),
      ({ levels }) => levels.some((each) => levelsTakingTransfers.has(each)),
    ),
    ...ofAll,
  };
}

function partOf(
  procedures: readonly PublishedParts[],
  has: (procedure: PublishedParts) => boolean,
): Fraction {
  const lacking = procedures.filter((procedure) => !has(procedure)).map(({ code }) => code);
  return { numerator: procedures.length - lacking.length, denominator: procedures.length, lacking };
}
