import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { canonicalJson, sha256 } from "../../../kernel/hash-chain.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../../access/index.ts";
import { formSchemaOf } from "../../catalogue/index.ts";
import {
  type AuthorityWord,
  authorityByPost,
  draftValues,
  leadingTitle,
  type ResultPaperKind,
  type ResultSheet,
  type ResultSource,
  type ResultValues,
  resultPaperAsked,
  resultPapersFor,
  signatureLines,
} from "../../document/index.ts";
import { findPerson } from "../../organisation/index.ts";
import type { Dossier, ResultDraft } from "../dossier.ts";
import { type DossierPage, findDossierPage } from "../queries/dossier-page.ts";
import { letterheadOf } from "../screens/letterhead.ts";
import type { StruckRow } from "../struck-rows.ts";
import { type Office, versionOf } from "./office.ts";

type Page = Pick<DossierPage, "dossier" | "applicant" | "form">;

/** The kind of paper a decision on this dossier is; null where none ships for the procedure: the result is uploaded. */
export async function resultKindOf(
  office: Office,
  dossier: Dossier,
  outcome: ResultDraft["outcome"],
): Promise<ResultPaperKind | null> {
  const version = await versionOf(office, dossier);
  if (version === null) return null;
  const kinds = resultPapersFor(
    version.results.map(({ code }) => code),
    outcome,
  );
  if (kinds.every(({ when }) => when === null)) return kinds[0] ?? null;
  const page = present(
    await findDossierPage(office.services.database, dossier.id),
    "page of a loaded dossier",
  );
  return resultPaperAsked(kinds, page.form);
}

/** What the dossier tells for its result. */
export async function resultSourceOf(
  office: Office,
  { dossier, applicant, form }: Page,
): Promise<ResultSource> {
  const version = present(await versionOf(office, dossier), "version of a dossier of ours");
  const { fullName, address } = applicant.submitter;
  return {
    schema: version.forms.map(formSchemaOf).find((schema) => schema !== null) ?? null,
    answers: withoutStruck(form, await office.struckRows(office.services.database, dossier.id)),
    applicant: { name: fullName, address },
    dossier: {
      code: dossier.code ?? "",
      procedure: version.name,
      acceptedOn: dossier.acceptedAt === null ? null : localDateOf(dossier.acceptedAt),
    },
  };
}

/** The declaration without the rows that were struck out of a register: they are not certified. */
function withoutStruck(form: Page["form"], struck: readonly StruckRow[]): Page["form"] {
  const left = { ...form };
  for (const field of new Set(struck.map((each) => each.field))) {
    const rows = left[field];
    const gone = new Set(struck.filter((each) => each.field === field).map(({ row }) => row));
    if (Array.isArray(rows)) left[field] = rows.filter((_, index) => !gone.has(index));
  }
  return left;
}

/** The values a result would have now, and the fields nobody has filled in. */
export async function valuesNow(
  office: Office,
  executor: Executor,
  asked: {
    readonly dossier: Dossier;
    readonly kind: ResultPaperKind;
    readonly fields: Readonly<Record<string, string>>;
  },
) {
  const page = present(await findDossierPage(executor, asked.dossier.id), "page of a loaded dossier");
  return draftValues(asked.kind, await resultSourceOf(office, page), asked.fields);
}

/** SHA-256 of what stands on a paper: goes into the history in place of the personal data. */
export function contentSha256(values: ResultValues): string {
  return sha256(canonicalJson(values));
}

/** Who signs; where no word is said, their post says in whose stead. */
export type Signer = { readonly personId: PersonId; readonly word: AuthorityWord | null };

type Sheeted = {
  readonly dossier: Dossier;
  readonly key: string;
  readonly values: ResultValues;
  /** Who signs and in whose name; null on a draft that nobody has signed. */
  readonly signer: Signer | null;
};

/** The sheet of a result: who issues it, what it says, who signs it, where it goes. */
export async function sheetOf(
  office: Office,
  { dossier, key, values, signer }: Sheeted,
): Promise<ResultSheet> {
  const { competentAgencyId, receivingUnitId } = present(dossier.organisations, "organisations");
  const directory = await office.directory();
  const at = office.services.clock.now();
  const { superior, issuer, place } = letterheadOf(
    { directory, unitId: competentAgencyId, at },
    { number: null, symbol: "" },
  );
  const isCommittee = directory.find(competentAgencyId)?.kind === "PEOPLES_COMMITTEE";
  const signing = await signingOf(office, { signer, isCommittee, agencyId: competentAgencyId });
  const told = (locale: Locale) => {
    const { chairperson, headOfUnit, applicant, authority } = messages(locale).document.result;
    const nameOf = (id: UnitId) =>
      (locale === "en" ? directory.find(id)?.nameEn : null) ?? directory.find(id)?.name ?? "";
    const head = isCommittee ? chairperson : headOfUnit;
    return {
      authority: authority({ head, agency: locale === "en" ? nameOf(competentAgencyId) : issuer }),
      lines: signatureLines(signing, locale),
      recipients: [applicant, nameOf(receivingUnitId)].filter((each) => each !== ""),
    };
  };
  const { lines, ...inVietnamese } = told("vi");
  return {
    key,
    letterhead: { superior, issuer, place },
    values,
    signature: { lines, name: signing.name },
    ...inVietnamese,
    english: told("en"),
  };
}

type SheetSigned = Parameters<typeof signatureLines>[0] & { readonly name: string };

/** In whose stead, by which post and by whom; the head of the agency on a draft that nobody has signed. */
async function signingOf(
  office: Office,
  asked: Pick<Sheeted, "signer"> & { readonly isCommittee: boolean; readonly agencyId: string },
): Promise<SheetSigned> {
  const { signer, isCommittee, agencyId } = asked;
  if (signer === null) return { word: null, isCommittee, title: null, name: "" };
  const { database, clock } = office.services;
  const { personId } = signer;
  const [person, title] = await Promise.all([
    findPerson(database, personId),
    leadingTitle(database, { personId, agencyId, on: clock.today() }),
  ]);
  const name = person?.fullName ?? "";
  return { word: signer.word ?? authorityByPost(title), isCommittee, title, name };
}
