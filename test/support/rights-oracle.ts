import { RIGHTS, WHO } from "./rights-table.ts";

/** Who an actor of the test is: one office role, or one of the three without a role. */
export type Who = (typeof WHO)[keyof typeof WHO] | "guest" | "citizen" | "system";
export const EVERY_WHO: readonly Who[] = ["guest", "citizen", "system", ...Object.values(WHO)];

/** Relations of the table, by letter. */
export type Letter = "A" | "S" | "O" | "T" | "R" | "D" | "H" | "C" | "N";

const rows = new Map(Object.entries(RIGHTS).map(([act, row]) => [act, readRow(row)]));

function readRow(row: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    row.split(" ").map((cell) => {
      const [name = "", letters = ""] = cell.split(":");
      return [Object.hasOwn(WHO, name) ? WHO[name as keyof typeof WHO] : name, new Set(letters)] as const;
    }),
  );
}

export function listedActs(): readonly string[] {
  return [...rows.keys()];
}

/** Whether the hand-written table lets this person do the act when they stand so to the object. */
export function allowedByHand(act: string, who: Who, standing: ReadonlySet<Letter>): boolean {
  const letters = rows.get(act)?.get(who);
  return letters !== undefined && (letters.has("A") || [...standing].some((letter) => letters.has(letter)));
}

/** Whether there is any object at all to which this person may do the act, as they come to the door. */
export function everAllowedByHand(act: string, who: Who): boolean {
  const letters = rows.get(act)?.get(who);
  // A guest who has said nothing stands to nothing.
  return letters !== undefined && (who !== "guest" || letters.has("A"));
}
