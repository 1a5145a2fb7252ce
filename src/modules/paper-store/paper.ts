import type { Id } from "../../kernel/ids.ts";
import { addMonthsClamped, type Instant, type LocalDate } from "../../kernel/local-date.ts";

export type StoredPaperId = Id<"stored-paper">;

/** How much a stored paper is worth (one-stop.md §7.3): issued by an agency, compared by an officer, or only sent in. */
type TrustLevel = 1 | 2 | 3;

/** A paper of a person or organisation (giấy tờ trong kho dữ liệu điện tử). */
export type StoredPaper = {
  readonly id: StoredPaperId;
  readonly ownerKind: "PERSON" | "ORGANISATION";
  readonly ownerNumber: string;
  /** As the dossier it came from names its owner; null where that is not known, and then it is shown to no citizen. */
  readonly ownerName: string | null;
  /** Code of the kind of paper (mã giấy tờ), or of the result a procedure issues (mã kết quả). */
  readonly documentCode: string;
  readonly name: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly sha256: string;
  readonly fileName: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly trustLevel: TrustLevel;
  readonly sourceDossierId: string;
  readonly revokedAt: Instant | null;
};

/**
 * Whether a stored paper may stand in the place of one that would have to be handed in: valid on the day, not revoked,
 * and of an agency or compared with its original by an officer.
 * @law Nghị định 45/2020/NĐ-CP; one-stop.md §7.3–7.4: only trust levels 1 and 2 replace a component.
 */
export function mayReplace(
  paper: Pick<StoredPaper, "trustLevel" | "validFrom" | "validTo" | "revokedAt">,
  on: LocalDate,
): boolean {
  if (paper.revokedAt !== null || paper.trustLevel === 3) return false;
  return paper.validFrom <= on && (paper.validTo === null || on <= paper.validTo);
}

/** How a paper stands on a day, for whoever reads it: officer and owner see the same. */
export function standingOf(
  { revokedAt, validTo }: Pick<StoredPaper, "validTo" | "revokedAt">,
  on: LocalDate,
): "inForce" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  return validTo !== null && validTo < on ? "expired" : "inForce";
}

/** The last day of a paper that holds for so many months from a day; null where it holds without end. */
export function lastValidDay(from: LocalDate, months: number | null): LocalDate | null {
  return months === null ? null : addMonthsClamped(from, months);
}

type Owner = { readonly personalId: string | null; readonly taxCode?: string };

/**
 * Whose store it is; null where no store can be told. The 12 digits of a household business are those of a person too:
 * the business is another owner, told apart by its name.
 * @law one-stop.md §2.5: from 1/7/2025 household businesses use the personal number as tax code.
 */
export function ownerOf({
  personalId,
  taxCode,
}: Owner): Pick<StoredPaper, "ownerKind" | "ownerNumber"> | null {
  if (taxCode !== undefined) return { ownerKind: "ORGANISATION", ownerNumber: taxCode };
  if (personalId === null || !/^\d{12}$/.test(personalId)) return null;
  return { ownerKind: "PERSON", ownerNumber: personalId };
}
