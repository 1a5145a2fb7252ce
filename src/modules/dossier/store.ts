import { z } from "zod";
import { assert } from "../../kernel/assert.ts";
import { foldedWords } from "../../kernel/fold-text.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { DossierSubject, NamedPerson } from "../access/index.ts";
import { termDays } from "../calendar/index.ts";
import { decisionsAwaited, unitsStillAsked } from "./awaited.ts";
import { type Applicant, type Dossier, type DossierId, emptyDossier } from "./dossier.ts";
import { dueInHand, termInForce } from "./due-in-hand.ts";
import type { DossierEvent } from "./events.ts";
import { parseDossierState } from "./state-parser.ts";
import { APPEND, APPEND_FREE, CREATE, LOAD_DOSSIER } from "./store-statements.ts";
import { stuckFrom } from "./stuck.ts";
import { attachable, type WriteAttachment } from "./write-attachment.ts";

/** The answer kept beside the events, so that repeating the same request gives the same answer and no second act. */
type Remembered = {
  readonly actorKey: string;
  readonly key: string;
  readonly requestHash: string;
  /** Null: the route's own status. */
  readonly status: number | null;
  readonly body: unknown;
};

type Write = {
  readonly after: Dossier;
  readonly events: readonly DossierEvent[];
  readonly at: Instant;
  readonly remembered: Remembered | null;
};

/** The first write of a dossier, with whose it is. */
export type NewWrite = Write & { readonly applicant: Applicant };
/** A later write, with the state it was decided on. */
export type LaterWrite = Write & {
  readonly before: Dossier;
  /** Whose it is, where the act puts that right; absent, it stays whose it was. */
  readonly applicant?: Applicant;
};

/** The two hot writes, with whatever other modules attach to them. */
export type DossierStore = {
  /** Writes the first events of dossiers, of all or of none. A repeated idempotency key or a taken code is a unique violation. */
  readonly create: (executor: Executor, writes: readonly NewWrite[]) => Promise<void>;
  /** Appends events to the version they were decided on. False: the dossier changed meanwhile, nothing was written. */
  readonly append: (executor: Executor, write: LaterWrite) => Promise<boolean>;
  /**
   * The same for several dossiers, each named once; answers which were written. One that somebody else is writing at
   * this moment is left out without waiting.
   */
  readonly appendFree: (executor: Executor, writes: readonly LaterWrite[]) => Promise<ReadonlySet<unknown>>;
};

export function dossierStore(attachments: readonly WriteAttachment[]): DossierStore {
  const creating = attachable(CREATE, attachments);
  const appending = attachable(APPEND, attachments);
  const appendingFree = attachable(APPEND_FREE, attachments);
  return {
    create: async (executor, writes) => {
      const { statement, values } = creating(
        writes.map((write) => ({ ...write, before: emptyDossier(write.after.id) })),
      );
      const rows = writes.map((write) => ({ ...projectionOf(write), ...applicantColumns(write.applicant) }));
      const made = await executor.run(statement, [...parameters(writes, rows), ...values]);
      assert(made.length === writes.length, "a created dossier is one row");
    },
    append: async (executor, write) => {
      const { statement, values } = appending([write]);
      return (await executor.run(statement, [...appendParameters([write]), ...values])).length === 1;
    },
    appendFree: async (executor, writes) => {
      const { statement, values } = appendingFree(writes);
      const written = await executor.run(statement, [...appendParameters(writes), ...values]);
      return new Set(written.map((row) => row["id"]));
    },
  };
}

/** Whose dossier it is, for rights only; never shown. */
export type Ownership = DossierSubject["owner"];
export type Loaded = { readonly dossier: Dossier; readonly ownership: Ownership };

/** The dossier as last projected; null where there is none. */
export async function findDossier(executor: Executor, id: DossierId): Promise<Loaded | null> {
  const [row] = await executor.run(LOAD_DOSSIER, [id]);
  if (row === undefined) return null;
  const accountId = row["owner_account_id"];
  return {
    dossier: parseDossierState(row["state"]),
    ownership: {
      accountIds: typeof accountId === "string" ? [accountId] : [],
      people: peopleRows.parse(row["people"]).flatMap(named),
    },
  };
}

export function ownershipOf(applicant: Applicant): Ownership {
  const { owner, submitter, accountId } = applicant;
  return {
    accountIds: accountId === null ? [] : [accountId],
    people: [owner, submitter].flatMap(named),
  };
}

const peopleRows = z.array(z.object({ personalId: z.string().nullable(), fullName: z.string().nullable() }));

