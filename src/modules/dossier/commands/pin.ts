import type { Locale } from "../../../i18n/index.ts";
import type { Json } from "../../../kernel/json.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import {
  caseFor,
  type FormError,
  factsOf,
  findCase,
  formSchemaOf,
  type MissingPaper,
  missingPapers,
  type ProcedureCase,
  type ProcedureVersion,
  textIn,
  validateForm,
} from "../../catalogue/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { CaseFacts, ChannelIn, Pinned } from "../dossier.ts";
import type { Relationship } from "../party.ts";
import type { Office } from "./office.ts";
import { pinnedFees } from "./pinned-fees.ts";
import type { Places } from "./places.ts";

export type PinRequest = {
  readonly procedureCode: string;
  readonly caseCode: string | null;
  readonly form: Readonly<Record<string, Json>>;
  /** Codes of the components handed in or looked up. */
  readonly provided: readonly string[];
  readonly channelIn: ChannelIn;
  readonly relationship: Relationship;
  readonly locale: Locale;
  readonly on: LocalDate;
  readonly places: Places;
};

type Pin = {
  readonly pinned: Pinned;
  readonly caseFacts: CaseFacts;
  readonly missingComponents: readonly string[];
  /** Papers of the version that are shown and given back, never kept. */
  readonly presentedComponents: readonly string[];
  readonly formValid: boolean;
};

/**
 * Copies the law of the day into the dossier: the procedure version in force, the case its facts meet, the process
 * version, the limits. Later changes of the catalogue never reach it.
 */
export async function pinProcedure(
  office: Office,
  request: PinRequest,
): Promise<Result<Pin, CommandRefusal>> {
  const version = await office.published.get({ code: request.procedureCode, on: request.on });
  if (version === null) return refuse({ code: "DOSSIER_PROCEDURE_NOT_PUBLISHED" });
  if (request.places.nonTerritorial && !version.nonTerritorial.open)
    return refuse({ code: "DOSSIER_NOT_OPEN_ELSEWHERE" });
  if (request.channelIn === "ONLINE" && version.onlineLevel === "INFO")
    return refuse({ code: "DOSSIER_NOT_ONLINE" });
  const form = checkForm(version, request);
  if (form.errors.length > 0) return refuse({ code: "DOSSIER_FORM_INVALID", errors: form.errors });
  const facts = form.facts;
  const procedureCase =
    request.caseCode === null ? caseFor(version, facts) : findCase(version, request.caseCode);
  if (procedureCase === null) return refuse({ code: "DOSSIER_CASE_UNKNOWN" });
  const process = await office.processes.get({ code: procedureCase.processCode, on: request.on });
  if (process === null) return refuse({ code: "DOSSIER_PROCESS_NOT_PUBLISHED" });
  const unitId = request.places.organisations.competentAgencyId;
  const charged = await office.price(version, { unitId, on: request.on });
  const provided = [...request.provided, ...form.answeredForms];
  return accept({
    pinned: {
      ...pinnedOf(version, procedureCase, process.id),
      fees: pinnedFees(charged, procedureCase.code, { ...request, facts }),
    },
    caseFacts: facts,
    missingComponents: missingCodes(procedureCase, { ...request, facts, provided }),
    presentedComponents: version.components
      .filter((component) => component.kind === "PRESENT")
      .map((component) => component.code),
    formValid: true,
  });
}

type Brought = Pick<PinRequest, "relationship" | "channelIn" | "provided"> & { readonly facts: CaseFacts };

/** The codes of the papers this case asks for and nobody brought; of a group any of which is enough, the first one's. */
export function missingCodes(procedureCase: ProcedureCase, brought: Brought): readonly string[] {
  const { relationship, facts, provided, channelIn } = brought;
  const missing = missingPapers(procedureCase, factsWith(relationship, facts), new Set(provided));
  return missing.filter((paper) => isAskedNow(paper, channelIn)).map(paperCode);
}

/** Papers that are only shown (xuất trình) cannot be shown from afar: online and by post they are shown on collection. */
function isAskedNow(paper: MissingPaper, channelIn: ChannelIn): boolean {
  return channelIn === "DIRECT" || paper.kind === "one-of" || paper.component.kind !== "PRESENT";
}

function paperCode(paper: MissingPaper): string {
  return paper.kind === "component" ? paper.component.code : (paper.components[0]?.code ?? paper.group);
}

type CheckedForm = {
  readonly errors: readonly FormError[];
  readonly facts: CaseFacts;
  readonly answeredForms: readonly string[];
};

function checkForm(version: ProcedureVersion, request: PinRequest): CheckedForm {
  const schema = version.forms.map(formSchemaOf).find((found) => found !== null);
  // At the counter and by post the declaration may be on paper: it is then a component like any other.
  const onPaper = request.channelIn !== "ONLINE" && Object.keys(request.form).length === 0;
  // Only what a schema declares a fact enters the history: any other answer may be personal, and the chain keeps for ever.
  if (onPaper || schema === undefined || schema === null) return { errors: [], facts: {}, answeredForms: [] };
  const errors = validateForm(schema, request.form, { locale: request.locale, on: request.on });
  const eforms = version.components
    .filter((component) => component.kind === "EFORM")
    .map((component) => component.code);
  return {
    errors,
    facts: plainFacts(factsOf(schema, request.form, request.on)),
    answeredForms: errors.length === 0 ? eforms : [],
  };
}

/** Whether somebody acts for another decides on papers too, where the declaration does not ask it; it is not kept as a fact. */
export function factsWith(relationship: Relationship, facts: CaseFacts): CaseFacts {
  return { relationship, ...facts };
}

/** Only plain values are facts; nested answers stay in the form. */
export function plainFacts(form: Readonly<Record<string, Json>>): CaseFacts {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, value]]
        : [],
    ),
  );
}

function pinnedOf(version: ProcedureVersion, procedureCase: ProcedureCase, processVersionId: string): Pinned {
  return {
    procedureVersionId: version.id,
    procedureCode: version.code,
    procedureName: textIn(version.name, "vi"),
    procedureNameEn: textIn(version.name, "en"),
    fieldCode: version.fieldCode ?? "",
    caseCode: procedureCase.code,
    term: procedureCase.term,
    verificationTerm: procedureCase.verifiedTerm,
    policy: procedureCase.policy,
    processVersionId,
    supplementRoundsMax: procedureCase.supplementRoundsMax,
    supplementWindowWorkingDays: procedureCase.supplementWindowWorkingDays,
    supplementAskWithinWorkingDays: null,
    consultationPauses: false,
    extensionsMax: procedureCase.extensionsMax,
    componentCodes: procedureCase.components.map((component) => component.code),
    nonTerritorial: version.nonTerritorial.open,
  };
}
