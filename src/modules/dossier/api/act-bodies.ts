import { idField, localDateField, textField, z } from "../../../web/route.ts";
import type { DossierAct } from "../acts.ts";
import { listLateCauses } from "../late-causes.ts";
import { REJECTION_REASONS } from "../rejection-reasons.ts";
import { componentsField, custodyField, factsField, filesField, scansField } from "./fields.ts";

const note = () => textField({ max: 4_000, min: 0 });
const reason = () => textField({ max: 4_000 });
const taskId = () => z.string().min(1).max(80);
const code = () => z.string().min(1).max(80);
const lateCause = () =>
  code().describe(
    `Why it is late, from the list in force: ${listLateCauses()
      .map((each) => each.code)
      .join(", ")}`,
  );
const papers = () =>
  z
    .array(textField({ max: 300 }))
    .max(100)
    .default([]);

const items = () =>
  z.strictObject({
    items: z.array(z.strictObject({ componentCode: code(), problem: reason() })).max(100),
    reason: reason(),
  });

/**
 * What the body of each act carries over HTTP, as strict schemas; `POST /api/v1/dossiers/{id}/{act}`. Submitting and
 * receiving have their own routes because no dossier exists yet; children, timers and calendar moves are the system's.
 */
export const ACT_BODIES = {
  accept: z.strictObject({ components: componentsField().default([]), custody: custodyField().default([]) }),
  requestIntakeSupplement: items(),
  answerIntakeSupplement: z.strictObject({ components: componentsField() }),
  reject: z.strictObject({
    reasonCode: z.enum(REJECTION_REASONS),
    reason: reason(),
    legalGround: note(),
    instruction: note(),
  }),
  cancel: z.strictObject({ reason: reason() }),
  handOver: z.strictObject({ outcome: code().exactOptional(), facts: factsField().exactOptional() }),
  takeBack: z.strictObject({ reason: reason() }),
  assignTask: z.strictObject({ taskId: taskId(), assigneeId: idField("person") }),
  completeTask: z.strictObject({
    taskId: taskId(),
    outcome: code().exactOptional(),
    /** Who is to do the step that this one opens. */
    assigneeId: idField("person").exactOptional(),
    note: note().default(""),
    facts: factsField().exactOptional(),
  }),
  returnToPrevious: z.strictObject({ taskId: taskId(), to: code().exactOptional(), reason: reason() }),
  requestConsultation: z.strictObject({
    unitIds: z.array(idField("unit")).max(20),
    question: reason(),
    dueOn: localDateField(),
  }),
  replyConsultation: z.strictObject({
    consultationId: z.string().max(80),
    unitId: idField("unit"),
    opinion: z.enum(["AGREE", "DISAGREE", "CONDITIONAL"]),
    text: reason(),
  }),
  closeConsultation: z.strictObject({ consultationId: z.string().max(80) }),
  withdrawConsultation: z.strictObject({ consultationId: z.string().max(80), reason: reason() }),
  startVerification: z.strictObject({ notice: reason() }),
  finishVerification: z.strictObject({ finding: reason(), facts: factsField().exactOptional() }),
  proposeSupplement: items(),
  approveSupplement: z.strictObject({ overLimitReason: reason().nullable().default(null) }),
  dropSupplement: z.strictObject({ reason: reason() }),
  sendSupplement: z.strictObject({}),
  answerSupplement: z.strictObject({ components: componentsField() }),
  confirmSupplement: z.strictObject({ acceptedComponents: z.array(code()).max(100) }),
  stop: z.strictObject({ reason: reason(), legalGround: note(), papersReturned: papers() }),
  requirePayment: z.strictObject({
    /** May be left out where `chargeIds` are named: their sum it is. */
    amountDong: z.int().min(0).max(1_000_000_000_000).default(0),
    reason: reason(),
    /** Charges of the dossier that are due already and are to be paid now. */
    chargeIds: z.array(idField("charge")).max(50).default([]),
  }),
  confirmPayment: z.strictObject({
    reference: textField({ max: 120 }).nullable().default(null),
    /** The day on the paper that proves it, where that was before today: the clock has run since. */
    paidOn: localDateField().nullable().default(null),
    exemption: z
      .strictObject({ reason: reason(), approvedBy: idField("person") })
      .nullable()
      .default(null),
  }),
  suspend: z.strictObject({ ground: reason(), document: reason() }),
  resume: z.strictObject({ note: note().default("") }),
  requestWithdrawal: z.strictObject({ reason: reason() }),
  approveWithdrawal: z.strictObject({
    /** Needed where something was paid. */
    refundDecision: note().default(""),
    papersReturned: papers(),
    /** What was paid goes back to the payer. */
    refundFees: z.boolean().exactOptional(),
  }),
  refuseWithdrawal: z.strictObject({ reason: reason() }),
  cancelWithdrawal: z.strictObject({}),
  draftResult: z.strictObject({
    outcome: z.enum(["POSITIVE", "NEGATIVE"]),
    /** What whoever drafts it corrected or found out, by field of the paper. */
    fields: z
      .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), textField({ max: 2_000, min: 0 }))
      .default({}),
  }),
  signResult: z.strictObject({
    outcome: z.enum(["POSITIVE", "NEGATIVE"]),
    authorityWord: z.enum(["TM", "KT", "TL", "TUQ", "Q"]).nullable().default(null),
    summary: reason(),
    legalGround: reason().nullable().default(null),
    stepOutcome: code().exactOptional(),
  }),
  issueResult: z.strictObject({
    files: filesField().default([]),
    comparedScans: z.boolean().default(false),
    stepOutcome: code().exactOptional(),
    lateCause: lateCause().exactOptional(),
  }),
  returnResult: z.strictObject({
    channel: z.enum(["COUNTER", "ONLINE", "POSTAL"]),
    /** At the counter who came, and by what they were recognised; electronically nobody is seen. */
    receiver: z.enum(["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"]).nullable().default(null),
    receiverName: textField({ max: 100 }).nullable().default(null),
    identityChecked: z
      .enum(["ID_CARD", "VNEID", "RECEIPT_AND_ID", "QR", "OTP", "AUTHORISATION"])
      .nullable()
      .default(null),
    /** The authorisation of an authorised receiver was seen. */
    authorisationSeen: z.boolean().default(false),
    /** By public post: the number of the item. */
    consignment: textField({ max: 40 }).nullable().default(null),
    /** Counts only for dossiers received before charges were kept; for all others the books say it. */
    feesSettled: z.boolean().default(false),
    custody: custodyField().default([]),
  }),
  reopen: z.strictObject({ reason: reason(), to: code().exactOptional() }),
  revokeResult: z.strictObject({ reason: reason(), legalGround: note() }),
  sendResultAgain: z.strictObject({ reason: reason() }),
  supersedeResult: z.strictObject({
    reason: reason(),
    legalGround: note(),
    /** Number and symbol of the paper that replaces it, as they stand on it. */
    replacementNumber: textField({ max: 120 }),
  }),
  proposeExtension: z.strictObject({
    newDueOn: localDateField(),
    reason: reason(),
    lateCause: lateCause().exactOptional(),
  }),
  signExtension: z.strictObject({}),
  reroute: z.strictObject({ toUnitId: idField("unit"), reason: reason() }),
  moveCustody: z.strictObject({ moves: custodyField() }),
  checkComponents: z.strictObject({ components: componentsField(), scans: scansField().exactOptional() }),
  confirmDraftByApplicant: z.strictObject({ confirmed: z.boolean() }),
} as const satisfies Partial<Record<DossierAct, z.ZodType>>;

export type RoutedAct = keyof typeof ACT_BODIES;
export type ActBody<A extends RoutedAct> = z.output<(typeof ACT_BODIES)[A]>;
