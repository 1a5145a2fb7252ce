import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import { listOwed } from "../payment/index.ts";
import type { Parcel } from "./parcel.ts";

/** What one parcel can be asked to collect at most. */
const COD_MAX_DONG = 1_000_000_000;

type Packed = Pick<Parcel, "direction" | "state" | "counted" | "cod_set" | "cod_dong">;

/**
 * What the post is to collect with a parcel: what was said, or as long as nobody said, what is owed for its dossier. It
 * stands once the sheet is signed.
 * @law one-stop.md §6.3: COD for fees.
 */
export function codOf(parcel: Packed, owedDong: number | null): number {
  const isOpen = parcel.direction === "OUT" && parcel.state === "CREATED" && !parcel.counted;
  if (!isOpen || parcel.cod_set) return parcel.cod_dong;
  return owedDong === null || owedDong > COD_MAX_DONG ? 0 : owedDong;
}

/** How what is to be collected differs from what is owed; null where it does not, or where it is no more of interest. */
export function codDiffers(
  { direction, state, cod_dong: codDong }: Pick<Parcel, "direction" | "state" | "cod_dong">,
  owedDong: number | null,
): "LESS" | "MORE" | "UNKNOWN" | null {
  if (direction === "IN" || state === "DELIVERED" || state === "RETURNED" || state === "CANCELLED")
    return null;
  if (owedDong === null) return "UNKNOWN";
  if (codDong === owedDong) return null;
  return codDong < owedDong ? "LESS" : "MORE";
}

/** A parcel with what it is to collect now, and what is owed for its dossier; null where an amount is not known. */
export type CashedParcel = Parcel & { readonly owedDong: number | null };

export async function withCash(
  executor: Executor,
  parcels: readonly Parcel[],
): Promise<readonly CashedParcel[]> {
  const owed = await owedOf(executor, parcels);
  return parcels.map((parcel) => {
    const owedDong = owed(parcel);
    return { ...parcel, cod_dong: codOf(parcel, owedDong), owedDong };
  });
}

/** What is owed for the dossiers of parcels; nothing where there is none. */
export async function owedOf(
  executor: Executor,
  parcels: readonly Parcel[],
): Promise<(parcel: Parcel) => number | null> {
  const ids = parcels.flatMap(({ dossier_id: id }) => id ?? []);
  const owed = ids.length === 0 ? new Map<string, number | null>() : await listOwed(executor, ids);
  return ({ dossier_id: id }) => (id === null ? 0 : owed.has(id) ? (owed.get(id) ?? null) : 0);
}

const FIX: Statement = {
  name: "post-fix-cod",
  text: (schema) => `
    UPDATE ${schema}.post_consignment AS c SET cod_dong = n.cod_dong
    FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, cod_dong bigint)
    WHERE c.id = n.id AND c.cod_dong <> n.cod_dong`,
};

/** Writes on parcels that the caller holds what they are to collect now: before the side that gives signs for them. */
export async function fixCash(tx: Tx, parcels: readonly Parcel[]): Promise<void> {
  const now = (await withCash(tx, parcels)).map(({ id, cod_dong }) => ({ id, cod_dong }));
  await tx.run(FIX, [JSON.stringify(now)]);
}
