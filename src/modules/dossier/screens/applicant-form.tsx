import { type Locale, messages } from "../../../i18n/index.ts";
import { normaliseText } from "../../../kernel/fold-text.ts";
import { parsePersonalId, parsePhone, parseTaxCode } from "../../../kernel/identifiers.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { ConfirmedValue, errorOf, type FormError, Select, TextInput } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { ConfirmedIdentity } from "../../access/index.ts";
import type { FormSchema } from "../../catalogue/index.ts";
import { FOR_ORGANISATION, isForOrganisations } from "../organisation-owner.ts";
import { isPersonName, type Party, type Relationship } from "../party.ts";
import { ownerFaults } from "./owner-faults.ts";

/** What was typed about the applicant, as it came; names start with `_`, so that no e-form's field can meet them. */
export type TypedApplicant = {
  readonly fullName: string;
  readonly personalId: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly relationship: string;
  readonly ownerName: string;
  /** Of an organisation or household business; empty where the owner is a person. */
  readonly ownerTaxCode: string;
};

export const NO_APPLICANT: TypedApplicant = {
  fullName: "",
  personalId: "",
  phone: "",
  email: "",
  address: "",
  relationship: "SELF",
  ownerName: "",
  ownerTaxCode: "",
};

/** Relationships a person chooses from; the others are set by who sits at the desk. */
const CHOICES = [
  "SELF",
  "PARENT",
  "CHILD",
  "SPOUSE",
  "SIBLING",
  "GUARDIAN",
  "LEGAL_REP",
  "AUTHORISED",
] as const satisfies readonly Relationship[];

/** Which of these the e-form asks anyway, and under which name: nobody is asked for the same thing twice. */
type AskedNames = { [Name in "fullName" | "personalId" | "phone" | "address" | "email"]?: string };
export type AskedInForm = Readonly<AskedNames> & {
  /** Organisations and household businesses may be owners too: asked beside whatever the e-form asks. */
  readonly forOrganisations?: boolean;
};

/** For whom somebody may hand in: whoever an e-form asks about is the owner, unless an organisation is. */
function relationshipsOf({ fullName, forOrganisations }: AskedInForm): readonly Relationship[] {
  if (fullName === undefined) return CHOICES;
  return forOrganisations === true ? ["SELF", ...FOR_ORGANISATION] : ["SELF"];
}

export function askedInForm(schema: FormSchema | null, subjects: readonly string[] = []): AskedInForm {
  const asked: AskedNames = {};
  for (const [name, field] of Object.entries(schema?.properties ?? {})) {
    if (field.type !== "string") continue;
    if (field["x-prefill"] !== undefined) asked[field["x-prefill"]] ??= name;
    if (field["x-autocomplete"] === "street-address") asked.address ??= name;
    if (field["x-autocomplete"] === "email") asked.email ??= name;
  }
  return { ...asked, forOrganisations: isForOrganisations(subjects) };
}

export function typedApplicant(form: FormInput, asked: AskedInForm): TypedApplicant {
  const text = (name: keyof TypedApplicant) => {
    const isOurs = name === "relationship" || name === "ownerName" || name === "ownerTaxCode";
    const elsewhere = isOurs ? undefined : asked[name];
    const value = form[elsewhere ?? `_${name}`];
    return typeof value === "string" ? normaliseText(value).slice(0, 300) : "";
  };
  return {
    fullName: text("fullName"),
    personalId: text("personalId"),
    phone: text("phone"),
    email: text("email"),
    address: text("address"),
    relationship: text("relationship") || "SELF",
    ownerName: text("ownerName"),
    ownerTaxCode: asked.forOrganisations === true ? text("ownerTaxCode") : "",
  };
}

type ApplicantRead = {
  readonly errors: readonly FormError[];
  readonly applicant: {
    readonly owner: Party;
    readonly submitter: Party | null;
    readonly relationship: Relationship;
  };
};

/** Checks what was typed; the sentences are those of the e-forms, so that a person meets one voice. */
export function readApplicant(
  typed: TypedApplicant,
  asked: { readonly locale: Locale; readonly on: LocalDate; readonly inForm?: AskedInForm },
): ApplicantRead {
  const t = messages(asked.locale);
  const say = t.catalogue.form;
  const labels = t.screens.submit;
  const phone = typed.phone === "" ? null : parsePhone(typed.phone);
  const personalId = typed.personalId.replace(/[\s.]/g, "");
  const choices = relationshipsOf(asked.inForm ?? {});
  const relationship = choices.find((each) => each === typed.relationship) ?? "SELF";
  const errors: FormError[] = [];
  const { forOrganisations: _, ...inForm }: { readonly [name: string]: unknown } = asked.inForm ?? {};
  // What the e-form asks, the e-form also checks.
  const fault = (name: string, message: string) => {
    if (inForm[name] === undefined) errors.push({ path: `_${name}`, message });
  };
  if (typed.fullName === "") fault("fullName", say.errors.required(labels.fullName));
  else if (!isPersonName(typed.fullName)) fault("fullName", say.formats["vn-full-name"](labels.fullName));
  if (personalId !== "" && parsePersonalId(personalId, asked.on) === null)
    fault("personalId", say.formats["vn-personal-id"](labels.personalId));
  if (typed.phone === "" && personalId === "" && asked.inForm?.phone === undefined)
    fault("phone", t.desk.intake.contact);
  else if (typed.phone !== "" && phone === null) fault("phone", say.formats["vn-phone"](labels.phone));
  if (typed.email !== "" && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(typed.email))
    fault("email", say.formats.email(labels.email));
  if (choices.length > 1)
    for (const { name, message } of ownerFaults({ ...typed, relationship, choices }, asked.locale))
      fault(name, message);
  const submitter: Party = {
    fullName: typed.fullName,
    personalId: personalId === "" ? null : personalId,
    phone,
    email: typed.email === "" ? null : typed.email,
    address: typed.address === "" ? null : typed.address,
    dateOfBirth: null,
  };
  return { errors, applicant: applicantOf(submitter, relationship, typed) };
}

