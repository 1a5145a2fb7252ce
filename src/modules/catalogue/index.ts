export {
  caseFor,
  componentsFor,
  DEFAULT_POLICY,
  findCase,
  type MissingPaper,
  missingPapers,
} from "./case.ts";
export { type Condition, type Facts, holds } from "./condition.ts";
export { amountOf, type FeeBasis, type FeeLine, feesFor } from "./fee.ts";
export { type LocalText, textIn } from "./local-text.ts";
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
