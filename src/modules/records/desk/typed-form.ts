import { type Locale, messages } from "../../../i18n/index.ts";
import type { Refusal } from "../../../kernel/result.ts";
import { type DateParts, dateTextOf, errorOf, type FieldBase } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import type { FieldError, FormInput, Page } from "../../../web/route.ts";

export type AnyPage = Page<unknown, unknown>;

/** A form that was refused: it stays as it was typed, with what stands against it. `form` names it among those of the page. */
export type Tried = {
  readonly name: string;
  readonly form: FormInput;
  readonly errors: readonly FieldError[];
};

export function typedText(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

function typedDay(form: FormInput, name: string): DateParts {
  const box = (key: string) => typedText(form, `${name}.${key}`);
  return { day: box("day"), month: box("month"), year: box("year") };
}

/**
 * What was typed as a body of the API: the three boxes of a day are one text, what was left empty is absent, and the names
 * given are lists however many were ticked.
 */
export function bodyOf(form: FormInput, lists: readonly string[] = []): FormInput {
  const days = Object.keys(form).flatMap((name) => (name.endsWith(".day") ? [name.slice(0, -4)] : []));
  const whole = Object.entries(form).filter(([name]) => !/\.(day|month|year)$/.test(name));
  const typed = [...whole, ...days.map((name) => [name, dateTextOf(typedDay(form, name))] as const)];
  return Object.fromEntries(
    typed
      .filter(([, value]) => value !== "")
      .map(([name, value]) => [name, lists.includes(name) ? listOf(value) : value]),
  );
}

function listOf(value: FormInput[string]): readonly (string | File)[] {
  return typeof value === "string" || value instanceof File ? [value] : value;
}

/** The fields of one form among several on a page: ids of its own, its own errors, what was typed. */
export function fieldsOf(page: AnyPage, name: string, tried: Tried | null) {
  const mine = tried?.name === name ? tried : null;
  const base = (field: string, label: string): FieldBase & { readonly id: string } => ({
    locale: page.locale,
    name: field,
    id: `${name}-${field}`,
    label,
    error:
      mine === null
        ? undefined
        : (missingText(page.locale, mine, { field, label }) ?? errorOf(mine.errors, field)),
  });
  return {
    isTried: mine !== null,
    field: (field: string, label: string, kept = "") => ({
      ...base(field, label),
      value: mine === null ? kept : typedText(mine.form, field),
    }),
    date: (field: string, label: string, kept: DateParts) => ({
      ...base(field, label),
      value: mine === null ? kept : typedDay(mine.form, field),
    }),
    list: (field: string, label: string) => {
      const value = mine === null ? [] : (mine.form[field] ?? []);
      const values = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
      return { ...base(field, label), values };
    },
  };
}

/** The mistakes of the form that was tried, each with the name of its field, to which it leads. */
export function summaryOf(locale: Locale, tried: Tried | null): readonly FieldError[] {
  const names = tried === null ? {} : fieldNames(locale, tried.name);
  // What the office refuses says itself what is wrong.
  const said = ({ path, rule, message }: FieldError) => {
    const label = /^(RECORDS|SIGNING)_/.test(rule) ? undefined : names[path];
    if (label === undefined || tried === null) return message;
    return missingText(locale, tried, { field: path, label }) ?? `${label}: ${message}`;
  };
  return (tried?.errors ?? []).map((error) => ({
    ...error,
    message: said(error),
    path: placeOf(error, tried),
  }));
}

/** Fields where one chooses instead of writing. */
const CHOSEN: readonly string[] = [
  "agencyId",
  "unitId",
  "kindCode",
  "leaderId",
  "leadId",
  "signerId",
  "sourceSha256",
  "file",
];

/** What to do about a field that was left empty; null where something stands in it. */
function missingText(
  locale: Locale,
  { form, errors }: Tried,
  { field, label }: { readonly field: string; readonly label: string },
): string | null {
  const wrong = errors.find(({ path }) => path === field);
  if (wrong === undefined || !/^(invalid_type|too_small)$/.test(wrong.rule)) return null;
  const typed = form[field] ?? dateTextOf(typedDay(form, field)) ?? "";
  if (typeof typed !== "string" || typed.trim() !== "") return null;
  const { choose, write } = messages(locale).records.missing;
  if (CHOSEN.includes(field)) return choose({ name: label });
  return write({ name: `${label.charAt(0).toLowerCase()}${label.slice(1)}` });
}

/** Where the page shows what a document says, or its files where those say it. */
export const WORDS_ID = "words";

/** What was changed meanwhile is to be read again; any other mistake stands at its field. */
function placeOf({ path, rule }: FieldError, tried: Tried | null): string {
  if (rule === "VERSION_CONFLICT") return WORDS_ID;
  return path === "" ? "" : `${tried?.name}-${path}`;
}

/** What was typed about an older version is no mistake of whoever typed it. */
export function statusOf({ errors }: Tried): 409 | 422 {
  return errors.some(({ rule }) => rule === "VERSION_CONFLICT") ? 409 : 422;
}

/** What the fields of a form are called, as its labels say it. */
function fieldNames(locale: Locale, form: string): { readonly [field: string]: string | undefined } {
  const t = messages(locale).records;
  const { form: acts, fields, copies, edit, workFiles, places } = t;
  const own = form === "copy" ? { ...copies, sourceSha256: copies.from, signerId: copies.signerName } : {};
  const file = {
    ...{ code: workFiles.code, number: workFiles.number, retentionYears: workFiles.retention },
    file: t.document.file,
  };
  const parts = { leadId: acts.lead, supportIds: acts.supports, informIds: acts.informs };
  const known = {
    ...{ ...file, ...parts, ...fields, kindCode: fields.kind, agencyId: fields.agency, unitId: fields.unit },
    ...{ repliesToNumber: fields.repliesTo, actsOnNumber: fields.actsOn, actsOnEffect: fields.effect },
    ...{ ...acts, leaderId: acts.leader, responseNumber: acts.response, to: acts.extensionTo },
    ...{ content: edit.content, ...own, ...(form === "place" ? places.fields : {}) },
  };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** A refusal about what was asked, told on the page; one about rights is a page of its own. */
export function isTold(refusal: Refusal): boolean {
  return /^(RECORDS_|UPLOAD_|VERSION_|SIGNING_|AGENCY_|FILE_|PAPER_)/.test(refusal.code);
}

/** The field a refusal speaks of, where it speaks of one. */
const FIELD_OF: { readonly [code: string]: string } = {
  RECORDS_SUBJECT_MISSING: "subject",
  RECORDS_SECRET_STUB: "subject",
  RECORDS_ARRIVES_LATER: "arrivedOn",
  RECORDS_DATED_LATER: "documentOn",
  RECORDS_REPLY_DUE_EARLY: "replyDueOn",
  RECORDS_ALREADY_REGISTERED: "symbol",
  RECORDS_MAYBE_REGISTERED: "symbol",
  RECORDS_CORRECTED_BY_LETTER: "kindCode",
  RECORDS_REPLACED_BY_SAME_KIND: "kindCode",
  RECORDS_DOSSIER_UNKNOWN: "dossierCode",
  RECORDS_RESULT_MISSING: "result",
  RECORDS_SIGNER: "leaderId",
  SIGNING_AUTHORITY_MISFIT: "authority",
  SIGNING_TITLE_MISFIT: "authority",
  RECORDS_PLACE_SOURCE: "sourceSha256",
  RECORDS_COPY_SOURCE: "sourceSha256",
  RECORDS_COPY_OF_DRAFT: "sourceSha256",
  RECORDS_COPY_OF_COPY: "kind",
  RECORDS_COPY_OF_ORIGINAL: "sourceSha256",
  RECORDS_COPY_NUMBER_OURS: "sourceCopyNumber",
  RECORDS_COPY_PAGES: "pages",
  RECORDS_COPY_EXTRACT: "extract",
  RECORDS_WORK_FILE_CODE: "code",
};

export function toldOf(page: AnyPage, refusal: Refusal): FieldError {
  const path = FIELD_OF[refusal.code] ?? "";
  const message = errorText(page.locale, refusal.code, factsOf(page, refusal)) ?? refusal.code;
  return { path, rule: refusal.code, message };
}

/** What a colleague did meanwhile, as the history of the page calls it. */
function factsOf({ locale }: AnyPage, refusal: Refusal): object {
  const names: { readonly [type: string]: string | undefined } = messages(locale).records.events;
  const change = "what" in refusal ? names[String(refusal.what)] : undefined;
  return change === undefined ? refusal : { ...refusal, change };
}
