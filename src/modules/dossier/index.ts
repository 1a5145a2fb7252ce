export { arrivedInBox, takeBox } from "./ahead/gather-files.ts";
export { offeredPages } from "./ahead/pages.ts";
export { makeAnchor } from "./anchor.ts";
export type { Announce, Announcement, AskHeard, Heard } from "./announcement.ts";
export { registerAmendmentCommand } from "./api/amend-api.ts";
export { registerDossierCommands } from "./api/dossier-api.ts";
export { registerLinkedCommands } from "./api/linked-api.ts";
export { registerDossierQueries } from "./api/query-api.ts";
export { attachedUploads } from "./attached-uploads.ts";
export type { Collecting, CollectingParcels } from "./collecting.ts";
export type { CommandRefusal } from "./command-refusals.ts";
export { type Acted, actWithin } from "./commands/act.ts";
export { answeringFor } from "./commands/answering.ts";
export { openDeadlines } from "./commands/move-dues.ts";
export { type Office, openOffice } from "./commands/office.ts";
export { releaseElectronic } from "./commands/release-results.ts";
export { returnByPost } from "./commands/return-by-post.ts";
export { type AskedAct, runAct } from "./commands/run-act.ts";
export {
  receiveAtCounter,
  receiveWithin,
  type SubmitRequest,
  submitDossier,
  submitWithin,
} from "./commands/submit.ts";
export {
  CounterSelect,
  type Counters,
  counterMissing,
  counterSent,
  countersOf,
  rememberCounter,
} from "./desk/counter-choice.tsx";
export { type IntakeWay, pickProcedure, showIntake } from "./desk/intake-pages.tsx";
export type { Applicant, ChannelIn, Dossier, DossierId, FileRef } from "./dossier.ts";
export type { DossierPart } from "./dossier-part.ts";
export { termInForce } from "./due-in-hand.ts";
export type { DossierEvent, EventType } from "./events.ts";
export { besideClaimed, chargesDueNow, dueNow, type FeesBook } from "./fees-standing.ts";
export { formNumbersAttachment } from "./form-numbers.ts";
export { holdDossiers } from "./hold-dossiers.ts";
export { issueDuePapers } from "./issue-papers.ts";
export { closeEndedChildren, fireDueTimers, registerDossierJobs } from "./jobs.ts";
export { listLateCauses } from "./late-causes.ts";
export type { Lateness } from "./lateness.ts";
export { maskName } from "./mask-name.ts";
export { filePapersDue, papersDueAttachment } from "./papers-due.ts";
export { isPast } from "./past.ts";
export { type DossierMoment, listMoments, type MomentAsked } from "./queries/dossier-moments.ts";
export { type FormEntry, listFormBook } from "./queries/form-book.ts";
export { issuedInHistory } from "./queries/issued-in-history.ts";
export { readAddressees } from "./queries/read-addressees.ts";
export { type NamedDossier, nameDossier, readDossierByCode } from "./queries/read-by-code.ts";
export { readDossier } from "./queries/read-dossier.ts";
export { readEvidence } from "./queries/read-evidence.ts";
export { listLateness } from "./queries/read-lateness.ts";
export { lastEntry, listRegister, type RegisterEntry } from "./queries/register.ts";
export { trackDossier } from "./queries/track.ts";
export { countWorkOf } from "./queries/work-of-person.ts";
export {
  findHeld,
  isSamePast,
  type PastRecord,
  type PastRows,
  pastDossier,
  pastRows,
  recordPast,
} from "./record-past.ts";
export { countDossiers, listReplays, replayWrites } from "./replay.ts";
export { type Registering, type ResultRegister, requesterOf } from "./result-register.ts";
export { setRoute } from "./routing.ts";
export { findSatisfaction, isSatisfied, SATISFACTIONS, type Satisfaction } from "./satisfaction.ts";
export { controlSheetOf } from "./screens/control-sheet.ts";
export { letterheadOf } from "./screens/letterhead.ts";
export { signedFiles } from "./signed-files.ts";
export type { Status } from "./status.ts";
export type { StruckRows } from "./struck-rows.ts";
export { storeUpload, uploadOwner, uploadReferences } from "./uploads.ts";
export { type Verification, verifyDossiers } from "./verify.ts";
export { verifyAttached } from "./verify-attached.ts";
export { verifyFormNumbers } from "./verify-forms.ts";
export type { SeenWrite, WriteAttachment } from "./write-attachment.ts";
