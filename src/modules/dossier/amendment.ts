import type { Locale } from "../../i18n/index.ts";
import { present } from "../../kernel/assert.ts";
import { canonicalJson } from "../../kernel/hash-chain.ts";
import type { Json } from "../../kernel/json.ts";
import { type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import {
  caseFor,
  componentsFor,
  confirmedAnswers,
  type FormSchema,
  factsOf,
  type LocalText,
  type PricedVersion,
  validateForm,
} from "../catalogue/index.ts";
import type { CommandRefusal } from "./command-refusals.ts";
import { factsWith, plainFacts } from "./commands/pin.ts";
import { pinnedFees } from "./commands/pinned-fees.ts";
import { isReachable } from "./commands/submit.ts";
import type { Applicant, CaseFacts } from "./dossier.ts";
import type { PrivateData } from "./events.ts";
import { organisationMisfit } from "./organisation-owner.ts";
import { mayHaveFile } from "./party.ts";
import type { DossierPage } from "./queries/dossier-page.ts";

export type Application = Extract<PrivateData, { kind: "application" }>;
type Answers = Application["form"];

type Amending = {
  readonly page: DossierPage;
  readonly content: Application;
  /** With the fees of the day it came in; null where it is none of ours. */
  readonly version: PricedVersion | null;
  readonly schema: FormSchema | null;
  readonly locale: Locale;
};

/**
 * Why what was declared may not be written down like this: nobody could be reached, VNeID said otherwise, or it is
 * another case, another fee, other papers: then it is not a slip of the pen but another application.
 */
export function misfitOf(amending: Amending): CommandRefusal | null {
  const { page, content, version, schema, locale } = amending;
  const { applicant, form } = content;
  if (!isReachable(applicant)) return { code: "DOSSIER_CONTACT_REQUIRED" };
  const subjects = version?.subjects ?? [];
  const organisation = organisationMisfit(applicant, subjects);
  // One that was written down before this was asked may still have its mistakes put right.
  if (organisation !== null && organisation !== organisationMisfit(page.applicant, subjects))
    return { code: organisation };
  const losesFile = mayHaveFile(page.applicant) && !mayHaveFile(applicant);
  if (page.dossier.channelOut === "ONLINE" && losesFile) return { code: "ONLINE_RESULT_NEEDS_NUMBER" };
  if (!keepsConfirmed(page, content, schema)) return { code: "AMENDMENT_OF_CONFIRMED" };
  if (isEqual(form, page.form)) return null;
  // A declaration on paper has no answers here; giving it some would make it another application.
  if (version === null || schema === null || Object.keys(page.form).length === 0)
    return { code: "AMENDMENT_CHANGES_CASE", fields: [] };
  const errors = validateForm(schema, form, { locale, on: dayDeclared(page) });
  if (errors.length > 0) return { code: "DOSSIER_FORM_INVALID", errors };
  const stands = (answers: Answers) => standing({ page, version, schema }, answers);
  if (isEqual(stands(page.form), stands(form))) return null;
  return { code: "AMENDMENT_CHANGES_CASE", fields: decidingFields(schema, page.form, form) };
}

/** @law one-stop.md §6.2: number and name of whoever sent it under their account come from VNeID. */
function keepsConfirmed(
  { applicant: before, form }: DossierPage,
  content: Application,
  schema: FormSchema | null,
): boolean {
  const identity = confirmedOf(before);
  if (identity === null) return true;
  const { fullName, personalId } = content.applicant.submitter;
  const answers = Object.keys(confirmedAnswers(schema, identity));
  return (
    fullName === identity.fullName &&
    personalId === identity.personalId &&
    answers.every((name) => isEqual(content.form[name], form[name]))
  );
}

/** Who VNeID confirmed of whoever sent it in; null where it came over the counter or without an account. */
export function confirmedOf({ accountId, submitter }: Applicant) {
  const { fullName, personalId } = submitter;
  return accountId === null || personalId === null ? null : { fullName, personalId };
}

type Declaring = Pick<Amending, "page"> & { readonly version: PricedVersion; readonly schema: FormSchema };

/** All that follows from the answers and was promised on the slip: the case, the papers, the fees, the stated facts. */
function standing({ page, version, schema }: Declaring, form: Answers) {
  const { applicant, dossier } = page;
  const facts = factsIn(schema, form, page);
  const procedureCase = caseFor(version, facts);
  const papers =
    procedureCase === null ? [] : componentsFor(procedureCase, factsWith(applicant.relationship, facts));
  const reckoned = reckonedFacts(schema);
  return {
    caseCode: procedureCase?.code ?? null,
    papers: papers.map(({ code }) => code),
    fees: pinnedFees(version, dossier.pinned?.caseCode ?? "", { channelIn: dossier.channelIn, facts, form }),
    facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !reckoned.has(name))),
  };
}

function factsIn(schema: FormSchema, form: Answers, page: DossierPage): CaseFacts {
  return plainFacts(factsOf(schema, form, dayDeclared(page)));
}

/** Facts counted from a day that was declared: they follow the day that was put right, while the case stays the same. */
function reckonedFacts(schema: FormSchema): ReadonlySet<string> {
  return new Set((schema["x-days-since"] ?? []).map(({ fact }) => fact));
}

/** The counted facts as they are now; none where nothing about them changed. */
export function amendedFacts(page: DossierPage, content: Application, schema: FormSchema | null): CaseFacts {
  if (schema === null || isEqual(content.form, page.form)) return {};
  const reckoned = reckonedFacts(schema);
  const before = factsIn(schema, page.form, page);
  const after = factsIn(schema, content.form, page);
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => reckoned.has(name) && before[name] !== value),
  );
}

/** The changed answers that decide what the dossier is, by the words of their form. */
function decidingFields(schema: FormSchema, before: Answers, after: Answers): readonly LocalText[] {
  const basis = schema["x-fee-basis"];
  const deciding = new Set([
    ...(schema["x-days-since"] ?? []).map(({ field }) => field),
    ...(basis === undefined ? [] : basis.list === null ? [basis.units, basis.sets] : [basis.list]),
  ]);
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const isDeciding = deciding.has(name) || field["x-fact"] !== undefined;
    return isDeciding && !isEqual(before[name], after[name]) ? [field["x-label"]] : [];
  });
}

/** What differs, as paths: `owner.phone`, `submitter.fullName`, `form.birthDate`. Names of boxes, never what stood in them. */
export function changedFields(page: DossierPage, content: Application): readonly string[] {
  const { owner, submitter } = content.applicant;
  return [
    ...changedIn("owner", page.applicant.owner, owner),
    ...changedIn("submitter", page.applicant.submitter, submitter),
    ...changedIn("form", page.form, content.form),
  ];
}

function changedIn(
  part: string,
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isEqual(before[name], after[name])).map((name) => `${part}.${name}`);
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** Terms and ages are reckoned from the day it was sent in, also when it is put right later. */
function dayDeclared({ dossier, timeline }: DossierPage): LocalDate {
  const at = dossier.submittedAt ?? dossier.acceptedAt ?? timeline[0]?.at;
  return localDateOf(present(at, "when the dossier came in"));
}
