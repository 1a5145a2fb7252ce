import { messages } from "../../i18n/index.ts";

type EntryNumber = { readonly year: number; readonly number: number };

/**
 * The numbers of several lines as they stand on one paper: `06/2026-SCT/BS`, `06–08, 10/2026-SCT/BS`. The register is
 * Vietnamese whoever reads it.
 */
export function numbersText(entries: readonly EntryNumber[]): string {
  const years = [...new Set(entries.map(({ year }) => year))].toSorted((one, other) => one - other);
  const { numbersOf } = messages("vi").certification;
  return years
    .map((year) => {
      const numbers = entries.filter((entry) => entry.year === year).map(({ number }) => number);
      return numbersOf({ runs: runsOf(numbers), year });
    })
    .join("; ");
}

/** Numbers that follow each other, together. */
function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
