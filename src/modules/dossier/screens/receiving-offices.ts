import type { LocalDate } from "../../../kernel/local-date.ts";
import { isValidOn, type Unit, type UnitDirectory } from "../../organisation/index.ts";

/** Kinds of unit with a counter for the public: service centres, their branches and reception points. */
const COUNTERS: readonly Unit["kind"][] = ["CENTRE", "BRANCH", "RECEPTION_POINT"];

/**
 * The one-stop units (Bộ phận Một cửa) that receive on a day and number dossiers of their own. Where the authority
 * has none yet, its people's committees receive themselves.
 */
export function receivingOffices(directory: UnitDirectory, on: LocalDate): readonly Unit[] {
  const alive = directory.all().filter((unit) => isValidOn(unit, on));
  const counters = alive.filter((unit) => COUNTERS.includes(unit.kind));
  return counters.length > 0
    ? counters
    : alive.filter((unit) => unit.kind === "PEOPLES_COMMITTEE" && unit.level === "COMMUNE");
}
