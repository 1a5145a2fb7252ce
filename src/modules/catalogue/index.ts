export { caseFor, componentsFor, findCase, type MissingPaper, missingPapers } from "./case.ts";

export { feesFor } from "./fee.ts";
export { type FormAnswers, factsOf, feeQuantitiesOf, readFormData } from "./form-data.ts";
export { findFormDraft } from "./form-draft-commands.ts";
export type { FormSchema } from "./form-schema-parser.ts";
export { type FormError, formSchemaOf, validateForm } from "./form-validation.ts";
export {
  type AnswerSection,
  answerInWords,
  answersInSections,
  answersInWords,
} from "./forms/answers-in-words.ts";
export { CONDITIONAL_FIELDS } from "./forms/conditional.tsx";
export { confirmedAnswers } from "./forms/confirmed.ts";
export { FormFields } from "./forms/form-fields.tsx";
export { prefilled } from "./forms/prefill.ts";
export { askedAnswers, declaresInForm, withSamePerson } from "./forms/same-person.ts";
export { type TypedAnswers, typedAnswers, typedTexts } from "./forms/typed-answers.ts";
export { type ImportedProcedure, type ImportReport, importProcedures } from "./import.ts";

export { registerCatalogueJobs } from "./jobs.ts";
export { listLevels } from "./levels.ts";
export { type LocalText, textIn } from "./local-text.ts";

export { sayMissing } from "./missing-words.ts";

export { draftKeyFor, draftKeyIn, keepDraftKey, unclaimedPath } from "./portal/draft-cookie.ts";
export { LifeEventTiles, ProcedureQuestion } from "./portal/finding.tsx";

export { type FeesAsked, pricedBy } from "./price.ts";
export type { Component, FormDefinition, ProcedureCase, ProcedureVersion } from "./procedure.ts";
export type { PricedVersion } from "./provincial-fee.ts";
export { publishedFees } from "./provincial-fee-store.ts";
export { listPublishedParts, type PublishedParts } from "./published-parts.ts";
export { FIELDS, findField } from "./reference.ts";

export { listPublished, type ProcedureSummary, search } from "./search.ts";
export { SHIPPED_FILES } from "./shipped.ts";
export { findProcedureVersion, findPublishedVersion, publishedNames } from "./store.ts";
