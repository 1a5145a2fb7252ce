import { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { SHEET_STATES } from "./refusals.ts";

const person = z.custom<PersonId>((value) => typeof value === "string").nullable();
const unit = z.custom<UnitId>((value) => typeof value === "string");
const instant = z.custom<Instant>((value) => typeof value === "string");

/** A hand-over sheet (bảng kê giao nhận): who gives is the office, or the post. */
export const sheetRow = z.object({
  id: z.custom<Id<"sheet">>((value) => typeof value === "string"),
  number: z.number(),
  day: z.custom<LocalDate>((value) => typeof value === "string"),
  direction: z.enum(["TO_POST", "TO_OFFICE"]),
  office_unit_id: unit,
  carrier_unit_id: unit,
  state: z.enum(SHEET_STATES),
  opened_at: instant,
  given_by: person,
  given_at: instant.nullable(),
  given_count: z.number().nullable(),
  cod_dong: z.number(),
  received_by: person,
  received_at: instant.nullable(),
  received_count: z.number().nullable(),
  difference: z.string().nullable(),
  report_by: person,
  report_at: instant.nullable(),
  report_note: z.string().nullable(),
});
export type Sheet = z.output<typeof sheetRow>;
export type SheetDirection = Sheet["direction"];

export const SHEET_COLUMNS = `s.id, s.number, s.day, s.direction, s.office_unit_id, s.carrier_unit_id, s.state, s.opened_at,
      s.given_by, s.given_at, s.given_count, s.cod_dong, s.received_by, s.received_at, s.received_count, s.difference,
      s.report_by, s.report_at, s.report_note`;

type Side = { readonly act: "post.hand-over" | "post.carry"; readonly unitId: UnitId };
type Between = Pick<Sheet, "direction" | "office_unit_id" | "carrier_unit_id">;

/** Who gives and who receives: one is the office, the other the post. */
export function sidesOf({ direction, office_unit_id: officeId, carrier_unit_id: carrierId }: Between): {
  readonly gives: Side;
  readonly receives: Side;
} {
  const office: Side = { act: "post.hand-over", unitId: officeId };
  const carrier: Side = { act: "post.carry", unitId: carrierId };
  return direction === "TO_POST"
    ? { gives: office, receives: carrier }
    : { gives: carrier, receives: office };
}
