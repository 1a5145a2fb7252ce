import type { LocalDate } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";

export const UNIT_KINDS = [
  "PEOPLES_COMMITTEE",
  "DEPARTMENT",
  "DIVISION",
  "CENTRE",
  "BRANCH",
  "RECEPTION_POINT",
  "POLICE",
  "TAX",
  "SOCIAL_INSURANCE",
  "LAND_OFFICE",
  "POSTAL",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const UNIT_LEVELS = ["CENTRAL", "PROVINCE", "DISTRICT", "COMMUNE"] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export const AREA_KINDS = ["PROVINCE", "CITY", "DISTRICT", "COMMUNE", "WARD", "SPECIAL_ZONE"] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/**
 * The facts of a unit (cơ quan, đơn vị) that are fixed while it lives. Another name is another unit: the old one is
 * closed, the new one opened, and the old points to the new as its successor.
 */
export type UnitFacts = {
  /** Forward agency code (mã định danh điện tử), e.g. `H26.16.05`; unknown for many units of an import. */
  readonly code: string | null;
  readonly legacyCode: string | null;
  /** Code of the administrative area (mã đơn vị hành chính): 2 digits a province, 5 a commune. */
  readonly areaCode: string | null;
  readonly areaKind: AreaKind | null;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string;
  /** Abbreviation in document numbers: `UBND`. */
  readonly symbol: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly taxCode: string | null;
};

export type Unit = UnitFacts & {
  readonly id: UnitId;
  /** The parent on the unit's last known day; `UnitDirectory.parentOf` answers for any day. */
  readonly parentId: UnitId | null;
  readonly validFrom: LocalDate;
  /** Last day of validity, included; null while the unit lives. */
  readonly validTo: LocalDate | null;
  readonly revision: number;
};

/** A parent over a span of days, both ends included. */
export type ParentEdge = {
  readonly unitId: UnitId;
  readonly parentId: UnitId;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

/** Whole = 10,000 basis points: shares are whole numbers, so that they add up exactly. */
export const WHOLE_SHARE = 10_000;

export type SuccessorEdge = {
  readonly unitId: UnitId;
  readonly successorId: UnitId;
  readonly shareBasisPoints: number;
  readonly effectiveOn: LocalDate;
};

/** Last legal day of the district level. @law Luật Tổ chức chính quyền địa phương 72/2025/QH15: two levels from 2025-07-01. */
export const LAST_DISTRICT_DAY = "2025-06-30";

/** Whether a dated thing holds on a day; both ends included. */
export function isValidOn(
  span: { readonly validFrom: LocalDate; readonly validTo: LocalDate | null },
  on: LocalDate,
): boolean {
  return span.validFrom <= on && (span.validTo === null || on <= span.validTo);
}

/** Kinds of units that decide nothing in their own name: what they do is counted for the agency above. */
const PARTS_OF_AN_AGENCY: readonly UnitKind[] = ["DIVISION", "CENTRE", "BRANCH", "RECEPTION_POINT", "POSTAL"];

/**
 * Whether a unit is an agency that can be competent for a dossier: it decides, has the figures and reports on them. A centre
 * or a branch receives for others.
 * @law one-stop.md §1.3 R11: any centre or branch may receive; the competent agency decides.
 */
export function isAgency({ kind }: Pick<UnitFacts, "kind">): boolean {
  return !PARTS_OF_AN_AGENCY.includes(kind);
}
