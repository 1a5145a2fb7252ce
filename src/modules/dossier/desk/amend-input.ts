import { type Locale, messages } from "../../../i18n/index.ts";
import { canonicalJson } from "../../../kernel/hash-chain.ts";
import { parsePersonalId, parseTaxCode, spokenPhone } from "../../../kernel/identifiers.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { threeWayParts } from "../../../kernel/three-way.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import {
  askedAnswers,
  type FormAnswers,
  type FormSchema,
  readFormData,
  type TypedAnswers,
  typedAnswers,
} from "../../catalogue/index.ts";
import { type Applicant, isOrganisationName, isPersonName, type Party } from "../party.ts";
import type { Declared } from "../queries/dossier-page.ts";
import {
  type AskedInForm,
  askedInForm,
  readApplicant,
  type TypedApplicant,
  typedApplicant,
} from "../screens/applicant-form.tsx";
import { typedText } from "./act-input.ts";

/** What stands in the boxes of the page: answers, whoever handed it in, and the owner where that is another person. */
export type AmendTyped = {
  readonly answers: TypedAnswers;
  readonly applicant: TypedApplicant;
  /** The owner somebody else handed in for; `number` is the tax code where it is an organisation. */
  readonly owner: {
    readonly fullName: string;
    readonly number: string;
    readonly isOrganisation: boolean;
  } | null;
};

type Before = Pick<Declared, "applicant" | "form">;

/** What was declared, as it fills the boxes. */
export function boxesOf({ applicant, form }: Before, schema: FormSchema | null): AmendTyped {
  const { owner, submitter, relationship } = applicant;
  return {
    answers: schema === null ? {} : typedAnswers(askedAnswers(schema, form)),
    applicant: {
      fullName: submitter.fullName,
      personalId: submitter.personalId ?? "",
      phone: spokenPhone(submitter.phone) ?? "",
      email: submitter.email ?? "",
      address: submitter.address ?? "",
      relationship,
      ownerName: owner.fullName,
      ownerTaxCode: owner.taxCode ?? "",
    },
    owner: isOnePerson(applicant) ? null : ownerBoxes(owner),
  };
}

/** What was sent, as it fills the boxes again. */
export function boxesSent(form: FormInput, before: Before, schema: FormSchema | null): AmendTyped {
  const texts = Object.entries(form).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return {
    answers: Object.fromEntries(texts),
    applicant: typedApplicant(form, askedInForm(schema)),
    owner: isOnePerson(before.applicant)
      ? null
      : {
          ...ownerBoxes(before.applicant.owner),
          fullName: typedText(form, "_ownerName").trim(),
          number: typedText(form, "_ownerId").trim(),
        },
  };
}

type Versions = { readonly seen: Before; readonly now: Before };

/**
 * The boxes for whoever sent a page that a colleague was faster on: what was changed here stays as typed, every other box
 * holds what the colleague left. `typed` is what was sent, without mistakes.
 */
export function boxesMerged(
  typed: AmendTyped,
  { seen, now }: Versions,
  schema: FormSchema | null,
): AmendTyped {
  const [saw, is] = [boxesOf(seen, schema), boxesOf(now, schema)];
  const part = (name: keyof TypedApplicant) =>
    left(saw.applicant[name], typed.applicant[name], is.applicant[name]);
  return {
    answers: schema === null ? {} : answersMerged(schema, typed, [saw, is]),
    applicant: {
      fullName: part("fullName"),
      personalId: part("personalId"),
      phone: part("phone"),
      email: part("email"),
      address: part("address"),
      relationship: part("relationship"),
      ownerName: part("ownerName"),
      ownerTaxCode: part("ownerTaxCode"),
    },
    owner: ownerMerged(typed.owner, saw.owner, is.owner),
  };
}

/** The text of a box nobody changed here is the colleague's. */
function left(saw: string, sent: string, is: string): string {
  return sent === saw ? is : sent;
}

type Owner = AmendTyped["owner"];

/** The boxes of an owner nobody was asked about then are the colleague's. */
function ownerMerged(sent: Owner, saw: Owner, is: Owner): Owner {
  if (saw === null || sent === null || is === null) return is;
  return {
    fullName: left(saw.fullName, sent.fullName, is.fullName),
    number: left(saw.number, sent.number, is.number),
    isOrganisation: is.isOrganisation,
  };
}

