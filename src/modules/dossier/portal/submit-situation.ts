import { type Locale, messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { ConfirmedIdentity } from "../../access/index.ts";
import {
  answersInSections,
  type Component,
  caseFor,
  componentsFor,
  declaresInForm,
  type FormSchema,
  factsOf,
  type MissingPaper,
  missingPapers,
  type ProcedureCase,
  type ProcedureVersion,
} from "../../catalogue/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { StoredPaper } from "../../paper-store/index.ts";
import type { Office } from "../commands/office.ts";
import { factsWith, plainFacts } from "../commands/pin.ts";
import type { SubmitRequest } from "../commands/submit.ts";
import type { CaseFacts } from "../pinned.ts";
import { askedInForm, readApplicant } from "../screens/applicant-form.tsx";
import { applicantInWords } from "../screens/applicant-in-words.ts";
import { feeWords } from "../screens/fee-words.ts";
import { paperNames } from "../screens/paper-names.ts";
import { receivingOffices } from "../screens/receiving-offices.ts";
import { heldPapers, type Submission } from "./submission.ts";
import type { ReviewView } from "./submit-review-page.tsx";

/** What is being asked for: the procedure in force today, its form, and who may receive. */
export type Asked = {
  readonly office: Office;
  readonly version: ProcedureVersion;
  readonly schema: FormSchema | null;
  /** What VNeID confirmed of the person who submits; null for a guest. */
  readonly identity: ConfirmedIdentity | null;
  readonly on: LocalDate;
  readonly directory: UnitDirectory;
  /** Stored papers that may stand for a component, by its code: one's own, and those of the organisation one represents in this submission. */
  readonly stored: (submission: Submission) => Promise<ReadonlyMap<string, StoredPaper>>;
};

/** What follows from the answers so far: the case, its papers, what is missing. */
type Situation = {
  readonly facts: CaseFacts;
  readonly procedureCase: ProcedureCase | null;
  readonly components: readonly Component[];
  readonly missing: readonly MissingPaper[];
  readonly offices: readonly { readonly id: string; readonly name: string }[];
};

/**
 * Papers that are only shown (xuất trình) are brought when there is something to collect, and not kept: nothing of
 * them is asked for from afar. The e-form was filled in before.
 * @law one-stop.md §2.4: SUBMIT, PRESENT and EFORM are three kinds of component.
 */
export function isHandedIn({ kind }: Component): boolean {
  return kind === "SUBMIT";
}

export function situationOf({ version, schema, on, directory }: Asked, submission: Submission): Situation {
  const facts = schema === null ? {} : plainFacts(factsOf(schema, submission.form, on));
  const procedureCase = caseFor(version, facts);
  const { applicant } = readApplicant(submission.applicant, {
    locale: "vi",
    on,
    inForm: askedInForm(schema, version.subjects),
  });
  const told = factsWith(applicant.relationship, facts);
  const provided = new Set([
    ...heldPapers(submission).map((paper) => paper.componentCode),
    ...version.components.filter((component) => !isHandedIn(component)).map((component) => component.code),
  ]);
  return {
    facts,
    procedureCase,
    components: procedureCase === null ? [] : componentsFor(procedureCase, told),
    missing: procedureCase === null ? [] : missingPapers(procedureCase, told, provided),
    offices: receivingOffices(directory, on).map(({ id, name }) => ({ id, name })),
  };
}

/** Everything as it will be sent, in words. */
export async function reviewView(about: Asked, submission: Submission, locale: Locale): Promise<ReviewView> {
  const t = messages(locale).screens;
  const { facts, procedureCase, offices } = situationOf(about, submission);
  const { applicant } = readApplicant(submission.applicant, {
    locale,
    on: about.on,
    inForm: askedInForm(about.schema, about.version.subjects),
  });
  const nameOf = paperNames(about.version, locale);
  const office = offices.find((each) => each.id === submission.receivingUnitId)?.name ?? "";
  const term =
    procedureCase === null
      ? []
      : [[t.submit.term, t.term[procedureCase.term.unit]({ count: procedureCase.term.count })] as const];
  const unitId = parseId<"unit">(submission.receivingUnitId);
  const question = {
    version: await about.office.price(about.version, { unitId, on: about.on }),
    caseCode: procedureCase?.code ?? "",
    channel: "ONLINE" as const,
    facts,
    schema: about.schema,
    answers: submission.form,
  };
  return {
    applicant: applicantInWords(applicant, locale),
    answers: about.schema === null ? [] : answersInSections(about.schema, submission.form, locale),
    isDeclared: declaresInForm(about.schema),
    papers: heldPapers(submission).map(
      (paper) => [nameOf(paper.componentCode), paper.files.map((file) => file.name).join(", ")] as const,
    ),
    terms: [
      [t.submit.receivingUnit, office],
      [t.submit.channelOut, t.channelOut[submission.channelOut]],
      ...term,
      [t.submit.fee, feeWords(question, locale)],
    ],
  };
}

/** The command; null where the hidden field no longer names an office, which only an old or edited page can do. */
export function submitRequest(about: Asked, submission: Submission, locale: Locale): SubmitRequest | null {
  const receivingUnitId = parseId<"unit">(submission.receivingUnitId);
  const { applicant, errors } = readApplicant(submission.applicant, {
    locale,
    on: about.on,
    inForm: askedInForm(about.schema, about.version.subjects),
  });
  if (receivingUnitId === null || errors.length > 0) return null;
  return {
    procedureCode: about.version.code,
    caseCode: null,
    receivingUnitId,
    competentAgencyId: null,
    supportPointId: null,
    channelIn: "ONLINE",
    channelOut: submission.channelOut,
    copiesOfSet: about.version.dossierSets,
    applicant,
    form: submission.form,
    components: heldPapers(submission),
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
  };
}
