/** A number below this may point to a person somebody knows. */
const SMALL = 5;

/** Whether a number, were it told, might point to a person. */
export function isSmall(amount: number): boolean {
  return amount !== 0 && Math.abs(amount) < SMALL;
}

/** A total and its parts, by the names of their cells: total = sum of the parts. */
export type Relation = { readonly total: string; readonly parts: readonly string[] };

/**
 * Which cells of a table are withheld. Those from 1 to 4, and beside them as many others as it takes that no hidden cell
 * comes out as a total minus the rest: in each relation two are hidden at least, hidden parts of a shown total are 5 at
 * least together, and no hidden cell follows from all relations taken together. 0 is shown: it is about nobody.
 *
 * All hidden cells look alike, so that nobody knows which are small.
 * @law Luật Bảo vệ dữ liệu cá nhân (Luật 91/2025/QH15): what is published about dossiers tells nothing about a person.
 *
 * The same numbers are reckoned once: everybody may ask, and nobody can make the office reckon them again and again.
 */
export function hiddenCells(
  cells: ReadonlyMap<string, number>,
  relations: readonly Relation[],
): ReadonlySet<string> {
  const table = JSON.stringify([[...cells], relations]);
  const hidden = KNOWN.get(table) ?? cellsToHide(cells, relations);
  // The one used last stands last; the one not used longest makes room.
  KNOWN.delete(table);
  KNOWN.set(table, hidden);
  const [oldest] = KNOWN.keys();
  if (KNOWN.size > TABLES_KNOWN && oldest !== undefined) KNOWN.delete(oldest);
  return hidden;
}

const TABLES_KNOWN = 500;
const KNOWN = new Map<string, ReadonlySet<string>>();

function cellsToHide(
  cells: ReadonlyMap<string, number>,
  relations: readonly Relation[],
): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const [name, value] of cells) if (isSmall(value)) hidden.add(name);
  if (hidden.size === 0) return hidden;
  for (;;) {
    const next = relations
      .filter((relation) => isOpen(relation, cells, hidden))
      .map((relation) => cheapest([relation], cells, hidden))
      .find((name) => name !== null);
    const more = next ?? companionOfDetermined(cells, relations, hidden);
    if (more === null) return hidden;
    hidden.add(more);
  }
}

/** Whether a hidden cell of the relation can be reckoned, or nearly, from the ones shown. */
function isOpen(
  { total, parts }: Relation,
  cells: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): boolean {
  const gone = parts.filter((name) => hidden.has(name));
  if (hidden.has(total)) return gone.length === 0;
  if (gone.length === 0) return false;
  const together = gone.reduce((sum, name) => sum + (cells.get(name) ?? 0), 0);
  return gone.length < 2 || together < SMALL;
}

/** The cell whose hiding costs least: a part before a total, the smallest first. Null where all that count are hidden. */
function cheapest(
  relations: readonly Relation[],
  cells: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): string | null {
  const shown = (names: readonly string[]) =>
    names.filter((name) => !hidden.has(name) && (cells.get(name) ?? 0) !== 0);
  const byValue = (a: string, b: string) => (cells.get(a) ?? 0) - (cells.get(b) ?? 0);
  const parts = shown(relations.flatMap((relation) => relation.parts)).sort(byValue);
  return parts[0] ?? shown(relations.map((relation) => relation.total)).sort(byValue)[0] ?? null;
}

/** A cell to hide beside one that all relations together still give away; null where none does. */
function companionOfDetermined(
  cells: ReadonlyMap<string, number>,
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): string | null {
  for (const name of determined(relations, hidden)) {
    const around = relations.filter(({ total, parts }) => total === name || parts.includes(name));
    const companion = cheapest(around, cells, hidden) ?? cheapest(relations, cells, hidden);
    if (companion !== null) return companion;
  }
  return null;
}

/** Hidden cells with one possible value: after elimination, those alone in their equation. */
function determined(relations: readonly Relation[], hidden: ReadonlySet<string>): string[] {
  const names = [...hidden];
  const rows = relations
    .map(({ total, parts }) =>
      names.map((name) => (name === total ? -1 : 0) + (parts.includes(name) ? 1 : 0)),
    )
    .filter((row) => row.some((factor) => factor !== 0));
  const reduced = eliminated(rows, names.length);
  return reduced.flatMap((row) => {
    const places = row.flatMap((factor, index) => (Math.abs(factor) > PRECISION ? [index] : []));
    const name = names[places[0] ?? -1];
    return places.length === 1 && name !== undefined ? [name] : [];
  });
}

const PRECISION = 1e-9;

/** Gauss–Jordan: every equation is left with a leading cell that no other one has. */
function eliminated(rows: readonly (readonly number[])[], width: number): number[][] {
  const left = rows.map((row) => [...row]);
  let done = 0;
  for (let column = 0; column < width && done < left.length; column += 1) {
    const found = left.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > PRECISION);
    const pivot = left[found];
    const first = left[done];
    if (pivot === undefined || first === undefined) continue;
    left[found] = first;
    const scale = pivot[column] ?? 1;
    left[done] = pivot.map((factor) => factor / scale);
    for (let index = 0; index < left.length; index += 1)
      if (index !== done) left[index] = subtracted(left, { index, done, column });
    done += 1;
  }
  return left.slice(0, done);
}

function subtracted(
  rows: readonly (readonly number[])[],
  { index, done, column }: { readonly index: number; readonly done: number; readonly column: number },
): number[] {
  const row = rows[index] ?? [];
  const times = row[column] ?? 0;
  return row.map((factor, place) => factor - times * (rows[done]?.[place] ?? 0));
}
