import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { heirsOf } from "../restated.ts";
import { tryForm } from "./commands.ts";
import type { FormDefinition } from "./form-definition.ts";
import { listForms } from "./form-store.ts";
import { type LinkOf, lateLinks } from "./late-links.ts";
import { unitsBelow } from "./read-figures.ts";
import { cellLinks } from "./report-cells.ts";
import type { ReportContent } from "./report-content.ts";
import { reportPaths } from "./report-paths.ts";
import type { StoredReport } from "./report-store.ts";
import { periodOfContent } from "./sheet.ts";
import type { FormVersion } from "./shipped-forms.ts";

/**
 * A report as it was made; the same counted again now, for the units of the time; and laid to the units of today.
 * @law reform.md §G4: as reported, as was, restated.
 */
export const SHEET_VIEWS = ["AS_REPORTED", "AS_WAS", "RESTATED"] as const;
export type SheetView = (typeof SHEET_VIEWS)[number];

/** A sheet on the screen, and whose dossiers its numbers count. */
export type CountedSheet = {
  readonly content: ReportContent;
  readonly definition: FormDefinition;
  /** When it was counted; null where it is counted anew with each look. */
  readonly asOf: Instant | null;
  /** The units a row of a unit counts whole, or all of them. */
  readonly unitsOf: (row: string | null) => readonly string[];
  /** Of these a share is in the numbers: no list has their dossiers. */
  readonly divided: readonly UnitId[];
  readonly isRestated: boolean;
  /** Where it stands: a cell of it is the same address and one word more. */
  readonly place: { readonly path: string; readonly query: Readonly<Record<string, string>> };
};

/** The lists behind the numbers of a sheet. */
export function linksOf({ content, definition, asOf, isRestated, place }: CountedSheet): LinkOf {
  const cells = cellLinks(definition, content, place.query);
  // Late results are listed by the unit that had them.
  if (isRestated) return cells;
  const late = lateLinks(definition, content, asOf);
  return (cell) => late(cell) ?? cells(cell);
}

/** A sheet of which each unit counts for itself. */
export async function sheetAsCounted(
  services: Services,
  { unitId, ...sheet }: Pick<CountedSheet, "content" | "asOf" | "place"> & { readonly unitId: UnitId },
): Promise<CountedSheet | null> {
  const form = await formOf(services, sheet.content);
  const directory = await unitDirectory(services.database);
  if (form === null) return null;
  const all = unitsBelow(directory, unitId, periodOfContent(sheet.content).to);
  const unitsOf = (row: string | null) => (row === null ? all : [row]);
  return { ...sheet, definition: form.definition, unitsOf, divided: [], isRestated: false };
}

/** Which ways of telling a report there are: laid to the units of today only where its rows are units and its own is one. */
export async function viewsOf(services: Services, { unitId, content }: StoredReport) {
  const form = await formOf(services, content);
  const unit = (await unitDirectory(services.database)).find(unitId);
  const isOfToday = unit !== null && isValidOn(unit, services.clock.today());
  return SHEET_VIEWS.filter(
    (view) => view !== "RESTATED" || (isOfToday && form?.definition.rowsBy === "unit"),
  );
}

/** A made report as it stands in a view. */
export async function sheetOfReport(
  services: Services,
  report: StoredReport,
  view: SheetView,
): Promise<Result<CountedSheet, { readonly code: "NOT_FOUND" }>> {
  const { id, unitId, content, asOf } = report;
  const [form, views] = [await formOf(services, content), await viewsOf(services, report)];
  if (form === null || !views.includes(view)) return refuse({ code: "NOT_FOUND" });
  const path = reportPaths.one(id);
  const made = await sheetAsCounted(services, { unitId, content, asOf, place: { path, query: {} } });
  if (made === null || view === "AS_REPORTED")
    return made === null ? refuse({ code: "NOT_FOUND" }) : accept(made);
  const on = services.clock.today();
  const isRestated = view === "RESTATED";
  const counted = await tryForm(services, form, {
    unitId,
    period: periodOfContent(content),
    variant: content.variant ?? "ON_TIME",
    ...(isRestated ? { restatedOn: on } : {}),
  });
  const now = { ...made, content: counted.content, asOf: null, place: { path, query: { view } } };
  return accept(isRestated ? { ...now, isRestated, ...(await heldOn(services, report, on)) } : now);
}

/** How many numbers of one sheet are others in another, those of rows that only one of them has among them. */
export function numbersThatDiffer(a: ReportContent, b: ReportContent): number {
  const cells = ({ rows, columns }: ReportContent) =>
    new Map(
      rows.flatMap(({ key, values }) =>
        columns.map(({ number }, index) => [`${key} ${number}`, values[index] ?? 0] as const),
      ),
    );
  const [before, after] = [cells(a), cells(b)];
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => (before.get(place) ?? 0) !== (after.get(place) ?? 0)).length;
}

/** Whose dossiers are whose on a later day. */
async function heldOn({ database }: Services, { unitId }: StoredReport, on: LocalDate) {
  const directory = await unitDirectory(database);
  const all = unitsBelow(directory, unitId, on);
  const heirs = new Map(all.map((id) => [id, heirsOf(id, { tree: directory, on })]));
  const divided = all.filter((id) => (heirs.get(id)?.length ?? 0) > 1);
  const whole = all.filter((id) => !divided.includes(id));
  return {
    divided,
    unitsOf: (row: string | null) =>
      row === null ? whole : whole.filter((id) => heirs.get(id)?.[0]?.unitId === row),
  };
}

async function formOf({ database }: Services, { form }: ReportContent): Promise<FormVersion | null> {
  return (await listForms(database, form.code)).find(({ version }) => version === form.version) ?? null;
}
