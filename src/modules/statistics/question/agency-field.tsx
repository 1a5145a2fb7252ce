import { type Locale, messages } from "../../../i18n/index.ts";
import { fold } from "../../../kernel/fold-text.ts";
import { Select, TextInput } from "../../../web/components/index.ts";
import type { Unit } from "../../organisation/index.ts";
import { unitKey } from "./question.ts";

/** With more agencies than this nobody looks through a list: the name or code is typed. */
const LISTED_MAX = 30;

/** The agency an address means: its code or id, or words of its names, the shortest name that has them all. */
export function agencyMeant(agencies: readonly Unit[], asked: string): Unit | null {
  const named = agencies.find((unit) => unitKey(unit) === asked || unit.id === asked);
  if (named !== undefined) return named;
  const words = fold(asked).split(" ").filter(Boolean);
  if (words.length === 0) return null;
  const found = agencies.filter((unit) => {
    const name = ` ${fold(`${unit.name} ${unit.shortName}`)} `;
    return words.every((word) => name.includes(` ${word} `));
  });
  return found.reduce<Unit | null>(
    (best, unit) => (best === null || unit.name.length < best.name.length ? unit : best),
    null,
  );
}

/** Whose figures: a choice where there are few agencies, a box to type in where there are many. */
export function AgencyField({
  locale,
  agencies,
  chosen,
  emptyLabel,
}: {
  readonly locale: Locale;
  readonly agencies: readonly Unit[];
  readonly chosen: Unit | null;
  readonly emptyLabel: string | null;
}) {
  const { lead: t } = messages(locale).statistics;
  const base = { locale, name: "unit", label: t.unit, optional: true, saysOptional: false } as const;
  if (agencies.length > LISTED_MAX) {
    return (
      <TextInput
        {...base}
        type="search"
        maxLength={60}
        value={chosen?.shortName ?? ""}
        placeholder={emptyLabel ?? t.unitTyped}
      />
    );
  }
  return (
    <Select
      {...base}
      emptyLabel={emptyLabel}
      value={chosen === null ? "" : unitKey(chosen)}
      options={agencies.map((unit) => ({ value: unitKey(unit), label: unit.shortName }))}
    />
  );
}
