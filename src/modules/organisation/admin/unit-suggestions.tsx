import type { LocalDate } from "../../../kernel/local-date.ts";
import type { UnitDirectory } from "../directory.ts";
import { isValidOn } from "../unit.ts";

export const UNIT_SUGGESTIONS = "unit-suggestions";

/** A province has thousands of units: more suggestions than this are no help and a heavy page. */
const SUGGESTIONS_MAX = 400;

/** The living units a box may name, each by what means it alone: its name, or its code where others bear the name. */
export function UnitSuggestions({ directory, today }: { directory: UnitDirectory; today: LocalDate }) {
  const living = directory.all().filter((unit) => isValidOn(unit, today));
  const bearers = new Map<string, number>();
  for (const { name } of living) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const options = living.flatMap((unit) => {
    const value = bearers.get(unit.name) === 1 ? unit.name : unit.code;
    return value === null ? [] : [{ value, label: value === unit.name ? unit.shortName : unit.name }];
  });
  return (
    <datalist id={UNIT_SUGGESTIONS}>
      {options.slice(0, SUGGESTIONS_MAX).map(({ value, label }) => (
        <option value={value}>{label}</option>
      ))}
    </datalist>
  );
}
