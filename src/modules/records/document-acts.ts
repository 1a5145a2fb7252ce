import type { Refusal, Result } from "../../kernel/result.ts";
import { idField, linesField, localDateField, textField, z } from "../../web/route.ts";
import type { Act, Actor } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import { assignDocument } from "./commands/assign.ts";
import { linkDossier } from "./commands/attach.ts";
import type { Changed } from "./commands/change.ts";
import { correctIncoming, editOutgoing } from "./commands/edit.ts";
import { makeCopy } from "./commands/make-copy.ts";
import { discardOutgoing, sendOutgoing, voidRegistered } from "./commands/outgoing-acts.ts";
import { placeMarks } from "./commands/place-marks.ts";
import { publishWithPaper } from "./commands/publish-paper.ts";
import { signWithPaper } from "./commands/sign-paper.ts";
import { returnOutgoing, submitOutgoing, takeBackOutgoing } from "./commands/submit.ts";
import {
  acceptPart,
  advancePart,
  askPartExtension,
  cancelPart,
  decidePartExtension,
  readPart,
  reportPart,
  sendPartBack,
} from "./commands/work.ts";
import { COPY_KINDS } from "./copy.ts";
import { draftInput, incomingInput, placementInput } from "./document-input.ts";
import { AUTHORITIES, MEDIA, type OfficialDocumentId } from "./official-document.ts";

/** Who acts, where, on which document, at which version if one was said. */
type Asking = {
  readonly office: Office;
  readonly actor: Actor;
  readonly id: OfficialDocumentId;
  readonly expectedVersion: number | null;
};

/** An act on a document, as the API and the pages offer it. */
export type DocumentAct = {
  readonly name: string;
  /** What a route asks before it loads anything; the command asks again with the document. */
  readonly act: Act;
  readonly summary: string;
  /** Done to the document as it was seen: whoever asks names that version, and of another nothing is done. */
  readonly asSeen: boolean;
  readonly body: z.ZodType;
  readonly run: (asking: Asking, body: unknown) => Promise<Result<Changed, Refusal>>;
};

type Described = Omit<DocumentAct, "asSeen">;

function documentAct<Body extends z.ZodType>(
  of: Omit<Described, "body" | "run"> & {
    readonly body: Body;
    readonly run: (asking: Asking, body: z.output<Body>) => Promise<Result<Changed, Refusal>>;
  },
): Described {
  return { ...of, run: (asking, body) => of.run(asking, of.body.parse(body)) };
}

const words = (max: number) => textField({ max });
const lines = (max: number) => linesField({ max });
const maybe = <T extends z.ZodType>(field: T) => field.nullable().default(null);
const reason = z.strictObject({ reason: words(1_000) });
const part = z.strictObject({ assignmentId: idField("assignment") });
const someone = z.array(z.uuid()).max(100).default([]);

const servicesOf = ({ office, actor }: Asking) => ({ services: office.services, actor });

