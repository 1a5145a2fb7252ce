import { type Locale, messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { Applicant, Party } from "../party.ts";

/** The applicant in words for review and the dossier's page: `[label, value]`, the submitter last where another person. */
export function applicantInWords(
  applicant: Pick<Applicant, "owner" | "relationship"> & { readonly submitter: Party | null },
  locale: Locale,
): (readonly [string, string | null])[] {
  const t = messages(locale).desk.dossier;
  const { owner, submitter, relationship } = applicant;
  return [
    [t.owner, owner.fullName],
    owner.taxCode === undefined
      ? [t.personalId, owner.personalId]
      : [messages(locale).screens.submit.ownerTaxCode, owner.taxCode],
    [t.phone, spokenPhone(owner.phone)],
    [t.email, owner.email],
    [t.address, owner.address],
    ...(submitter === null || relationship === "SELF"
      ? []
      : [
          [
            t.submitter,
            `${submitter.fullName} (${messages(locale).screens.submit.relationships[relationship]})`,
          ] as const,
          [t.phone, spokenPhone(submitter.phone)] as const,
        ]),
  ];
}