/** Somebody without number or name is nobody in particular. */
function named({ personalId, fullName }: z.infer<typeof peopleRows>[number]): NamedPerson[] {
  return personalId === null || fullName === null ? [] : [{ personalId, fullName }];
}

function appendParameters(writes: readonly LaterWrite[]): unknown[] {
  return [
    ...parameters(writes, writes.map(laterRow)),
    writes.map((write) => write.before.id),
    writes.map((write) => write.before.version),
  ];
}

function laterRow(write: LaterWrite) {
  return {
    ...projectionOf(write),
    ...(write.applicant === undefined ? {} : applicantColumns(write.applicant)),
  };
}

function parameters(writes: readonly Write[], rows: readonly object[]): unknown[] {
  return [
    JSON.stringify(rows),
    JSON.stringify(writes.flatMap((write) => write.events.map(eventRow))),
    JSON.stringify(writes.flatMap((write) => taskRows(write.after))),
    JSON.stringify(writes.flatMap(rememberedRows)),
  ];
}

export function eventRow(event: DossierEvent) {
  return {
    dossier_id: event.dossierId,
    seq: event.seq,
    type: event.type,
    data: event.data,
    private: event.private,
    actor: event.actor,
    on_behalf_of: event.onBehalfOf,
    at: event.at,
    command_id: event.commandId,
    hash: event.hash,
  };
}

/** The open tasks as rows; also what `verify` compares the table with. */
export function taskRows(dossier: Dossier) {
  return dossier.tasks.map((task) => ({
    dossier_id: dossier.id,
    task_id: task.taskId,
    step_code: task.stepCode,
    step_name: task.stepName,
    step_name_en: task.stepNameEn,
    stage: task.stage,
    role: task.role,
    unit_id: task.unitId,
    assignee_id: task.assigneeId,
    started_at: task.startedAt,
    due_at: task.dueAt,
    dossier_due_at: dueInHand(dossier),
    term_days: termDays(termInForce(dossier)),
  }));
}

function rememberedRows({ after, at, remembered }: Write) {
  if (remembered === null) return [];
  const { actorKey, key, requestHash, status, body } = remembered;
  return [
    {
      dossier_id: after.id,
      actor_key: actorKey,
      key,
      request_hash: requestHash,
      status,
      body,
      created_at: at,
    },
  ];
}

/** The columns that follow from the fold; the applicant's columns come from the private part of what was declared. */
export function projectionOf(write: { readonly after: Dossier; readonly at: Instant }) {
  const dossier = write.after;
  assert(
    dossier.pinned !== null && dossier.organisations !== null,
    "a stored dossier has its procedure and units",
  );
  return {
    id: dossier.id,
    version: dossier.version,
    head_hash: dossier.headHash,
    code: dossier.code,
    status: dossier.status,
    sub_status: dossier.subStatus,
    procedure_version_id: dossier.pinned.procedureVersionId,
    procedure_code: dossier.pinned.procedureCode,
    procedure_name: dossier.pinned.procedureName,
    procedure_name_en: dossier.pinned.procedureNameEn,
    field_code: dossier.pinned.fieldCode,
    case_code: dossier.pinned.caseCode,
    receiving_unit_id: dossier.organisations.receivingUnitId,
    competent_agency_id: dossier.organisations.competentAgencyId,
    support_point_id: dossier.organisations.supportPointId,
    channel_in: dossier.channelIn,
    channel_out: dossier.channelOut,
    submitted_at: dossier.submittedAt,
    intake_due_at: dossier.intakeDueAt,
    accepted_at: dossier.acceptedAt,
    original_due_at: dossier.originalDueAt,
    due_at: dossier.dueAt,
    finished_at: dossier.finishedAt,
    returned_at: dossier.returnedAt,
    parent_id: dossier.parentId,
    correction_of: dossier.correctionOf,
    changed_at: write.at,
    stuck_from: stuckFrom(dossier),
    asked_unit_ids: unitsStillAsked(dossier),
    decisions_awaited: decisionsAwaited(dossier),
    state: dossier,
  };
}

export function applicantColumns(applicant: Applicant) {
  return {
    owner_name: applicant.owner.fullName,
    owner_name_words: foldedWords(applicant.owner.fullName),
    owner_personal_id: applicant.owner.personalId,
    owner_phone: applicant.owner.phone,
    submitter_phone: applicant.submitter.phone,
    submitter_name: applicant.submitter.fullName,
    submitter_personal_id: applicant.submitter.personalId,
    submitter_relationship: applicant.relationship,
    owner_account_id: applicant.accountId,
  };
}
