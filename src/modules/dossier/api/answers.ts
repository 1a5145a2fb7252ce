import { z } from "../../../web/route.ts";
import { REJECTION_REASONS } from "../rejection-reasons.ts";
import { STATUSES } from "../status.ts";

/*
 * Shapes of answers for the published description. Reading answers are made by our own queries, so these say what is
 * sent and drop what is not named here.
 */

const instant = z.string().openapi({ format: "date-time" });
const text = z.string();
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const anyFacts = z.record(text, z.unknown()).readonly();

export const rowSchema = z
  .object({
    id: text,
    code: text,
    version: z.number(),
    ownerName: text,
    procedureCode: text,
    procedureName: text,
    procedureNameEn: text,
    fieldCode: text,
    status: z.enum(STATUSES),
    channelIn: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
    submittedAt: instant,
    acceptedAt: instant.nullable(),
    dueAt: instant.nullable(),
    receivingUnitId: text,
  })
  .openapi("DossierRow");

/** A submission that waits for its check, with how many alike came on its day. */
export const intakeSchema = rowSchema.extend({ alikeCount: z.number() }).openapi("WaitingSubmission");

/** A dossier that waits for money, with how much it is and what for. */
export const unpaidSchema = rowSchema
  .extend({ amountDong: z.number(), reason: text })
  .openapi("UnpaidDossier");

const workItemSchema = rowSchema
  .extend({
    taskId: text,
    stepCode: text,
    stepName: text,
    stepNameEn: text,
    stage: text,
    role: text,
    unitId: text,
    assigneeId: text.nullable(),
    stepDueAt: instant,
  })
  .openapi("WorkItem");

export const workSchema = z
  .object({
    page: z.object({ items: listOf(workItemSchema), nextCursor: text.nullable() }),
    counts: z.object({
      open: z.number(),
      overdue: z.number(),
      dueSoon: z.number(),
      toSign: z.number(),
      toIssue: z.number(),
      toReturn: z.number(),
      intake: z.number(),
      toDecide: z.number(),
      toAnswer: z.number(),
    }),
  })
  .openapi("Work");

export const uploadSchema = z
  .object({ sha256: text, name: text, sizeBytes: z.number(), mime: text })
  .openapi("FileReference");

const derivation = listOf(z.looseObject({ kind: text })).openapi({
  description: "How the due date was reckoned, step by step",
});
const pauses = listOf(z.object({ from: instant, to: instant.nullable(), policy: text, reason: text }));

export const publicViewSchema = z
  .object({
    code: text,
    maskedName: text,
    procedureCode: text,
    procedureName: text,
    status: z.enum(STATUSES),
    subStatus: text.nullable(),
    stepName: text.nullable(),
    stepNameEn: text.nullable(),
    submittedAt: instant.nullable(),
    acceptedAt: instant.nullable(),
    originalDueAt: instant.nullable(),
    dueAt: instant.nullable(),
    derivation,
    pauses,
    supplement: z
      .object({ items: listOf(z.object({ componentCode: text, problem: text })), reason: text })
      .nullable(),
    ending: z
      .object({
        reasonCode: z.enum(REJECTION_REASONS).nullable(),
        reason: text,
        legalGround: text,
        instruction: text.nullable(),
      })
      .nullable(),
    payment: z.object({ amountDong: z.number(), reason: text }).nullable(),
    stations: listOf(z.object({ name: text, state: text, at: instant.nullable() })),
  })
  .openapi("TrackedDossier");

const partySchema = z.object({
  fullName: text,
  personalId: text.nullable(),
  taxCode: text.optional(),
  phone: text.nullable(),
  email: text.nullable(),
  address: text.nullable(),
  dateOfBirth: text.nullable(),
});

const latenessSchema = z
  .object({
    lateMinutes: z.number(),
    steps: listOf(
      z.object({
        stepCode: text,
        stepName: text,
        stepNameEn: text,
        unitId: text,
        personId: text.nullable(),
        overMinutes: z.number(),
        minutes: z.number(),
      }),
    ),
    units: listOf(z.object({ unitId: text, minutes: z.number() })),
    unexplainedMinutes: z.number(),
  })
  .openapi("Lateness", {
    description: "Working minutes late, and the steps over their quota they are laid to",
  });

export const dossierViewSchema = z
  .object({
    dossier: z.looseObject({
      id: text,
      version: z.number(),
      status: z.enum(STATUSES),
      code: text.nullable(),
      dueAt: instant.nullable(),
      derivation,
    }),
    applicant: z.object({
      owner: partySchema,
      submitter: partySchema,
      relationship: text,
      accountId: text.nullable(),
    }),
    form: anyFacts,
    timeline: listOf(
      z.object({
        seq: z.number(),
        type: text,
        at: instant,
        actor: z.looseObject({ kind: text }),
        data: anyFacts,
        hash: text,
      }),
    ),
    acts: listOf(text),
    sharedPartOnly: z.boolean(),
    lateness: latenessSchema.nullable(),
    papers: listOf(z.object({ seq: z.number(), key: text, at: instant })),
  })
  .openapi("DossierView");
