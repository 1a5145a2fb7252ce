import { addDays, type LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { UnitId } from "../access/index.ts";
import { isAgencyCode, legacyOfAgencyCode } from "./agency-code.ts";
import type { UnitDirectory } from "./directory.ts";
import {
  isValidOn,
  LAST_DISTRICT_DAY,
  type SuccessorEdge,
  type Unit,
  type UnitFacts,
  WHOLE_SHARE,
} from "./unit.ts";

export type OpenUnit = {
  readonly facts: UnitFacts;
  readonly parentId: UnitId | null;
  readonly validFrom: LocalDate;
};
export type Successor = { readonly unitId: UnitId; readonly shareBasisPoints: number };
export type CloseUnit = {
  readonly unitId: UnitId;
  readonly lastDay: LocalDate;
  readonly successors: readonly Successor[];
};
export type RenameUnit = {
  readonly unitId: UnitId;
  /** First day of the new name. */
  readonly from: LocalDate;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string;
};

type UnitRefusal =
  | {
      readonly code:
        | "UNIT_NOT_FOUND"
        | "UNIT_NAME_UNCHANGED"
        | "UNIT_PARENT_NOT_VALID"
        | "UNIT_LEVEL_ABOLISHED";
    }
  | {
      readonly code: "UNIT_CODE_INVALID" | "UNIT_CODE_TAKEN" | "UNIT_AREA_TAKEN";
      readonly unitCode: string;
      readonly holder?: string;
    }
  | { readonly code: "UNIT_ALREADY_CLOSED"; readonly closedOn: LocalDate }
  | { readonly code: "UNIT_CLOSES_BEFORE_IT_OPENS"; readonly validFrom: LocalDate }
  | { readonly code: "UNIT_HAS_OPEN_CHILDREN"; readonly count: number; readonly first: string }
  | { readonly code: "SUCCESSOR_SHARES_INCOMPLETE"; readonly sumBasisPoints: number }
  | { readonly code: "SUCCESSOR_NOT_VALID"; readonly on: LocalDate };

/** A new unit with its legacy code worked out; the caller gives it an id. */
export type UnitOpened = {
  readonly facts: UnitFacts;
  readonly parentId: UnitId | null;
  readonly validFrom: LocalDate;
};

/**
 * Opens a unit (thành lập). A code belongs to one living unit at a time, an area to one living committee; the
 * parent must live on the first day. Districts ended for good on 2025-06-30.
 */
export function decideOpen(directory: UnitDirectory, command: OpenUnit): Result<UnitOpened, UnitRefusal> {
  const { facts, parentId, validFrom } = command;
  if (facts.level === "DISTRICT" && validFrom > LAST_DISTRICT_DAY)
    return refuse({ code: "UNIT_LEVEL_ABOLISHED" });
  if (facts.code !== null && !isAgencyCode(facts.code))
    return refuse({ code: "UNIT_CODE_INVALID", unitCode: facts.code });
  const taken = codeHolder(directory, facts, validFrom);
  if (taken !== null) return refuse(taken);
  if (parentId !== null) {
    const parent = directory.find(parentId);
    if (parent === null || !isValidOn(parent, validFrom)) return refuse({ code: "UNIT_PARENT_NOT_VALID" });
  }
  const legacyCode = facts.legacyCode ?? (facts.code === null ? null : legacyOfAgencyCode(facts.code));
  return accept({ facts: { ...facts, legacyCode }, parentId, validFrom });
}

function codeHolder(directory: UnitDirectory, facts: UnitFacts, on: LocalDate): UnitRefusal | null {
  const byCode = facts.code === null ? null : directory.findByCode(facts.code, on);
  if (byCode !== null) return { code: "UNIT_CODE_TAKEN", unitCode: facts.code ?? "", holder: byCode.name };
  if (facts.areaCode === null || facts.kind !== "PEOPLES_COMMITTEE") return null;
  const byArea = directory.findByAreaCode(facts.areaCode, on);
  return byArea === null ? null : { code: "UNIT_AREA_TAKEN", unitCode: facts.areaCode, holder: byArea.name };
}

type UnitClosed = {
  readonly unit: Unit;
  readonly lastDay: LocalDate;
  readonly successors: readonly SuccessorEdge[];
};

/**
 * Closes a unit (giải thể, sáp nhập, chia tách) with those who answer for it afterwards. Shares add up to the whole,
 * or there is no successor at all. Units under it must be closed or moved first: nothing closes silently.
 */
export function decideClose(directory: UnitDirectory, command: CloseUnit): Result<UnitClosed, UnitRefusal> {
  const unit = directory.find(command.unitId);
  if (unit === null) return refuse({ code: "UNIT_NOT_FOUND" });
  if (unit.validTo !== null) return refuse({ code: "UNIT_ALREADY_CLOSED", closedOn: unit.validTo });
  if (command.lastDay < unit.validFrom)
    return refuse({ code: "UNIT_CLOSES_BEFORE_IT_OPENS", validFrom: unit.validFrom });
  const effectiveOn = addDays(command.lastDay, 1);
  const [child, ...others] = directory.childrenOf(unit.id, effectiveOn);
  if (child !== undefined)
    return refuse({ code: "UNIT_HAS_OPEN_CHILDREN", count: others.length + 1, first: child.name });
  const successors = command.successors.map((s) => ({
    unitId: unit.id,
    successorId: s.unitId,
    shareBasisPoints: s.shareBasisPoints,
    effectiveOn,
  }));
  const refusal = successorRefusal(directory, { unit, successors, effectiveOn });
  return refusal === null ? accept({ unit, lastDay: command.lastDay, successors }) : refuse(refusal);
}

function successorRefusal(
  directory: UnitDirectory,
  closing: { unit: Unit; successors: readonly SuccessorEdge[]; effectiveOn: LocalDate },
): UnitRefusal | null {
  const { unit, successors, effectiveOn } = closing;
  if (successors.length === 0) return null;
  const sum = successors.reduce((total, edge) => total + edge.shareBasisPoints, 0);
  const whole = sum === WHOLE_SHARE && successors.every((edge) => edge.shareBasisPoints > 0);
  if (!whole) return { code: "SUCCESSOR_SHARES_INCOMPLETE", sumBasisPoints: sum };
  const distinct = new Set(successors.map((edge) => edge.successorId));
  const valid = successors.every((edge) => {
    const successor = directory.find(edge.successorId);
    return successor !== null && successor.id !== unit.id && isValidOn(successor, effectiveOn);
  });
  return valid && distinct.size === successors.length
    ? null
    : { code: "SUCCESSOR_NOT_VALID", on: effectiveOn };
}

export type MoveUnit = { readonly unitId: UnitId; readonly parentId: UnitId; readonly from: LocalDate };

/** Puts a unit under another parent from a day on. The unit stays itself; no unit may come under itself. */
export function decideMove(directory: UnitDirectory, command: MoveUnit): Result<MoveUnit, UnitRefusal> {
  const unit = directory.find(command.unitId);
  if (unit === null) return refuse({ code: "UNIT_NOT_FOUND" });
  if (unit.validTo !== null) return refuse({ code: "UNIT_ALREADY_CLOSED", closedOn: unit.validTo });
  if (command.from <= unit.validFrom)
    return refuse({ code: "UNIT_CLOSES_BEFORE_IT_OPENS", validFrom: unit.validFrom });
  const parent = directory.find(command.parentId);
  const isValid = parent !== null && isValidOn(parent, command.from);
  const isBelow = directory.lineageOf(command.parentId, command.from).includes(unit.id);
  return isValid && !isBelow ? accept(command) : refuse({ code: "UNIT_PARENT_NOT_VALID" });
}

type UnitRenamed = {
  readonly closed: Unit;
  readonly lastDay: LocalDate;
  readonly opened: UnitOpened;
  /** Units that move under the new one, since their parent ends. */
  readonly children: readonly UnitId[];
};

/**
 * Gives a unit another name: the old one closes the day before, the new one opens with the same codes and takes over
 * everything (successor with the whole share), and the units under it. The caller moves the posts in the same act.
 */
export function decideRename(
  directory: UnitDirectory,
  command: RenameUnit,
): Result<UnitRenamed, UnitRefusal> {
  const unit = directory.find(command.unitId);
  if (unit === null) return refuse({ code: "UNIT_NOT_FOUND" });
  if (unit.validTo !== null) return refuse({ code: "UNIT_ALREADY_CLOSED", closedOn: unit.validTo });
  if (command.from <= unit.validFrom)
    return refuse({ code: "UNIT_CLOSES_BEFORE_IT_OPENS", validFrom: unit.validFrom });
  if (command.name === unit.name && command.shortName === unit.shortName)
    return refuse({ code: "UNIT_NAME_UNCHANGED" });
  const { id, parentId: _last, validFrom: _from, validTo: _to, revision: _revision, ...facts } = unit;
  const opened: UnitOpened = {
    facts: { ...facts, name: command.name, nameEn: command.nameEn, shortName: command.shortName },
    parentId: directory.parentOf(id, command.from),
    validFrom: command.from,
  };
  const children = directory.childrenOf(id, command.from).map((child) => child.id);
  return accept({ closed: unit, lastDay: addDays(command.from, -1), opened, children });
}
