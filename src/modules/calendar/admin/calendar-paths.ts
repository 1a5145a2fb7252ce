import { paths } from "../../../web/paths.ts";
import { AUTHORITY } from "../api-schemas.ts";

type Scope = string | null;
const of = (unitId: Scope) => `${paths.adminCalendars()}/${encodeURIComponent(unitId ?? AUTHORITY)}`;

/** Addresses of the calendar pages. */
export const calendarPaths = {
  list: paths.adminCalendars,
  one: of,
  year: (unitId: Scope, year: number) => `${of(unitId)}?year=${year}`,
  days: (unitId: Scope) => `${of(unitId)}/days`,
  removal: (unitId: Scope, dayId: string) => `${of(unitId)}/days/${encodeURIComponent(dayId)}/removal`,
  hours: (unitId: Scope) => `${of(unitId)}/hours`,
  years: (unitId: Scope) => `${of(unitId)}/years`,
  imports: (unitId: Scope) => `${of(unitId)}/imports`,
  moves: (unitId: Scope) => `${of(unitId)}/moves`,
};
