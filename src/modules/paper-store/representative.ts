import { nameKey, normaliseText } from "../../kernel/fold-text.ts";
import { parsePersonalId, parseTaxCode } from "../../kernel/identifiers.ts";
import { type Id, newId } from "../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, type PersonId } from "../access/index.ts";
import type { PaperStoreRefusal } from "./refusals.ts";

export type RepresentativeId = Id<"representative">;
export const BASES = ["LEGAL_REP", "AUTHORISED"] as const;
type Basis = (typeof BASES)[number];

/** Somebody who may act for an organisation (người đại diện), as two officers confirmed it by a document. */
export type Representative = {
  readonly id: RepresentativeId;
  readonly taxCode: string;
  readonly organisationName: string;
  readonly personalId: string;
  readonly fullName: string;
  readonly basis: Basis;
  /** What the officer saw: kind, number and day of the paper. */
  readonly document: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly confirmedBy: PersonId;
  /** Whether a second officer agreed: until then nothing is seen by it. */
  readonly isAgreed: boolean;
  readonly endReason: string | null;
};

const REPRESENTED = "REPRESENTATIVE:";

/** What a look is written down for where somebody saw the papers by this representation: it says who looked. */
export function representedPurpose(id: RepresentativeId): string {
  return `${REPRESENTED}${id}`;
}

export function isRepresentedPurpose(purpose: string): boolean {
  return purpose.startsWith(REPRESENTED);
}

/** What an officer typed. */
export type RepresentativeTold = {
  readonly [Name in
    | "taxCode"
    | "organisationName"
    | "personalId"
    | "fullName"
    | "basis"
    | "document"
    | "validFrom"
    | "validTo"]: string;
};

const DOCUMENT_LETTERS_MIN = 10;
const ACT = "paper-store.represent";

/**
 * Writes down who represents an organisation, from a day to a day: nobody represents for ever. It opens nothing before a
 * second officer agrees.
 * @law Bộ luật Dân sự 2015, Điều 137–140: representation rests on law or authorisation, and ends.
 */
export async function confirmRepresentative(
  { database, clock }: Services,
  actor: Actor,
  told: RepresentativeTold,
): Promise<Result<RepresentativeId, PaperStoreRefusal>> {
  if (actor.kind !== "officer" || !authorize(actor, ACT, { kind: "none" }).allowed)
    return refuse({ code: "NOT_ALLOWED" });
  const on = clock.today();
  const taxCode = parseTaxCode(told.taxCode)?.code;
  const personalId = parsePersonalId(told.personalId, on)?.digits;
  const [organisationName, fullName, document] = [told.organisationName, told.fullName, told.document].map(
    (text) => normaliseText(text),
  );
  if (taxCode === undefined) return refuse({ code: "PAPER_OWNER_INVALID" });
  const basis = BASES.find((each) => each === told.basis);
  if (personalId === undefined || basis === undefined || !organisationName || !fullName)
    return refuse({ code: "REPRESENTATIVE_INVALID" });
  // The office knows its officers by name; whoever bears a colleague's name is confirmed by another colleague.
  if (nameKey(fullName) === nameKey(actor.fullName)) return refuse({ code: "REPRESENTATIVE_IS_ONESELF" });
  if (document === undefined || document.length < DOCUMENT_LETTERS_MIN)
    return refuse({ code: "REPRESENTATION_DOCUMENT_REQUIRED" });
  const [validFrom, validTo] = [parseLocalDate(told.validFrom), parseLocalDate(told.validTo)];
  if (validFrom === null || validTo === null || validTo < validFrom || validTo < on)
    return refuse({ code: "REPRESENTATION_DAYS_INVALID" });
  const id = newId<"representative">();
  const names = { organisationName, fullName, document };
  await database.kysely
    .insertInto("paperStoreRepresentative")
    .values({
      ...{ id, taxCode, personalId, basis, validFrom, validTo, ...names },
      confirmedBy: actor.personId,
      confirmedAt: clock.now(),
    })
    .execute();
  return accept(id);
}

/** Ends it before its day: from now on nothing is seen by it any more. Of two who end it, one does. */
export async function endRepresentative(
  { database, clock }: Services,
  actor: Actor,
  { id, reason }: { readonly id: RepresentativeId; readonly reason: string },
): Promise<Result<null, PaperStoreRefusal>> {
  if (actor.kind !== "officer" || !authorize(actor, ACT, { kind: "none" }).allowed)
    return refuse({ code: "NOT_ALLOWED" });
  const endReason = normaliseText(reason);
  if (endReason === "") return refuse({ code: "REPRESENTATION_REASON_REQUIRED" });
  const ended = await database.kysely
    .updateTable("paperStoreRepresentative")
    .set({ endedBy: actor.personId, endedAt: clock.now(), endReason })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n ? accept(null) : refuse({ code: "NOT_FOUND" });
}
