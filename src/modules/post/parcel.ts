import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";

export type ConsignmentId = Id<"consignment">;
export type SheetId = Id<"sheet">;

/**
 * Where a parcel is. `RETURNING`: not delivered and on its way back; `RETURNED`: back. `CANCELLED`: it never left, because the result was fetched
 * or taken back.
 */
export const PARCEL_STATES = [
  "CREATED",
  "HANDED_OVER",
  "IN_TRANSIT",
  "FAILED",
  "RETURNING",
  "LOST",
  "DAMAGED",
  "DELIVERED",
  "RETURNED",
  "CANCELLED",
] as const;
export type ParcelState = (typeof PARCEL_STATES)[number];

/** What the post may tell of a parcel. */
export const TOLD_STATES = [
  "IN_TRANSIT",
  "FAILED",
  "RETURNING",
  "LOST",
  "DAMAGED",
  "DELIVERED",
  "RETURNED",
] as const;
export type ToldState = (typeof TOLD_STATES)[number];

/** How far along each state is: a parcel never goes back. A new attempt is a new consignment. */
const RANK: Readonly<Record<ParcelState, number>> = {
  CREATED: 0,
  HANDED_OVER: 1,
  IN_TRANSIT: 2,
  FAILED: 2,
  RETURNING: 3,
  LOST: 4,
  DAMAGED: 4,
  DELIVERED: 5,
  RETURNED: 5,
  CANCELLED: 5,
};
const END = 5;

export function isEnded(state: ParcelState): boolean {
  return RANK[state] === END;
}

/** With the post: handed over, and neither delivered nor back. */
export function isCarried(state: ParcelState): boolean {
  return RANK[state] > 0 && RANK[state] < END;
}

/** Whether a step after another goes forward: never to an earlier stage, never out of an end. */
export function goesForward(from: ParcelState, to: ParcelState): boolean {
  if (RANK[from] === END) return false;
  return RANK[to] > RANK[from] || (RANK[to] === RANK[from] && RANK[to] === RANK.IN_TRANSIT);
}

const asId = <Name extends string>() => z.custom<Id<Name>>((value) => typeof value === "string");
const asInstant = z.custom<Instant>((value) => typeof value === "string");

/** A consignment as it stands; `code` is what stands on the parcel. */
export const parcelRow = z.object({
  id: asId<"consignment">(),
  code: z.string(),
  direction: z.enum(["OUT", "IN"]),
  dossier_id: z.custom<DossierId>((value) => typeof value === "string").nullable(),
  dossier_code: z.string().nullable(),
  owner_name: z.string().nullable(),
  opened_seq: z.number().nullable(),
  attempt: z.number(),
  office_unit_id: z.custom<UnitId>((value) => typeof value === "string"),
  carrier_unit_id: z.custom<UnitId>((value) => typeof value === "string").nullable(),
  sheet_id: asId<"sheet">().nullable(),
  state: z.enum(PARCEL_STATES),
  state_at: asInstant,
  counted: z.boolean(),
  steps: z.number(),
  failures: z.number(),
  cod_dong: z.number(),
  /** Somebody said how much; otherwise it is what is owed. */
  cod_set: z.boolean(),
  collected_dong: z.number(),
  recalled_at: asInstant.nullable(),
  closing: z.string().nullable(),
  created_at: asInstant,
});
export type Parcel = z.output<typeof parcelRow>;

/** Columns of `parcelRow`, of `c`; the name is for masking. */
export const PARCEL_COLUMNS = `c.id, c.code, c.direction, c.dossier_id, d.code AS dossier_code, d.owner_name, c.opened_seq, c.attempt,
      c.office_unit_id, c.carrier_unit_id, c.sheet_id, c.counted, c.state, c.state_at, c.steps, c.failures, c.cod_dong,
      c.cod_set, c.collected_dong, c.recalled_at, c.closing, c.created_at`;
export const parcelsFrom = (schema: string) =>
  `${schema}.post_consignment AS c LEFT JOIN ${schema}.dossier AS d ON d.id = c.dossier_id`;