function applicantOf(
  submitter: Party,
  relationship: Relationship,
  { ownerName, ownerTaxCode }: TypedApplicant,
): ApplicantRead["applicant"] {
  if (relationship === "SELF") return { owner: submitter, submitter: null, relationship };
  const taxCode = parseTaxCode(ownerTaxCode)?.code;
  const owner: Party = {
    fullName: ownerName,
    personalId: null,
    ...(taxCode === undefined ? {} : { taxCode }),
    phone: submitter.phone,
    email: null,
    address: submitter.address,
    dateOfBirth: null,
  };
  return { owner, submitter, relationship };
}

/** Whether the e-form leaves anything to ask about whoever hands in. */
export function asksApplicant(inForm: AskedInForm): boolean {
  if (relationshipsOf(inForm).length > 1) return true;
  const { fullName, personalId, phone, email, address } = inForm;
  return [fullName, personalId, phone, email, address].includes(undefined);
}

type ApplicantFieldsProps = {
  readonly locale: Locale;
  readonly typed: TypedApplicant;
  readonly errors: readonly FormError[];
  readonly inForm: AskedInForm;
  /** What VNeID confirmed of whoever hands in: shown and not asked. */
  readonly identity?: ConfirmedIdentity | null;
  /** False where it is settled for whom it is. */
  readonly asksOwner?: boolean;
};

/** Who hands in, and for whom. The personal id comes first: a card reader types it, and the phone is the way back. */
export function ApplicantFields({
  locale,
  typed,
  errors,
  inForm,
  identity = null,
  asksOwner = relationshipsOf(inForm).length > 1,
}: ApplicantFieldsProps) {
  const t = messages(locale).screens.submit;
  const box = boxOf({ locale, typed, errors });
  return (
    <div class="mc-fields">
      {inForm.fullName !== undefined ? null : identity !== null ? (
        <ConfirmedValue locale={locale} label={t.fullName} value={identity.fullName} />
      ) : (
        <TextInput {...box("fullName", t.fullName)} autocomplete="name" maxLength={100} />
      )}
      {inForm.personalId !== undefined ? null : identity !== null ? (
        <ConfirmedValue locale={locale} label={t.personalId} value={identity.personalId} />
      ) : (
        <TextInput
          {...box("personalId", t.personalId)}
          hint={t.personalIdHint}
          inputMode="numeric"
          maxLength={20}
          optional
        />
      )}
      <ContactFields locale={locale} typed={typed} errors={errors} inForm={inForm} />
      {asksOwner ? <OwnerFields locale={locale} typed={typed} errors={errors} inForm={inForm} /> : null}
    </div>
  );
}

/** How whoever hands in is reached: each asked only where no e-form asks it. */
function ContactFields({ locale, typed, errors, inForm }: Omit<ApplicantFieldsProps, "identity">) {
  const t = messages(locale).screens.submit;
  const box = boxOf({ locale, typed, errors });
  return (
    <>
      {inForm.phone === undefined ? (
        <TextInput
          {...box("phone", t.phone)}
          hint={t.phoneHint}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          maxLength={20}
        />
      ) : null}
      {inForm.email === undefined ? (
        <TextInput
          {...box("email", t.email)}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          optional
        />
      ) : null}
      {inForm.address === undefined ? (
        <TextInput
          {...box("address", t.address)}
          hint={t.addressHint}
          autocomplete="street-address"
          maxLength={300}
          optional
        />
      ) : null}
    </>
  );
}

type Boxed = Pick<ApplicantFieldsProps, "locale" | "typed" | "errors">;

function boxOf({ locale, typed, errors }: Boxed) {
  return (name: keyof TypedApplicant, label: string) => ({
    locale,
    name: `_${name}`,
    label,
    value: typed[name],
    error: errorOf(errors, `_${name}`),
  });
}

/** For whom: asked where no e-form asks about the requester, or where an organisation may be the owner. */
function OwnerFields({ locale, typed, errors, inForm }: Omit<ApplicantFieldsProps, "identity">) {
  const t = messages(locale).screens.submit;
  const box = boxOf({ locale, typed, errors });
  return (
    <>
      <Select
        locale={locale}
        name="_relationship"
        label={t.relationship}
        value={typed.relationship}
        emptyLabel={null}
        error={errorOf(errors, "_relationship")}
        options={relationshipsOf(inForm).map((value) => ({ value, label: t.relationships[value] }))}
      />
      <TextInput {...box("ownerName", t.ownerName)} hint={t.ownerNameHint} maxLength={200} optional />
      {inForm.forOrganisations === true ? (
        <TextInput
          {...box("ownerTaxCode", t.ownerTaxCode)}
          hint={t.ownerTaxCodeHint}
          inputMode="numeric"
          maxLength={20}
          optional
        />
      ) : null}
    </>
  );
}
