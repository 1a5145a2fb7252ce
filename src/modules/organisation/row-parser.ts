import { assert } from "../../kernel/assert.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import { type Grant, OFFICE_ROLES, type OfficeRole, type PersonId, type UnitId } from "../access/index.ts";
import { DELEGABLE_ROLES, type DelegableRole, type Delegation, type DelegationId } from "./delegation.ts";
import type { Person, Post, PostId } from "./post.ts";
import {
  AREA_KINDS,
  type AreaKind,
  type ParentEdge,
  type SuccessorEdge,
  UNIT_KINDS,
  UNIT_LEVELS,
  type Unit,
  type UnitKind,
  type UnitLevel,
} from "./unit.ts";

/** Rows as the driver gives them → domain values. The CHECKs of the tables promise what is asserted here. */

type UnitRow = Omit<Unit, "id" | "parentId" | "kind" | "level" | "areaKind"> & {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly areaKind: string | null;
};

export function parseUnit(row: UnitRow, parentId: UnitId | null): Unit {
  return {
    id: row.id as UnitId,
    parentId,
    code: row.code,
    legacyCode: row.legacyCode,
    areaCode: row.areaCode,
    areaKind: row.areaKind === null ? null : oneOf<AreaKind>(AREA_KINDS, row.areaKind),
    kind: oneOf<UnitKind>(UNIT_KINDS, row.kind),
    level: oneOf<UnitLevel>(UNIT_LEVELS, row.level),
    name: row.name,
    nameEn: row.nameEn,
    shortName: row.shortName,
    symbol: row.symbol,
    address: row.address,
    phone: row.phone,
    email: row.email,
    taxCode: row.taxCode,
    validFrom: row.validFrom,
    validTo: row.validTo,
    revision: row.revision,
  };
}

export function parseParentEdge(row: {
  unitId: string;
  parentId: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}): ParentEdge {
  return { ...row, unitId: row.unitId as UnitId, parentId: row.parentId as UnitId };
}

export function parseSuccessorEdge(row: {
  unitId: string;
  successorId: string;
  shareBasisPoints: number;
  effectiveOn: LocalDate;
}): SuccessorEdge {
  return { ...row, unitId: row.unitId as UnitId, successorId: row.successorId as UnitId };
}

export function parsePerson(row: Omit<Person, "id"> & { readonly id: string }): Person {
  const { fullName, staffCode, phone, email, invented, revision } = row;
  return { id: row.id as PersonId, fullName, staffCode, phone, email, invented, revision };
}

export function parsePost(row: {
  id: string;
  personId: string;
  unitId: string;
  role: string;
  title: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}): Post {
  return {
    id: row.id as PostId,
    personId: row.personId as PersonId,
    unitId: row.unitId as UnitId,
    role: oneOf<OfficeRole>(OFFICE_ROLES, row.role),
    title: row.title,
    validFrom: row.validFrom,
    validTo: row.validTo,
  };
}

export function parseDelegation(row: {
  id: string;
  fromPersonId: string;
  toPersonId: string;
  unitId: string;
  role: string;
  acts: string[] | null;
  documentNumber: string;
  validFrom: LocalDate;
  validTo: LocalDate;
  revokedAt: Instant | null;
}): Delegation {
  return {
    id: row.id as DelegationId,
    fromPersonId: row.fromPersonId as PersonId,
    toPersonId: row.toPersonId as PersonId,
    unitId: row.unitId as UnitId,
    role: oneOf<DelegableRole>(DELEGABLE_ROLES, row.role),
    acts: row.acts,
    documentNumber: row.documentNumber,
    validFrom: row.validFrom,
    validTo: row.validTo,
    revokedAt: row.revokedAt,
  };
}

/** The ids of a `uuid[]`-like JSON column, as unit ids in order. */
export function parseUnitIds(stored: unknown): UnitId[] {
  assert(Array.isArray(stored), "a lineage is an array");
  return stored as UnitId[];
}

type StoredGrant = { role: string; unitId: string; delegatedBy: string | null; acts: string[] | null };

/** The grants as one JSON array, made by `grantsOnDay`. */
export function parseGrants(stored: unknown): Grant[] {
  assert(Array.isArray(stored), "grants are an array");
  return (stored as StoredGrant[]).map(({ role, unitId, delegatedBy, acts }) => {
    const grant = {
      role: oneOf<OfficeRole>(OFFICE_ROLES, role),
      unitId: unitId as UnitId,
      delegatedBy: delegatedBy as PersonId | null,
    };
    return acts === null ? grant : { ...grant, acts };
  });
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  assert((known as readonly string[]).includes(text), `${text} is a known value`);
  return text as T;
}
