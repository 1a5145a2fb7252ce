import { present } from "../../../kernel/assert.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Letterhead, PaperApplicant } from "../../document/index.ts";
import type { Unit, UnitDirectory } from "../../organisation/index.ts";
import type { Organisations } from "../dossier.ts";
import type { Party } from "../party.ts";

/** Who sends a paper and when; its number and symbol are the paper's own. */
type Sender = {
  readonly directory: UnitDirectory;
  readonly unitId: Organisations["receivingUnitId"];
  readonly at: Instant;
};

/** The head of a sheet as the issuing unit writes it: its superior above it, the place of the area it serves. */
export function letterheadOf(
  { directory, unitId, at }: Sender,
  numbered: Pick<Letterhead, "number" | "symbol">,
): Letterhead {
  const issuedOn = localDateOf(at);
  const unit = present(directory.find(unitId), "unit that issues a paper");
  const parentId = directory.parentOf(unit.id, issuedOn);
  const superior = parentId === null ? null : directory.find(parentId);
  const place = placeOf(unit, superior);
  // A people's committee stands at the head of its papers alone; its units write it above their own name.
  const above = unit.kind === "PEOPLES_COMMITTEE" ? null : superior;
  return { superior: above?.name ?? null, issuer: unit.name, ...numbered, place, issuedOn };
}

/** The applicant as a paper names them: who came or sent, and how to reach them. */
export function paperApplicant(submitter: Party): PaperApplicant {
  const { fullName, address, phone, email } = submitter;
  return { name: fullName, address, phone: spokenPhone(phone), email };
}

/**
 * The place in the date line is the name of the area without its kind: "phường Tây Hồ" is dated at "Tây Hồ". A committee
 * carries the name of its own area, a unit of it that of its committee.
 */
function placeOf(unit: Unit, superior: Unit | null): string {
  const named = unit.kind === "PEOPLES_COMMITTEE" ? unit : (superior ?? unit);
  const words = named.name.split(" ");
  const start = words.findLastIndex((word) => isLowerCase(word));
  return words.slice(start + 1).join(" ");
}

function isLowerCase(word: string): boolean {
  return word.toLocaleLowerCase("vi") === word;
}