/** By answer, not by text: a box left unticked says nothing, where a program had said no. */
function answersMerged(
  schema: FormSchema,
  typed: AmendTyped,
  [saw, is]: readonly [AmendTyped, AmendTyped],
): TypedAnswers {
  const read = (boxes: AmendTyped) => readFormData(schema, boxes.answers);
  return typedAnswers(threeWayParts({ seen: read(saw), sent: read(typed), now: read(is) }));
}

function isOnePerson({ owner, submitter }: Applicant): boolean {
  return isEqual(owner, submitter);
}

/**
 * The answers as sent; one that nobody touched stays as it was stored, however a browser would send it: a box left
 * unticked says nothing, where a program had said no.
 */
export function answersSent(schema: FormSchema, before: FormAnswers, form: FormInput): FormAnswers {
  const untouched = readFormData(schema, typedAnswers(askedAnswers(schema, before)));
  const sent = readFormData(schema, form);
  const names = new Set([...Object.keys(before), ...Object.keys(sent)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = isEqual(sent[name], untouched[name]) ? before[name] : sent[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

type Reading = { readonly locale: Locale; readonly on: LocalDate; readonly schema: FormSchema | null };
type PartiesRead = {
  readonly owner: Party;
  readonly submitter: Party | null;
  readonly errors: readonly FormError[];
};

/** The people as they should have been written down. What was in no box stays as it was. */
export function readParties(typed: AmendTyped, before: Before, { locale, on, schema }: Reading): PartiesRead {
  const inForm = askedInForm(schema);
  const told = { ...typed.applicant, relationship: "SELF" };
  const { applicant, errors } = readApplicant(told, { locale, on, inForm });
  const was = before.applicant.submitter;
  const submitter = withKept(applicant.owner, was, { inForm, before });
  if (typed.owner === null) return { owner: submitter, submitter: null, errors };
  const { owner } = before.applicant;
  return {
    owner: {
      ...owner,
      fullName: typed.owner.fullName,
      ...numberOf(typed.owner),
      // Reached through whoever handed it in, as it was.
      phone: owner.phone === was.phone ? submitter.phone : owner.phone,
      address: owner.address === was.address ? submitter.address : owner.address,
    },
    submitter,
    errors: [...errors, ...ownerErrors(typed.owner, { locale, on })],
  };
}

const NAMES = ["fullName", "personalId", "phone", "email", "address"] as const;

/** An answer of the e-form is that person's only where it was before: the form may ask about somebody else. */
function withKept(
  told: Party,
  was: Party,
  { inForm, before }: { readonly inForm: AskedInForm; readonly before: Before },
): Party {
  const kept = NAMES.filter((name) => {
    const asked = inForm[name];
    return asked !== undefined && (before.form[asked] ?? null) !== was[name];
  });
  const parts = Object.fromEntries(kept.map((name) => [name, was[name]]));
  return { ...told, ...parts, dateOfBirth: was.dateOfBirth };
}

function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s.]/g, "");
  return digits === "" ? null : digits;
}

function ownerBoxes({ fullName, personalId, taxCode }: Party): NonNullable<Owner> {
  return { fullName, number: taxCode ?? personalId ?? "", isOrganisation: taxCode !== undefined };
}

function numberOf({ number, isOrganisation }: NonNullable<Owner>): Pick<Party, "personalId" | "taxCode"> {
  if (!isOrganisation) return { personalId: digitsOf(number) };
  const taxCode = parseTaxCode(number)?.code;
  return { personalId: null, ...(taxCode === undefined ? {} : { taxCode }) };
}

function ownerErrors(
  { fullName, number, isOrganisation }: NonNullable<Owner>,
  { locale, on }: Pick<Reading, "locale" | "on">,
): readonly FormError[] {
  const t = messages(locale);
  const { ownerName, ownerTaxCode, personalId } = t.screens.submit;
  const say = t.catalogue.form;
  if (isOrganisation) {
    const code = say.formats["vn-tax-code"](ownerTaxCode);
    return [
      ...(isOrganisationName(fullName)
        ? []
        : [{ path: "_ownerName", message: say.errors.required(ownerName) }]),
      ...(parseTaxCode(number) === null ? [{ path: "_ownerId", message: code }] : []),
    ];
  }
  const digits = digitsOf(number);
  return [
    ...(isPersonName(fullName)
      ? []
      : [{ path: "_ownerName", message: say.formats["vn-full-name"](ownerName) }]),
    ...(digits === null || parsePersonalId(digits, on) !== null
      ? []
      : [{ path: "_ownerId", message: say.formats["vn-personal-id"](personalId) }]),
  ];
}
