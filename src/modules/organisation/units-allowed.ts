import type { LocalDate } from "../../kernel/local-date.ts";
import { type Act, type Actor, authorize, mayEver, type UnitId } from "../access/index.ts";
import type { UnitDirectory } from "./directory.ts";

/** What was found in a directory, as long as it is the directory: it is made anew when a unit changes. */
const FOUND = new WeakMap<UnitDirectory, Map<string, readonly UnitId[]>>();
const FOUND_MAX = 500;

type Asked = { readonly actor: Actor; readonly act: Act; readonly on: LocalDate };

/**
 * Every unit, closed ones too, at which the actor may do the act on the day. Looked for once for the same rights and day:
 * beside the 3,355 units of the country it costs milliseconds, and lists ask it with every page.
 */
export function unitsAllowed(directory: UnitDirectory, { actor, act, on }: Asked): readonly UnitId[] {
  if (!mayEver(actor, act)) return [];
  const known = FOUND.get(directory) ?? new Map<string, readonly UnitId[]>();
  FOUND.set(directory, known);
  const key = JSON.stringify([on, act, actor]);
  const found =
    known.get(key) ??
    directory.all().flatMap(({ id }) => {
      const lineage = directory.lineageOf(id, on);
      return authorize(actor, act, { kind: "unit", lineage }).allowed ? [id] : [];
    });
  if (known.size >= FOUND_MAX) known.clear();
  known.set(key, found);
  return found;
}