/** What is done to the document itself. */
const TO_DOCUMENTS: readonly Described[] = [
  documentAct({
    name: "submit",
    act: "records.draft",
    summary: "Send a draft up to the leader who is to sign it",
    body: z.strictObject({ leaderId: z.uuid(), authority: maybe(z.enum(AUTHORITIES)) }),
    run: ({ office, actor, ...asked }, body) => submitOutgoing(office, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "take-back",
    act: "records.draft",
    summary: "Take a draft back from the leader it was sent up to",
    body: z.strictObject({}),
    run: ({ office, actor, ...asked }) => takeBackOutgoing(office, actor, asked),
  }),
  documentAct({
    name: "place",
    act: "records.read",
    summary: "Say where number, day and signature go on the PDF of a draft, in millimetres",
    body: placementInput,
    run: ({ office, actor, ...asked }, body) => placeMarks(office, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "sign",
    act: "records.sign",
    summary: "Sign a draft",
    body: z.strictObject({ authority: z.enum(AUTHORITIES), title: words(200) }),
    run: ({ office, actor, ...asked }, body) => signWithPaper(office, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "return",
    act: "records.sign",
    summary: "Send a document that was sent up, or signed and has no number, back to its drafter",
    body: reason,
    run: ({ office, actor, ...asked }, body) => returnOutgoing(office, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "publish",
    act: "records.register",
    summary: "Number and publish a signed document",
    body: z.strictObject({ medium: z.enum(MEDIA) }),
    run: ({ office, actor, ...asked }, body) => publishWithPaper(office, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "send",
    act: "records.register",
    summary: "Say that a published document was sent, and to whom",
    body: z.strictObject({ recipients: lines(2_000), receivedBy: maybe(words(200)) }),
    run: ({ office, actor, ...asked }, body) => sendOutgoing(office.services, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "void",
    act: "records.register",
    summary: "Strike out the number of a document registered or published by mistake",
    body: reason,
    run: ({ office, actor, ...asked }, body) => voidRegistered(office.services, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "discard",
    act: "records.draft",
    summary: "Give a draft up",
    body: reason,
    run: ({ office, actor, ...asked }, body) =>
      discardOutgoing(office.services, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "edit",
    act: "records.draft",
    summary: "Change a draft",
    body: draftInput.omit({ unitId: true, repliesToId: true, actsOnId: true, actsOnEffect: true }),
    run: ({ office, actor, ...asked }, body) => editOutgoing(office.services, actor, { ...asked, ...body }),
  }),
  documentAct({
    name: "correct",
    act: "records.register",
    summary: "Correct what was written down of a document that came, with the reason",
    body: incomingInput
      .omit({ agencyId: true, secrecy: true, arrivedOn: true, isOther: true })
      .extend({ reason: words(1_000) }),
    run: ({ office, actor, ...asked }, body) =>
      correctIncoming(office.services, actor, { ...asked, ...body }),
  }),
];

/** What is done about it and leaves it as it is. */
const ABOUT_DOCUMENTS: readonly Described[] = [
  documentAct({
    name: "copy",
    act: "records.register",
    summary: "Make a numbered copy of a file of a document: a true copy, a further copy or an extract",
    body: z.strictObject({
      kind: z.enum(COPY_KINDS),
      medium: z.enum(MEDIA),
      sourceSha256: z.string().regex(/^[0-9a-f]{64}$/),
      pages: textField({ max: 200, min: 0 }).default(""),
      extract: maybe(lines(20_000)),
      sheets: z.coerce.number().int().min(1).max(10_000),
      recipients: lines(2_000),
      sourceCopyNumber: maybe(words(100)),
      signerId: maybe(z.uuid()),
      authority: maybe(z.enum(AUTHORITIES)),
    }),
    run: ({ office, actor, id }, body) => makeCopy(office, actor, { id, ...body }),
  }),
  documentAct({
    name: "link",
    act: "records.read",
    summary: "Tie a document to a dossier, by its code",
    body: z.strictObject({ dossierCode: words(60) }),
    run: ({ office, actor, id }, body) => linkDossier(office, actor, { id, ...body }),
  }),
  documentAct({
    name: "assign",
    act: "records.assign",
    summary: "Give a document to units, or a unit's part of it to people",
    body: z.strictObject({
      parentId: maybe(idField("assignment")),
      leadId: maybe(z.uuid()),
      supportIds: someone,
      informIds: someone,
      instruction: words(2_000),
      dueOn: maybe(localDateField()),
      dueWorkingDays: maybe(z.coerce.number().int().min(0).max(365)),
    }),
    run: ({ office, actor, id }, body) => assignDocument(office, actor, { id, ...body }),
  }),
];

const ON_PARTS: readonly Described[] = [
  documentAct({
    name: "read",
    act: "records.work",
    summary: "Say that a part was seen",
    body: part,
    run: (asking, body) => readPart(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "advance",
    act: "records.work",
    summary: "Say how far a part is",
    body: part.extend({ progress: z.coerce.number().int().min(0).max(99) }),
    run: (asking, body) => advancePart(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "report",
    act: "records.work",
    summary: "Report a part as done, with words, a document that goes out, or both",
    body: part.extend({ result: maybe(words(2_000)), responseId: maybe(idField("official document")) }),
    run: (asking, body) => reportPart(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "ask-extension",
    act: "records.work",
    summary: "Ask for a later due date",
    body: part.extend({ to: localDateField(), reason: words(1_000) }),
    run: (asking, body) => askPartExtension(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "decide-extension",
    act: "records.assign",
    summary: "Grant or refuse a later due date",
    body: part.extend({ decision: z.enum(["GRANTED", "REFUSED"]) }),
    run: (asking, body) => decidePartExtension(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "accept",
    act: "records.assign",
    summary: "Accept the result of a part",
    body: part,
    run: (asking, body) => acceptPart(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "send-back",
    act: "records.assign",
    summary: "Send the result of a part back",
    body: part,
    run: (asking, body) => sendPartBack(servicesOf(asking), { id: asking.id, ...body }),
  }),
  documentAct({
    name: "cancel",
    act: "records.assign",
    summary: "Take a part back",
    body: part.extend({ reason: words(1_000) }),
    run: (asking, body) => cancelPart(servicesOf(asking), { id: asking.id, ...body }),
  }),
];

/** Every act on a document or on a part of its work: one route of the API and one form of the desk each. */
export const DOCUMENT_ACTS: readonly DocumentAct[] = [
  ...TO_DOCUMENTS.map((act) => ({ ...act, asSeen: true })),
  ...[...ABOUT_DOCUMENTS, ...ON_PARTS].map((act) => ({ ...act, asSeen: false })),
];
