import { assert, present } from "../../../kernel/assert.ts";
import dvcqg from "./data/dvcqg-2026-09.json" with { type: "json" };
import note from "./data/qd766-note.json" with { type: "json" };
import noteSplit from "./data/qd766-note-5-5-2-6.json" with { type: "json" };
import { type IndexVersion, indexVersionSchema, splitSchema } from "./index-version.ts";

/**
 * The definitions shipped with the product, the one in use first: as the national portal was seen to reckon, by the published
 * note on the formulas, and the note with the other split of group 5.
 */
export const INDEX_VERSIONS: readonly IndexVersion[] = shipped();

export function findIndexVersion(code: string): IndexVersion | null {
  return INDEX_VERSIONS.find((version) => version.code === code) ?? null;
}

/** The version of a question that names none, or one that is no more. */
export function indexVersionOr(code: string): IndexVersion {
  return findIndexVersion(code) ?? present(INDEX_VERSIONS[0], "an index version");
}

function shipped(): IndexVersion[] {
  const whole = [dvcqg, note].map((each) => indexVersionSchema.parse(each));
  const split = splitSchema.parse(noteSplit);
  const base = whole.find(({ code }) => code === split.basedOn);
  return [...whole, withSplit(present(base, split.basedOn), split)];
}

function withSplit(
  base: IndexVersion,
  { code, name, confidence, maxima }: ReturnType<typeof splitSchema.parse>,
): IndexVersion {
  const known = new Set(base.groups.flatMap(({ components }) => components.map((each) => each.code)));
  assert(Object.keys(maxima).every((each) => known.has(each)));
  const groups = base.groups.map((group) => ({
    ...group,
    components: group.components.map((each) => ({ ...each, max: maxima[each.code] ?? each.max })),
  }));
  return indexVersionSchema.parse({ ...base, code, name, confidence, groups });
}
