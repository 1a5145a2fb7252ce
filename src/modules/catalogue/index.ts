export {
  caseFor,
  componentsFor,
  DEFAULT_POLICY,
  findCase,
  type MissingPaper,
  missingPapers,
} from "./case.ts";
export { amendProcedure, createProcedure, publishDraft, repealProcedure, saveDraft } from "./commands.ts";
export { type Condition, type Facts, holds } from "./condition.ts";
export { isInForce } from "./decide.ts";
export { amountOf, type FeeBasis, type FeeLine, feesFor } from "./fee.ts";
export { type FormAnswers, factsOf, feeQuantitiesOf, readFormData } from "./form-data.ts";
export { findFormDraft } from "./form-draft-commands.ts";
export type { FormSchema } from "./form-schema-parser.ts";
export { type FormError, formSchemaOf, validateForm } from "./form-validation.ts";
export { answersInWords } from "./forms/answers-in-words.ts";
export { confirmedAnswers } from "./forms/confirmed.ts";
export { FormFields } from "./forms/form-fields.tsx";
export { prefilled } from "./forms/prefill.ts";
export { type TypedAnswers, typedAnswers, typedTexts } from "./forms/typed-answers.ts";
export { type ImportedProcedure, type ImportOutcome, type ImportReport, importProcedures } from "./import.ts";
export type { BadRow } from "./import-entry-parser.ts";
export { registerCatalogueJobs } from "./jobs.ts";
export { type LocalText, textIn } from "./local-text.ts";
export { isMandatoryByLaw, type MissingPart, missingParts } from "./missing-part.ts";
export { sayMissing } from "./missing-words.ts";
export { draftKeyOf } from "./portal/draft-cookie.ts";
export type {
  CaseDefinition,
  Channel,
  ChannelRule,
  Component,
  Fee,
  FeeFormula,
  FormDefinition,
  LegalBasis,
  ProcedureCase,
  ProcedureContent,
  ProcedureId,
  ProcedureResult,
  ProcedureState,
  ProcedureVersion,
  ProcedureVersionId,
} from "./procedure.ts";
export { caseCodeSchema, PROCEDURE_CODE, procedureCodeSchema } from "./procedure-code.ts";
export {
  FIELDS,
  findField,
  findLifeEvent,
  LIFE_EVENTS,
  type LifeEvent,
  type ProcedureField,
} from "./reference.ts";
export { type CatalogueRefusal, catalogueFaults, catalogueRefusals } from "./refusals.ts";
export { listPublished, type ProcedureFilter, type ProcedureSummary, search } from "./search.ts";
export { SHIPPED_FILES } from "./shipped.ts";
export { findProcedureVersion, findPublishedVersion } from "./store.ts";
