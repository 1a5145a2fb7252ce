import { parseId } from "../../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { findField, listLevels, publishedNames } from "../../catalogue/index.ts";
import { type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { listProcessCodes } from "../../process/index.ts";
import { MEASURES } from "../measure.ts";
import { readTotals } from "../totals.ts";
import { type Figure, type FigureName, type FigureRow, OTHER_FIGURES } from "./figure.ts";
import { figuresOf } from "./figures-of-totals.ts";
import type { FormDefinition } from "./form-definition.ts";
import { channelLabel } from "./labels.ts";
import { readLateCauses } from "./late-causes.ts";
import { layRows } from "./lay-rows.ts";
import { levelFigures } from "./level-figures.ts";
import type { LocalLabel } from "./make-report.ts";
import type { Period } from "./period.ts";
import { readSpellFigures } from "./spell-figures.ts";

type FigureQuestion = {
  readonly definition: FormDefinition;
  readonly unitId: UnitId;
  readonly period: Period;
  /**
   * The day whose tree is reported on. The period before is read for the same units as this one: what a unit that came in
   * between had in hand is carried over with it.
   */
  readonly treeOn: LocalDate;
  /** Rows of units are laid to the units of this day; left out: each counts for itself. */
  readonly restatedOn?: LocalDate;
  readonly asOf: Instant;
  readonly now: Instant;
};

const FEEDBACK: readonly Figure[] = OTHER_FIGURES.filter((name) => name.startsWith("feedback_")).flatMap(
  (name) =>
    (["OPENING", "FLOW", "CLOSING"] as const).map((at) => ({ name, at, channel: null, amount: null })),
);

/** The figures a form asks for, row by row: from the cells, and where they do not reach from spells and catalogue. */
export async function readFigures(executor: Executor, question: FigureQuestion): Promise<FigureRow[]> {
  const { definition, unitId, period } = question;
  const directory = await unitDirectory(executor);
  const units = unitsBelow(directory, unitId, question.treeOn);
  const needed = neededFigures(definition);
  const rows = new Map<string, Figure[]>();
  const laid = question.restatedOn === undefined ? null : layRows(directory, question.restatedOn, units);
  const add = (row: string, figures: readonly Figure[]) => {
    for (const part of laid === null || definition.rowsBy !== "unit"
      ? [{ row, figures }]
      : laid(row, figures))
      rows.set(part.row, [...(rows.get(part.row) ?? []), ...part.figures]);
  };
  // The reporting unit has its row even where nothing happened: a report says nought, it does not fall silent.
  if (definition.rowsBy === "unit") add(unitId, []);
  await addTotals({ executor, question, units, needed }, add);
  const { asOf } = question;
  const spells = { units, period, asOf, rowsBy: definition.rowsBy, needed };
  for (const { row, figure } of await readSpellFigures(executor, spells)) add(row, [figure]);
  if (has(needed, "late_own", "late_other", "late_unexplained", "late_results"))
    for (const { row, figure } of await readLateCauses(executor, directory, spells)) add(row, [figure]);
  if (has(needed, "procedures_", "interlinked_", "processes_")) {
    const [levels, codes] = [
      await listLevels(executor, period.to),
      await listProcessCodes(executor, period.to),
    ];
    add(unitId, levelFigures(levels, codes));
  }
  const codes = definition.rowsBy === "procedure" ? [...rows.keys()] : [];
  const procedures = await publishedNames(executor, { codes, on: period.to });
  const named = [...rows].map(([key, figures]) => ({
    key,
    label: labelOf({ directory, procedures }, definition.rowsBy, key),
    // Feedback is not kept here yet: unknown, which is not nought.
    figures: has(needed, "feedback_") ? [...figures, ...FEEDBACK] : figures,
  }));
  return named.sort(byLabel);
}

const collator = new Intl.Collator("vi");
const byLabel = (a: FigureRow, b: FigureRow) =>
  collator.compare(a.label.vi, b.label.vi) || (a.key < b.key ? -1 : 1);

type Reading = {
  readonly executor: Executor;
  readonly question: FigureQuestion;
  readonly units: readonly UnitId[];
  readonly needed: ReadonlySet<FigureName>;
};

async function addTotals(
  { executor, question, units, needed }: Reading,
  add: (row: string, figures: readonly Figure[]) => void,
): Promise<void> {
  if (!MEASURES.some((measure) => needed.has(measure))) return;
  const { definition, period, asOf, now } = question;
  const { rowsBy } = definition;
  const by = rowsBy === "channel" ? (["channel"] as const) : ([rowsBy, "channel"] as const);
  const { from, to } = period;
  for (const totals of await readTotals(executor, { units, from, to, by, now, asOf })) {
    const { unitId, fieldCode, procedureCode, channel } = totals;
    const row = { unit: unitId, field: fieldCode, procedure: procedureCode, channel }[rowsBy];
    if (row !== null) add(row, figuresOf(totals));
  }
}

/** The unit and all that stand below it on the last day, closed ones through their successors. */
export function unitsBelow(directory: UnitDirectory, unitId: UnitId, on: LocalDate): UnitId[] {
  return directory.all().flatMap(({ id }) => (directory.lineageOf(id, on).includes(unitId) ? [id] : []));
}

/** What the terms of a form name. */
function neededFigures({ columns, carriedOver }: FormDefinition): ReadonlySet<FigureName> {
  const terms = columns.flatMap(({ content }) => (content.kind === "FIGURES" ? content.terms : []));
  return new Set([...terms, ...(carriedOver?.terms ?? [])].map(({ figure }) => figure));
}

function has(needed: ReadonlySet<FigureName>, ...starts: readonly string[]): boolean {
  return [...needed].some((name) => starts.some((start) => name.startsWith(start)));
}

type Naming = {
  readonly directory: UnitDirectory;
  readonly procedures: ReadonlyMap<string, LocalLabel>;
};

function labelOf(
  { directory, procedures }: Naming,
  rowsBy: FormDefinition["rowsBy"],
  key: string,
): LocalLabel {
  switch (rowsBy) {
    case "unit": {
      const id = parseId<"unit">(key);
      const unit = id === null ? null : directory.find(id);
      return { vi: unit?.name ?? key, en: unit?.nameEn ?? null };
    }
    case "field":
      return findField(key)?.name ?? { vi: key, en: null };
    case "procedure": {
      const name = procedures.get(key);
      return name === undefined ? { vi: key, en: null } : { vi: `${key} ${name.vi}`, en: name.en };
    }
    case "channel":
      return channelLabel(key);
  }
}
