import { localMoment as moment } from "../local-moment.ts";
import type { Messages } from "../messages-type.ts";
import { numberText } from "../number-text.ts";
import { actsEn } from "./acts.en.ts";
import type { dossierVi } from "./dossier.vi.ts";
import { screensEn } from "./screens.en.ts";

const { handOver, signResult, issueResult, returnResult } = actsEn.button;
const ACTS = { handOver, signResult, issueResult, returnResult };

const FIELDS: Readonly<Record<string, string>> = {
  reason: "reason",
  instruction: "instruction",
  problem: "what is missing",
  question: "question",
  text: "answer",
  notice: "notice",
  finding: "finding",
  document: "document number",
  note: "note",
  refundDecision: "decision on the fees",
  summary: "summary",
  basis: "basis",
};

const dong = (amount: number) => `VND ${numberText(amount, "en")}`;
const list = (codes: readonly string[]) => codes.join(", ");
const day = (date: string) => date.split("-").toReversed().join("/");

export const dossierEn: Messages<typeof dossierVi> = {
  errors: {
    ACT_NOT_IN_STATE: (f) =>
      `The dossier is “${screensEn.status[f.status]}”, so this cannot be done now. Reload the page to see what can.`,
    DOSSIER_PAST:
      "This past dossier was closed in the previous system; it is kept to be found and counted. Open a new dossier for anything further.",
    TEXT_REQUIRED: (f) =>
      `A required text is missing (${FIELDS[f.field] ?? f.field}). Write it out and send again.`,
    LEGAL_GROUND_REQUIRED:
      "Refusing, suspending or stopping needs its legal ground. Name the article and the legal document.",
    FORM_NOT_VALID: "The form is not valid yet. Correct the fields named and submit again.",
    COMPONENTS_MISSING: (f) => `Required papers are missing: ${list(f.codes)}. Add them, then submit.`,
    PREPAYMENT_REQUIRED: "The fee of this procedure is due before submission. Pay it, then submit.",
    COMPONENT_NOT_PUBLISHED: (f) =>
      `Papers ${list(f.codes)} are not among those the procedure publishes and may be neither asked for nor taken. Pick from the procedure's list.`,
    SCAN_NOT_COMPARED: (f) =>
      `Not marked as compared with the original: ${f.codes.join(", ")}. Compare the scan with the original, then tick it.`,
    SCAN_DATED_AHEAD: (f) =>
      `The day of issue lies ahead: ${f.codes.join(", ")}. Look again at the date on the paper.`,
    COMPONENT_NOT_HELD: (f) =>
      `The office does not hold papers ${list(f.codes)} of this dossier. Choose papers it holds.`,
    CUSTODY_MOVES_REQUIRED: "No paper was named as handed over. Choose at least one.",
    SUPPLEMENT_ITEMS_REQUIRED:
      "A request for supplement names at least one paper. Choose it and say what is missing.",
    SUPPLEMENT_ASKED_ONCE: (f) =>
      `Guidance before acceptance is given once and in full. Papers ${list(f.codes)} were not in the first request and may not be added; repeat only what is still missing.`,
    SUPPLEMENT_ALREADY_OPEN: (f) =>
      `Supplement request ${f.round} is approved and not sent yet. Finish that one first.`,
    SUPPLEMENT_TOO_LATE: (f) =>
      `This procedure allows a supplement request until ${day(f.lastOn)} only. Decide on the papers at hand, or propose an extension.`,
    SUPPLEMENT_NOT_PROPOSED: "No supplement proposal awaits approval. The specialist proposes first.",
    SUPPLEMENT_NOT_APPROVED:
      "The supplement request is not approved. A unit head or leader approves it before it is sent.",
    SUPPLEMENT_ROUNDS_EXHAUSTED: (f) =>
      `This dossier may be sent back ${f.max} time(s); one more counts as overdue. Only a leader may allow it, with a reason.`,
    SUPPLEMENT_ITEMS_MISSING: (f) =>
      `Nothing was handed in for ${list(f.codes)}. Supply every paper asked for, at once.`,
    SUPPLEMENT_NOT_ANSWERED: "The applicant has not supplied the papers. Confirm only once they are in.",
    SUPPLEMENT_ITEMS_NOT_ACCEPTED: (f) =>
      `Papers ${list(f.codes)} are not marked as accepted. Check every one; where one does not do, ask the applicant to supply it again.`,
    SUPPLEMENT_WINDOW_OPEN: (f) =>
      f.respondBy === null
        ? "No window for the supplement has passed, so the dossier cannot end for that reason."
        : `The applicant has until the end of ${day(f.respondBy)}. Wait until then.`,
    SUPPLEMENT_ANSWERED: (f) =>
      `The applicant supplied the papers at ${moment(f.answeredAt)}. Check them instead of stopping the dossier.`,
    OWN_PROPOSAL: "Nobody approves their own proposal. Pass it to another head or leader.",
    TASK_DONE: (f) =>
      `The step “${f.stepNameEn}” was finished at ${moment(f.finishedAt)}. Reload to see the next one.`,
    TASK_HELD_ELSEWHERE:
      "Another role or unit holds this step. Only someone with that role in that unit may act; if you hold a delegation, check its dates.",
    TASK_ASSIGNED_TO_OTHER: "This task lies with a colleague. Ask the unit head to reassign it.",
    TASK_ALREADY_ASSIGNED: "The task already lies with that person. Nothing more to do.",
    TASK_NEEDS_ITS_ACT: (f) => `This step is finished only by “${ACTS[f.act]}”. Use that button.`,
    NO_TASK_OF_STAGE: "The process has not reached this step. Finish the steps before it.",
    CONSULTATION_UNITS_REQUIRED: "No unit was chosen. Choose at least one to ask.",
    CONSULTATION_ALREADY_OPEN: "An opinion is still being asked for. Close that consultation first.",
    CONSULTATION_DUE_OUT_OF_RANGE: (f) =>
      f.latest === null
        ? "The answer cannot be due before today. Choose another day."
        : `The answer must be due between today and ${day(f.latest)}, within the time the dossier has left.`,
    CONSULTATION_NOT_OPEN: "No consultation is open. Reload the page.",
    CONSULTATION_UNIT_NOT_ASKED: "This unit was not asked. Only units asked may answer.",
    CONSULTATION_OF_OTHER_UNIT:
      "Only officers of the unit that was asked may answer for it. Leave the reply to them.",
    CONSULTATION_ALREADY_ANSWERED: (f) => `The unit answered at ${moment(f.at)}. Each unit answers once.`,
    CONSULTATION_ANSWERED: (f) =>
      `A unit answered at ${moment(f.at)}, so this can no longer be withdrawn. Wait for all opinions, then close it.`,
    STEP_AWAITS_VERIFICATION:
      "The verification is still open. Record its finding before completing this step.",
    STEP_AWAITS_SUPPLEMENT:
      "A request for papers was proposed and not sent. Send it, or drop it, before completing this step.",
    CONSULTATION_WAITING: (f) =>
      `Some units have not answered; they have until ${moment(f.dueAt)}. Wait for them or for that moment; silence is not consent.`,
    VERIFICATION_NOT_ALLOWED:
      "This case of the procedure allows no verification. Decide on the papers at hand.",
    VERIFICATION_ALREADY_USED: "The dossier was verified once already; the longer term is given once.",
    VERIFICATION_NOT_OPEN: "No verification is open. Reload the page.",
    VERIFICATION_OPEN:
      "The verification is not finished, so nothing can be signed. Record its finding first.",
    VERIFICATION_STEP_OPEN: "A step of the verification is open. Complete that step.",
    DRAFT_NOT_AWAITED: "No draft awaits the applicant. The time to confirm may be over.",
    TIMER_NOT_DUE: (f) => `The wait ends at ${moment(f.dueAt)}, not yet.`,
    AMOUNT_NOT_POSITIVE: "The amount is whole đồng above zero. Where nothing is due, no notice is needed.",
    PAYMENT_ALREADY_CHARGED: (f: { amountDong: number }) =>
      `${dong(f.amountDong)} are charged already and not yet paid. Tick that charge instead of typing the amount, so that nobody pays twice.`,
    PAYMENT_SUM_DIFFERS: (f: { amountDong: number }) =>
      `The ticked charges come to ${dong(f.amountDong)}. Leave the amount empty, or type just that.`,
    PAYMENT_CHARGE_NOT_DUE: "A ticked charge is not to be paid any more. Reload the page and choose again.",
    PAYMENT_PROOF_REQUIRED:
      "Give the receipt number (paid) or the reason of the exemption; exactly one of them.",
    PAID_ON_IN_FUTURE: (f: { paidOn: string }) =>
      `The day of payment ${day(f.paidOn)} lies ahead. Enter the day on the paper that proves it.`,
    EXEMPTION_BY_CASHIER:
      "Whoever takes the money does not grant the exemption. Name the person who approved it.",
    EXTENSION_WHILE_PAUSED: "The clock is stopped, so there is nothing to extend. Wait until it runs again.",
    NO_DUE_DATE: "This dossier has no term, so there is nothing to extend.",
    EXTENSIONS_EXHAUSTED: (f) =>
      `The dossier may be extended ${f.max} time(s). Report to the leader; no further date may be promised.`,
    EXTENSION_NOT_WORKING_DAY: (f) => `${day(f.newDueOn)} is not a working day. Choose one that is.`,
    EXTENSION_NOT_LATER: (f) =>
      `The new day must come after the present due date (${moment(f.dueAt)}). Choose a later one.`,
    EXTENSION_NOT_PROPOSED: "No extension awaits signature. The specialist drafts it first.",
    LATE_CAUSE_UNKNOWN: "The cause is not in the list in force. Choose one of the list, or leave it open.",
    NOTHING_AMENDED: "Nothing was changed. Put right what was written wrongly, then save.",
    HAND_OVER_BEGUN:
      "Somebody at the receiving desk has taken or begun the work, so it can no longer be taken back. Ask whoever holds it to press “Return to an earlier step”.",
    HAND_OVER_BY_OTHER:
      "Only the person who handed the dossier over can take it back. Ask them, or ask the receiving desk to press “Return to an earlier step”.",
    DUE_UNCHANGED: "The new calendar leaves this due date as it is. Nothing to do.",
    RESULT_ALREADY_SIGNED: (f) =>
      `The result was signed at ${moment(f.signedAt)}, so this can no longer be done. Mistakes found later are handled by returning the step or reopening.`,
    RESULT_DRAFT_OUTDATED:
      "The result was drafted before what was declared was put right, so it cannot be signed. Draft it again, or return the step so that the specialist does.",
    SIGNER_IS_SPECIALIST: "Whoever appraised a dossier does not sign its result. Pass it to another leader.",
    RESULT_NOT_SIGNED: "The result is not signed, so it cannot be numbered and issued. Have it signed first.",
    RESULT_NUMBER_REQUIRED: "An issued result bears a number. Take one first.",
    RESULT_NUMBER_VOIDED: (f) => `Number ${f.number} was voided and is never used again. Take a new one.`,
    RESULT_FILE_REQUIRED: "At least one file of the signed and sealed result is kept. Upload it.",
    CHILDREN_OPEN: "Mandatory child dossiers are still open, so the bundle has no result yet. Wait for them.",
    FEES_NOT_SETTLED:
      "The fees are not settled, so the result is not handed over. Collect them or record the exemption first.",
    RECEIVER_REQUIRED:
      "The receiver and how they were recognised are recorded. Check the identity paper, the QR code or an OTP.",
    RECEIVER_NOT_SEEN:
      "Nobody comes for an electronic result: no receiver and no identity paper are recorded. Leave them out, or choose another way.",
    AUTHORISATION_REQUIRED:
      "An authorised person receives a result with an authorisation. See it, and tick that it was seen.",
    CONSIGNMENT_REQUIRED:
      "A result returned by post bears the number of its postal item. Write it as on the dispatch note.",
    DELIVERY_NOT_ONLINE:
      "The program itself delivers online only, or on the proof of the post that says who signed. Other papers are handed over by an officer.",
    CHILD_ALREADY_LINKED: "This child dossier is linked already.",
    CHILD_UNKNOWN: "That dossier is no child of this one. Check the code.",
    CHILD_ALREADY_CLOSED: "This child dossier is closed already.",
    NESTED_CHILD: "A child dossier has no children of its own. Open it from the bundle.",
    RESULT_HAS_NO_NUMBER:
      "The dossier has no result with a number of its own to revoke or replace. Open the child dossier that has one.",
    RESULT_NOT_IN_FORCE: ({ since }: { since: string }) =>
      `The result was revoked or replaced already at ${moment(since)}.`,
    RESULT_HAS_NO_LINK:
      "This result goes by no link: its receiver has an account, or no personal number, telephone or mail is known. They see it by signing in with VNeID, or at the counter.",
    RESULT_SENT_OFTEN: ({ times }: { times: number }) =>
      `The link was sent again ${times} times and goes out no more. Ask the receiver to bring an identity paper to the counter.`,
    REPLACEMENT_UNKNOWN: ({ number }: { number: string }) =>
      `The agency has no other paper ${number} of this procedure in force. Write number and symbol as they stand on the issued paper.`,
    BUNDLE_NOT_REOPENED:
      "A bundle has no result of its own to reopen. Reopen the child dossier with the error.",
    REOPEN_PAST_SIGNATURE:
      "Reopening goes back to the signature or before it, since the number is void. Choose another step.",
    ALREADY_COMPETENT: "The dossier is with this agency already. Choose another.",
  },
};
