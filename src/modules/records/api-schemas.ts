import { z } from "../../web/route.ts";
import { ASSIGNMENT_STATES, PARTS } from "./assignment.ts";
import { COPY_KINDS } from "./copy.ts";
import {
  AUTHORITIES,
  DIRECTIONS,
  DOCUMENT_STATES,
  EFFECTS,
  MEDIA,
  SECRECIES,
  URGENCIES,
} from "./official-document.ts";
import { FILE_PARTS } from "./part.ts";

const text = z.string().nullable();

export const documentSchema = z.object({
  id: z.string(),
  direction: z.enum(DIRECTIONS),
  agencyId: z.string(),
  unitId: text,
  kindCode: z.string(),
  subject: text,
  content: text,
  secrecy: z.enum(SECRECIES),
  urgency: z.enum(URGENCIES),
  state: z.enum(DOCUMENT_STATES),
  version: z.number(),
  year: z.number().nullable(),
  number: z.number().nullable(),
  numberText: text,
  author: text,
  symbol: text,
  documentOn: text,
  arrivedOn: text,
  handledByOn: text,
  replyDueOn: text,
  addressees: text,
  recipients: text,
  receivedBy: text,
  medium: z.enum(MEDIA).nullable(),
  repliesToId: text,
  actsOnId: text,
  actsOnEffect: z.enum(EFFECTS).nullable(),
  submittedToId: text,
  submittedToName: text,
  submittedAuthority: z.enum(AUTHORITIES).nullable(),
  submittedAt: text,
  authority: z.enum(AUTHORITIES).nullable(),
  signerName: text,
  signerTitle: text,
  signedAt: text,
  publishedAt: text,
  sentAt: text,
  endedReason: text,
  createdByName: z.string(),
  createdAt: z.string(),
});

export const listedSchema = documentSchema.extend({
  unitIds: z.array(z.string()).readonly(),
  nextDueOn: text,
  repliedAt: text,
});

export const assignmentSchema = z.object({
  id: z.string(),
  parentId: text,
  unitId: z.string(),
  personId: text,
  personName: text,
  part: z.enum(PARTS),
  state: z.enum(ASSIGNMENT_STATES),
  instruction: z.string(),
  assignedByName: z.string(),
  assignedAt: z.string(),
  dueOn: text,
  originalDueOn: text,
  progress: z.number(),
  readAt: text,
  reportedAt: text,
  result: text,
  responseId: text,
  acceptedAt: text,
  extensionTo: text,
  extensionReason: text,
  cancelReason: text,
});

export const viewSchema = z.object({
  document: documentSchema,
  assignments: z.array(assignmentSchema).readonly(),
  files: z
    .array(
      z.object({
        sha256: z.string(),
        name: z.string(),
        mime: z.string(),
        sizeBytes: z.number(),
        part: z.enum(FILE_PARTS),
      }),
    )
    .readonly(),
  copies: z
    .array(
      z.object({
        id: z.string(),
        kindCode: z.enum(COPY_KINDS),
        medium: z.enum(MEDIA),
        numberText: z.string(),
        pages: z.string(),
        sheets: z.number(),
        recipients: z.string(),
        signerName: z.string(),
        sha256: z.string(),
        madeAt: z.string(),
      }),
    )
    .readonly(),
  workFiles: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })).readonly(),
  dossiers: z.array(z.object({ id: z.string(), code: z.string() })).readonly(),
  dossiersHidden: z.number(),
  related: z.array(documentSchema).readonly(),
  relatedHidden: z.number(),
  history: z.array(z.object({ type: z.string(), actorName: z.string(), at: z.string() })).readonly(),
});

export const changedSchema = z.object({
  id: z.string(),
  version: z.number(),
  numberText: z.string().optional(),
});
