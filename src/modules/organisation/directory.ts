import { fold } from "../../kernel/fold-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Lineage, UnitId } from "../access/index.ts";
import { isValidOn, type ParentEdge, type SuccessorEdge, type Unit } from "./unit.ts";

/** All units of the authority in memory: thousands of look-ups without a round trip. Immutable; rebuilt on change. */
export type UnitDirectory = {
  /** Changes with every change of the tree. */
  readonly stamp: string;
  readonly size: number;
  readonly all: () => readonly Unit[];
  readonly find: (id: UnitId) => Unit | null;
  readonly findByCode: (code: string, on: LocalDate) => Unit | null;
  readonly findByAreaCode: (areaCode: string, on: LocalDate) => Unit | null;
  readonly parentOf: (id: UnitId, on: LocalDate) => UnitId | null;
  readonly childrenOf: (id: UnitId, on: LocalDate) => readonly Unit[];
  readonly rootsOn: (on: LocalDate) => readonly Unit[];
  readonly successorsOf: (id: UnitId) => readonly SuccessorEdge[];
  readonly predecessorsOf: (id: UnitId) => readonly SuccessorEdge[];
  /** The units that answer for this one on the day: itself while it lives, otherwise its living successors. */
  readonly answerableOn: (id: UnitId, on: LocalDate) => readonly UnitId[];
  readonly lineageOf: (id: UnitId, on: LocalDate) => Lineage;
  /** Units whose name holds every word, tone marks or not; codes first, then the whole phrase, then name. Null day: any period. */
  readonly search: (
    text: string,
    options: { readonly on: LocalDate | null; readonly limit: number },
  ) => readonly Unit[];
};

/** The people's committee that answers for a unit on a day: the unit itself, or the nearest above it; null where none does. */
export function committeeOver(
  { find, lineageOf }: Pick<UnitDirectory, "find" | "lineageOf">,
  unitId: UnitId,
  on: LocalDate,
): UnitId | null {
  return lineageOf(unitId, on).find((id) => find(id)?.kind === "PEOPLES_COMMITTEE") ?? null;
}

type DirectoryRows = {
  readonly stamp: string;
  readonly units: readonly Unit[];
  readonly parents: readonly ParentEdge[];
  readonly successors: readonly SuccessorEdge[];
};

const collator = new Intl.Collator("vi");

/** Builds the read model. Pure: the same rows give the same answers. */
export function buildDirectory(rows: DirectoryRows): UnitDirectory {
  const byId = new Map(rows.units.map((unit) => [unit.id, unit]));
  const byCode = groupBy(rows.units, (unit) => unit.code);
  const byArea = groupBy(rows.units, (unit) => (unit.kind === "PEOPLES_COMMITTEE" ? unit.areaCode : null));
  const parents = groupBy(rows.parents, (edge) => edge.unitId);
  const children = groupBy(rows.parents, (edge) => edge.parentId);
  const successors = groupBy(rows.successors, (edge) => edge.unitId);
  const predecessors = groupBy(rows.successors, (edge) => edge.successorId);
  const edgesOf = (id: UnitId) => successors.get(id) ?? [];

  const parentOf = (id: UnitId, on: LocalDate) =>
    parents.get(id)?.find((edge) => isValidOn(edge, on))?.parentId ?? null;
  const isAlive = (id: UnitId, on: LocalDate) => {
    const unit = byId.get(id);
    return unit !== undefined && isValidOn(unit, on);
  };
  const next = (id: UnitId, on: LocalDate) =>
    stepUp({ id, on, unit: byId.get(id), edges: edgesOf(id), parentOf });
  const named = (list: Iterable<Unit>) => [...list].sort((a, b) => collator.compare(a.name, b.name));
  const present = (ids: readonly UnitId[], on: LocalDate) =>
    named(ids.flatMap((id) => byId.get(id) ?? []).filter((unit) => isValidOn(unit, on)));
  return {
    stamp: rows.stamp,
    size: rows.units.length,
    all: () => rows.units,
    find: (id) => byId.get(id) ?? null,
    findByCode: (code, on) => byCode.get(code)?.find((unit) => isValidOn(unit, on)) ?? null,
    findByAreaCode: (areaCode, on) => byArea.get(areaCode)?.find((unit) => isValidOn(unit, on)) ?? null,
    parentOf,
    childrenOf: (id, on) =>
      present(
        (children.get(id) ?? []).filter((edge) => isValidOn(edge, on)).map((edge) => edge.unitId),
        on,
      ),
    rootsOn: (on) =>
      named(rows.units.filter((unit) => isValidOn(unit, on) && parentOf(unit.id, on) === null)),
    successorsOf: edgesOf,
    predecessorsOf: (id) => predecessors.get(id) ?? [],
    answerableOn: (id, on) =>
      walk([id], (at) => (isAlive(at, on) ? [] : edgesOf(at).map((e) => e.successorId))).filter((at) =>
        isAlive(at, on),
      ),
    lineageOf: (id, on) => (byId.has(id) ? walk([id], (at) => next(at, on)) : []),
    search: searchAmong(rows.units),
  };
}

/** The search over these units; their names are folded once, not with every question. */
function searchAmong(units: readonly Unit[]): UnitDirectory["search"] {
  const keyed = units.map((unit) => ({
    unit,
    key: ` ${fold(unit.name)} | ${fold(unit.shortName)} `,
    codes: searchCodes(unit),
  }));
  return (text, { on, limit }) => {
    const phrase = fold(text);
    const words = phrase.split(" ").filter(Boolean);
    const code = text.trim().toUpperCase();
    const rankOf = (entry: (typeof keyed)[number]) => {
      if (entry.codes.includes(code)) return 0;
      if (words.length === 0 || !words.every((word) => entry.key.includes(` ${word}`))) return null;
      return entry.key.includes(` ${phrase} `) ? 1 : 2;
    };
    const hits = keyed.flatMap((entry) => {
      const rank = on === null || isValidOn(entry.unit, on) ? rankOf(entry) : null;
      return rank === null ? [] : [{ unit: entry.unit, rank }];
    });
    return hits
      .sort((a, b) => a.rank - b.rank || collator.compare(a.unit.name, b.unit.name))
      .slice(0, limit)
      .map((hit) => hit.unit);
  };
}

/**
 * Who stands above a unit on a day: its parent while it lives, its successors once it is closed. So the officers of
 * a merged ward's successor answer for the old ward's dossiers, for ever.
 */
function stepUp(at: {
  readonly id: UnitId;
  readonly on: LocalDate;
  readonly unit: Unit | undefined;
  readonly edges: readonly SuccessorEdge[];
  readonly parentOf: (id: UnitId, on: LocalDate) => UnitId | null;
}): readonly UnitId[] {
  if (at.unit !== undefined && at.unit.validTo !== null && at.on > at.unit.validTo) {
    return at.edges.map((edge) => edge.successorId);
  }
  const parent = at.parentOf(at.id, at.on);
  return parent === null ? [] : [parent];
}

/** Breadth first, each unit once: nearest first, and an accidental cycle ends. */
function walk(start: readonly UnitId[], next: (id: UnitId) => readonly UnitId[]): UnitId[] {
  const seen = new Set(start);
  for (const id of seen) for (const above of [...next(id)].sort()) seen.add(above);
  return [...seen];
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function searchCodes(unit: Unit): readonly (string | null)[] {
  return [unit.code, unit.legacyCode, unit.areaCode];
}
