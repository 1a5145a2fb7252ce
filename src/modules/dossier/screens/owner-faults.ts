import { type Locale, messages } from "../../../i18n/index.ts";
import { parseTaxCode } from "../../../kernel/identifiers.ts";
import { FOR_ORGANISATION } from "../organisation-owner.ts";
import { isOrganisationName, isPersonName, type Relationship } from "../party.ts";

type Said = {
  readonly ownerName: string;
  readonly ownerTaxCode: string;
  readonly relationship: Relationship;
  /** For whom somebody may hand in here at all. */
  readonly choices: readonly Relationship[];
};

/** What is wrong with the owner somebody else hands in for: a person by name, an organisation by tax code and name. */
export function ownerFaults(
  { ownerName, ownerTaxCode, relationship, choices }: Said,
  locale: Locale,
): readonly { readonly name: string; readonly message: string }[] {
  const t = messages(locale);
  const { ownerName: nameLabel, ownerTaxCode: codeLabel, organisationNeedsHand } = t.screens.submit;
  const { errors, formats } = t.catalogue.form;
  const isPersonToo = choices.length > FOR_ORGANISATION.length + 1;
  if (ownerTaxCode === "" && (isPersonToo || relationship === "SELF")) {
    const isNamed = relationship === "SELF" || isPersonName(ownerName);
    return isNamed ? [] : [{ name: "ownerName", message: errors.required(nameLabel) }];
  }
  const taxCode = parseTaxCode(ownerTaxCode);
  return [
    ...(isOrganisationName(ownerName) ? [] : [{ name: "ownerName", message: errors.required(nameLabel) }]),
    ...(taxCode === null ? [{ name: "ownerTaxCode", message: formats["vn-tax-code"](codeLabel) }] : []),
    ...(FOR_ORGANISATION.includes(relationship)
      ? []
      : [{ name: "relationship", message: organisationNeedsHand }]),
  ];
}
