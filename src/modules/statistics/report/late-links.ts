import type { FormDefinition } from "./form-definition.ts";
import type { ReportContent } from "./report-content.ts";
import { reportPaths } from "./report-paths.ts";

/** The list behind a number of a report; `row` is null for the total. Null where nothing opens. */
export type LinkOf = (cell: { readonly row: string | null; readonly column: number }) => string | null;

/** Columns that count late results by their causes open down to the dossiers. `asOf`: the moment the report was frozen. */
export function lateLinks(
  { columns, rowsBy }: FormDefinition,
  { unit, period }: Pick<ReportContent, "unit" | "period">,
  asOf: string | null,
): LinkOf {
  const causesOf = new Map<number, readonly string[] | null>();
  for (const { number, content } of columns) {
    if (content.kind !== "FIGURES" || content.terms.some(({ figure }) => figure !== "late_results")) continue;
    const isAny = content.terms.some(({ causes }) => causes === undefined);
    causesOf.set(number, isAny ? null : content.terms.flatMap(({ causes }) => causes ?? []));
  }
  return ({ row, column }) => {
    const causes = causesOf.get(column);
    if (causes === undefined || (row !== null && rowsBy !== "unit")) return null;
    return reportPaths.lateResults({
      unit: unit.id,
      from: period.from,
      to: period.to,
      ...(row === null ? {} : { row }),
      ...(causes === null ? {} : { cause: causes.join(",") }),
      ...(asOf === null ? {} : { asOf }),
    });
  };
}
