import { type Locale, messages } from "../../../../i18n/index.ts";
import type { Option } from "../../../../web/components/index.ts";
import { listLateCauses } from "../../../dossier/index.ts";
import { FLOWS, STOCKS } from "../../measure.ts";
import { FIGURE_MOMENTS, FIGURE_NAMES, type Figure, NO_CAUSE, OTHER_FIGURES } from "../figure.ts";

type Counted = Pick<Figure, "name" | "at">;

const AT_THE_END = /^(procedures|interlinked|processes)_|^overdue_waiting$|^feedback_overdue$/;

/** Everything a column can count: what happened over the period, and what there was at its two ends. */
const COUNTABLE: readonly Counted[] = [
  ...FLOWS.map((name) => ({ name, at: "FLOW" as const })),
  ...STOCKS.flatMap((name) => [
    { name, at: "OPENING" as const },
    { name, at: "CLOSING" as const },
  ]),
  ...OTHER_FIGURES.map((name) => ({ name, at: momentOf(name) })),
];

function momentOf(name: (typeof OTHER_FIGURES)[number]): Figure["at"] {
  if (name === "feedback_carried_over") return "OPENING";
  return AT_THE_END.test(name) ? "CLOSING" : "FLOW";
}

/** What a column can count, each by its name and when it is counted. */
export function countableOptions(locale: Locale): Option[] {
  const t = messages(locale).report;
  return COUNTABLE.map((counted) => ({
    value: countKey(counted),
    label: `${t.figures[counted.name]} (${t.forms.at[counted.at]})`,
  }));
}

export function countKey({ name, at }: Counted): string {
  return `${at} ${name}`;
}

/** What an answer of the form counts; null for the empty one. */
export function readCountKey(key: string): Counted | null {
  const [moment, figure] = key.split(" ");
  const at = FIGURE_MOMENTS.find((each) => each === moment);
  const name = FIGURE_NAMES.find((each) => each === figure);
  return at === undefined || name === undefined ? null : { name, at };
}

/** The causes by which late results can be counted, and where none was told. */
export function causeOptions(locale: Locale): Option[] {
  return [
    ...listLateCauses().map(({ code, name }) => ({ value: code, label: name[locale] })),
    { value: NO_CAUSE, label: messages(locale).report.late.noCause },
  ];
}
