import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hiddenCells, type Relation } from "./small-numbers.ts";

type Grid = readonly (readonly number[])[];
const cellName = (row: number | "all", column: number | "all") => `${row}/${column}`;

/** A table with a total at the end of each row and column, as the office would print it. */
function tableOf(grid: Grid): { cells: Map<string, number>; relations: Relation[] } {
  const cells = new Map<string, number>();
  const columns = grid[0]?.map((_, column) => column) ?? [];
  const rows = grid.map((_, row) => row);
  grid.forEach((line, row) => {
    line.forEach((value, column) => {
      cells.set(cellName(row, column), value);
    });
    cells.set(
      cellName(row, "all"),
      line.reduce((a, b) => a + b, 0),
    );
  });
  for (const column of [...columns, "all"] as const)
    cells.set(
      cellName("all", column),
      rows.reduce((sum, row) => sum + (cells.get(cellName(row, column)) ?? 0), 0),
    );
  const acrossRows = ([...rows, "all"] as const).map((row) => ({
    total: cellName(row, "all"),
    parts: columns.map((column) => cellName(row, column)),
  }));
  const downColumns = ([...columns, "all"] as const).map((column) => ({
    total: cellName("all", column),
    parts: rows.map((row) => cellName(row, column)),
  }));
  return { cells, relations: [...acrossRows, ...downColumns] };
}

/**
 * What a neighbour with pencil and paper could find out: tables of whole numbers that agree with what is shown, with at
 * least 1 in each hidden cell, until each hidden cell has two values that are possible.
 */
function possibleValues(grid: Grid, hidden: ReadonlySet<string>): Map<string, Set<number>> {
  const { cells } = tableOf(grid);
  const inner = grid.flatMap((line, row) => line.map((_, column) => [row, column] as const));
  const free = inner.filter(([row, column]) => hidden.has(cellName(row, column)));
  const bound = 9;
  const seen = new Map([...hidden].map((name) => [name, new Set<number>()]));
  const guess = grid.map((line) => [...line]);
  const agrees = () => {
    const { cells: guessed } = tableOf(guess);
    const shown = [...cells].every(([name, value]) => hidden.has(name) || guessed.get(name) === value);
    if (!shown) return;
    for (const [name, values] of seen) values.add(guessed.get(name) ?? 0);
  };
  const isPlain = () => [...seen.values()].every((values) => values.size > 1);
  const walk = (index: number): void => {
    const place = free[index];
    const line = place === undefined ? undefined : guess[place[0]];
    if (line === undefined || place === undefined) agrees();
    else
      for (let value = 1; value <= bound && !isPlain(); value += 1) {
        line[place[1]] = value;
        walk(index + 1);
      }
  };
  walk(0);
  return seen;
}

const PRIME = 1_000_003;

function inverse(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/** How many equations say something of their own; in numbers modulo a prime, so that nothing is rounded. */
function rankOf(equations: readonly (readonly number[])[]): number {
  const left = equations.map((row) => row.map((factor) => (factor + PRIME) % PRIME));
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const found = left.findIndex((row, index) => index >= rank && row[column] !== 0);
    const pivot = left[found];
    if (pivot === undefined) continue;
    left[found] = left[rank] ?? pivot;
    left[rank] = pivot;
    const scale = inverse(pivot[column] ?? 1);
    for (let index = rank + 1; index < left.length; index += 1) {
      const times = ((left[index]?.[column] ?? 0) * scale) % PRIME;
      left[index] = (left[index] ?? []).map(
        (factor, place) => (factor - ((times * (pivot[place] ?? 0)) % PRIME) + PRIME) % PRIME,
      );
    }
    rank += 1;
  }
  return rank;
}

/** Hidden cells that all lines together give away: saying the cell's value aloud would add nothing to what they say. */
function givenAway(relations: readonly Relation[], hidden: ReadonlySet<string>): string[] {
  const names = [...hidden];
  const equations = relations.map(({ total, parts }) =>
    names.map((name) => (parts.includes(name) ? 1 : 0) - (name === total ? 1 : 0)),
  );
  const rank = rankOf(equations);
  return names.filter(
    (_, cell) => rankOf([...equations, names.map((__, place) => (place === cell ? 1 : 0))]) === rank,
  );
}

describe("small numbers", () => {
  it("shows a table in which nobody stands out as it is", () => {
    const { cells, relations } = tableOf([
      [12, 0, 7],
      [5, 30, 0],
    ]);
    expect([...hiddenCells(cells, relations)]).toEqual([]);
  });

  it("hides a small number, and one beside it, across and down, that it could be reckoned from", () => {
    const { cells, relations } = tableOf([
      [20, 3, 9],
      [14, 8, 11],
      [30, 40, 50],
    ]);
    const hidden = hiddenCells(cells, relations);
    expect(hidden).toContain(cellName(0, 1));
    expect(hidden).not.toContain(cellName("all", "all"));
    for (const { total, parts } of relations) {
      const gone = [total, ...parts].filter((name) => hidden.has(name));
      expect(gone.length === 1, `${total} alone`).toBe(false);
    }
  });

  it("does not leave two ones whose sum says what each must be", () => {
    const { cells, relations } = tableOf([[1, 1, 20]]);
    const hidden = hiddenCells(cells, relations);
    expect(hidden).toContain(cellName(0, 2));
  });

  it("hides everything that counts where nothing else keeps the secret", () => {
    const { cells, relations } = tableOf([[2]]);
    expect([...hiddenCells(cells, relations)].sort()).toEqual(["0/0", "0/all", "all/0", "all/all"]);
  });

  it("sees through a number that only all lines together give away", () => {
    // Two squares of small numbers, and between them one that each line leaves in company and all lines single out.
    const small = new Set(["0/0", "0/1", "1/0", "1/1", "2/2", "2/3", "3/2", "3/3", "1/2"]);
    const grid = Array.from({ length: 4 }, (_, row) =>
      Array.from({ length: 4 }, (_, column) => (small.has(cellName(row, column)) ? 4 : 50)),
    );
    const { cells, relations } = tableOf(grid);
    expect(hiddenCells(cells, relations).size).toBeGreaterThan(small.size);
  });

  it("lets no neighbour with a sheet of equations find a hidden number in tables of any size", () => {
    // Mostly large numbers, so that small ones stand apart and lines cross between them.
    const value = fc.constantFrom(4, 4, 50, 50, 60, 0);
    const square = fc.integer({ min: 3, max: 5 }).chain((size) => {
      const line = fc.array(value, { minLength: size, maxLength: size });
      return fc.array(line, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(square, (grid) => {
        const { cells, relations } = tableOf(grid);
        const hidden = hiddenCells(cells, relations);
        // Where everything that counts is hidden there is nothing left to hide beside it.
        if ([...cells].every(([name, amount]) => amount === 0 || hidden.has(name))) return;
        expect(givenAway(relations, hidden), JSON.stringify(grid)).toEqual([]);
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    );
  });

  it("lets no neighbour with pencil and paper find a hidden number in any table", () => {
    const line = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 2 }), (grid) => {
        const { cells, relations } = tableOf(grid);
        const hidden = hiddenCells(cells, relations);
        for (const [name, value] of cells) if (value > 0 && value < 5) expect(hidden).toContain(name);
        for (const [name, values] of possibleValues(grid, hidden))
          expect(values.size, `${name} in ${JSON.stringify(grid)}`).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });
});
