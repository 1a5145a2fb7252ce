import { z } from "zod";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { type Assignment, type AssignmentId, PARTS } from "./assignment.ts";
import type { ListedDocument } from "./list-documents.ts";
import {
  AUTHORITIES,
  DIRECTIONS,
  DOCUMENT_STATES,
  EFFECTS,
  MEDIA,
  type OfficialDocument,
  type OfficialDocumentId,
  SECRECIES,
  URGENCIES,
} from "./official-document.ts";

/** Rows as the driver gives them → domain values. The CHECKs of the tables promise what is parsed here. */

const isText = (value: unknown) => typeof value === "string";
const instant = z.custom<Instant>(isText);
const day = z.custom<LocalDate>(isText);
const documentId = z.custom<OfficialDocumentId>(isText);
const personId = z.custom<PersonId>(isText);
const unitId = z.custom<UnitId>(isText);

const documentRow = z.object({
  id: documentId,
  direction: z.enum(DIRECTIONS),
  agencyId: unitId,
  unitId: unitId.nullable(),
  kindCode: z.string(),
  subject: z.string().nullable(),
  content: z.string().nullable(),
  secrecy: z.enum(SECRECIES),
  urgency: z.enum(URGENCIES),
  state: z.enum(DOCUMENT_STATES),
  version: z.number(),
  series: z.string().nullable(),
  year: z.number().nullable(),
  number: z.number().nullable(),
  numberText: z.string().nullable(),
  author: z.string().nullable(),
  symbol: z.string().nullable(),
  documentOn: day.nullable(),
  arrivedOn: day.nullable(),
  handledByOn: day.nullable(),
  replyDueOn: day.nullable(),
  addressees: z.string().nullable(),
  recipients: z.string().nullable(),
  receivedBy: z.string().nullable(),
  medium: z.enum(MEDIA).nullable(),
  repliesToId: documentId.nullable(),
  actsOnId: documentId.nullable(),
  actsOnEffect: z.enum(EFFECTS).nullable(),
  submittedToId: personId.nullable(),
  submittedToName: z.string().nullable(),
  submittedAuthority: z.enum(AUTHORITIES).nullable(),
  submittedById: personId.nullable(),
  submittedAt: instant.nullable(),
  authority: z.enum(AUTHORITIES).nullable(),
  signerId: personId.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  signedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  sentAt: instant.nullable(),
  endedReason: z.string().nullable(),
  createdBy: personId,
  createdByName: z.string(),
  createdAt: instant,
});

export function parseDocument(row: unknown): OfficialDocument {
  return documentRow.parse(row);
}

const assignmentRow = z.object({
  id: z.custom<AssignmentId>(isText),
  documentId,
  parentId: z.custom<AssignmentId>(isText).nullable(),
  unitId,
  personId: personId.nullable(),
  personName: z.string().nullable(),
  part: z.enum(PARTS),
  instruction: z.string(),
  assignedBy: personId,
  assignedByName: z.string(),
  assignedAt: instant,
  dueOn: day.nullable(),
  originalDueOn: day.nullable(),
  progress: z.number(),
  readAt: instant.nullable(),
  reportedAt: instant.nullable(),
  reportedBy: personId.nullable(),
  result: z.string().nullable(),
  responseId: documentId.nullable(),
  acceptedAt: instant.nullable(),
  acceptedBy: personId.nullable(),
  extensionTo: day.nullable(),
  extensionReason: z.string().nullable(),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
});

export function parseAssignment(row: unknown): Assignment {
  return assignmentRow.parse(row);
}

const listedRow = documentRow.extend({
  unitIds: z.array(unitId),
  nextDueOn: day.nullable(),
  repliedAt: instant.nullable(),
});

/** A row of a hand-written statement: its columns are named as in the table. */
export function parseListed(row: Row): ListedDocument {
  return listedRow.parse(camelNames(row));
}

function camelNames(row: Row): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
