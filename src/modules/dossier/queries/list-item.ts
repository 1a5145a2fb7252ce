import { z } from "zod";
import type { Id } from "../../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { maskName } from "../mask-name.ts";
import { STATUSES } from "../status.ts";

const instant = z.custom<Instant>((value) => typeof value === "string");
const id = <Name extends string>() => z.custom<Id<Name>>((value) => typeof value === "string");

const shared = {
  id: id<"dossier">(),
  code: z.string(),
  version: z.number(),
  owner_name: z.string(),
  procedure_code: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  field_code: z.string(),
  status: z.enum(STATUSES),
  channel_in: z.enum(["DIRECT", "ONLINE", "POSTAL"]),
  submitted_at: instant,
  accepted_at: instant.nullable(),
  due_at: instant.nullable(),
  receiving_unit_id: id<"unit">(),
};

function sharedView(row: z.output<z.ZodObject<typeof shared>>) {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    ownerName: row.owner_name,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    procedureNameEn: row.procedure_name_en,
    fieldCode: row.field_code,
    status: row.status,
    channelIn: row.channel_in,
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
    dueAt: row.due_at,
    receivingUnitId: row.receiving_unit_id,
  };
}

/** One dossier in a list that is not about tasks: search, the unit's queue, a citizen's own. */
export const dossierRowSchema = z.object(shared).transform(sharedView);
export type DossierRow = z.output<typeof dossierRowSchema>;

/** A submission that waits for its check, with how many alike came on its day, itself among them. */
export const intakeRowSchema = z
  .object({ ...shared, alike: z.array(instant), signature_doubted: z.boolean() })
  .transform((row) => {
    const day = localDateOf(row.submitted_at);
    const alikeCount = row.alike.filter((at) => localDateOf(at) === day).length;
    return { ...sharedView(row), alikeCount, isSignatureDoubted: row.signature_doubted };
  });
export type IntakeRow = z.output<typeof intakeRowSchema>;

/** A row of a list that may hold dossiers its reader sees the shared part of only. */
export function rowAsShared(row: Readonly<Record<string, unknown>>): DossierRow {
  const read = dossierRowSchema.parse(row);
  return row["may_open"] === true ? read : { ...read, ownerName: maskName(read.ownerName) };
}

/** A dossier that waits for money: how much, and what for. */
export const unpaidRowSchema = z
  .object({ ...shared, amount_dong: z.number(), reason: z.string() })
  .transform((row) => ({ ...sharedView(row), amountDong: row.amount_dong, reason: row.reason }));
export type UnpaidRow = z.output<typeof unpaidRowSchema>;

/** One open task in a work list, with the dossier it belongs to. */
export const listItemSchema = z
  .object({
    ...shared,
    task_id: z.string(),
    step_code: z.string(),
    step_name: z.string(),
    step_name_en: z.string(),
    stage: z.string(),
    role: z.string(),
    unit_id: id<"unit">(),
    assignee_id: id<"person">().nullable(),
    step_due_at: instant,
  })
  .transform((row) => ({
    ...sharedView(row),
    taskId: row.task_id,
    stepCode: row.step_code,
    stepName: row.step_name,
    stepNameEn: row.step_name_en,
    stage: row.stage,
    role: row.role,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
    stepDueAt: row.step_due_at,
  }));
export type WorkItem = z.output<typeof listItemSchema>;
