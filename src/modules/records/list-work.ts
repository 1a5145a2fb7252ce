import { sql } from "kysely";
import { addDays, type LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Officer, UnitId } from "../access/index.ts";
import { type Assignment, DUE_SOON_DAYS } from "./assignment.ts";
import type { DocumentState, OfficialDocument } from "./official-document.ts";
import { parseAssignment, parseDocument } from "./row-parser.ts";

/** A part of the work about a document, with the document. */
export type DocumentWork = { readonly assignment: Assignment; readonly document: OfficialDocument };

/** Roles that answer for what their unit was given. */
const HEADS: readonly string[] = ["unit-head", "leader", "centre-director"];
const WORK_SHOWN_MAX = 200;
/** A document in one of these asks nothing of anybody, whatever parts of it were left open. */
const OVER: readonly DocumentState[] = ["VOIDED", "DISCARDED"];

/** Open parts given to the officer, or to a unit they head; soonest due first, what has no due date last. */
export async function listOwnWork(executor: Executor, officer: Officer): Promise<readonly DocumentWork[]> {
  const rows = await ownWork(executor, officer)
    .selectAll("recordsAssignment")
    .orderBy("dueOn", (order) => order.asc().nullsLast())
    .orderBy("assignedAt")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

/** Results that wait for whoever gave the work: reported, not accepted; and due dates asked to be moved. */
export async function listAwaited(executor: Executor, officer: Officer): Promise<readonly DocumentWork[]> {
  const rows = await awaitedBy(executor, officer)
    .selectAll("recordsAssignment")
    .orderBy("dueOn", (order) => order.asc().nullsLast())
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

/** Drafts sent up to the officer to be signed, the longest waiting first. */
export async function listToSign(executor: Executor, officer: Officer): Promise<readonly OfficialDocument[]> {
  const rows = await toSign(executor, officer)
    .selectAll()
    .orderBy("submittedAt")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return rows.map(parseDocument);
}

/** Signed documents that wait for number and publication in the registers the officer keeps, the longest waiting first. */
export async function listToPublish(
  executor: Executor,
  officer: Officer,
): Promise<readonly OfficialDocument[]> {
  const rows = await toPublish(executor, officer)
    .selectAll()
    .orderBy("signedAt")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return rows.map(parseDocument);
}

type DocumentsWaiting = {
  /** Work of their own, results to accept, drafts to sign, signed ones to number and publish. */
  readonly all: number;
  readonly toSign: number;
  /** Of their own work, what is late, and what is due within a week. */
  readonly overdue: number;
  readonly dueSoon: number;
};

/** How many things about documents wait for the officer, how many of them are drafts to sign, late or nearly: in one statement. */
export async function countDocumentsWaiting(
  executor: Executor,
  officer: Officer,
  today: LocalDate,
): Promise<DocumentsWaiting> {
  const owed = () => ownWork(executor, officer).where("reportedAt", "is", null).where("part", "<>", "INFORM");
  const { overdue, dueSoon, ...counted } = await executor.kysely
    .selectNoFrom([
      ownWork(executor, officer).select(amount).as("own"),
      awaitedBy(executor, officer).select(amount).as("awaited"),
      toSign(executor, officer).select(amount).as("toSign"),
      toPublish(executor, officer).select(amount).as("toPublish"),
      owed().where("dueOn", "<", today).select(amount).as("overdue"),
      owed()
        .where("dueOn", ">=", today)
        .where("dueOn", "<=", addDays(today, DUE_SOON_DAYS))
        .select(amount)
        .as("dueSoon"),
    ])
    .executeTakeFirstOrThrow();
  const all = Object.values(counted).reduce((sum: number, each) => sum + Number(each ?? 0), 0);
  const late = { overdue: Number(overdue ?? 0), dueSoon: Number(dueSoon ?? 0) };
  return { all, toSign: Number(counted.toSign ?? 0), ...late };
}

const amount = sql<number>`count(*)`.as("amount");

/** Parts neither accepted nor taken back, of documents that were not struck out or given up. */
function openParts({ kysely }: Executor) {
  return kysely
    .selectFrom("recordsAssignment")
    .innerJoin("recordsDocument", "recordsDocument.id", "recordsAssignment.documentId")
    .where("recordsDocument.state", "not in", OVER)
    .where("recordsAssignment.cancelledAt", "is", null)
    .where("recordsAssignment.acceptedAt", "is", null);
}

function ownWork(executor: Executor, officer: Officer) {
  const headed = unitsHeaded(officer);
  return openParts(executor)
    .where((row) => row.or([row("part", "<>", "INFORM"), row("readAt", "is", null)]))
    .where((row) =>
      row.or([
        row("personId", "=", officer.personId),
        ...(headed.length === 0
          ? []
          : [row.and([row("personId", "is", null), row("recordsAssignment.unitId", "in", headed)])]),
      ]),
    );
}

function awaitedBy(executor: Executor, officer: Officer) {
  return openParts(executor)
    .where("assignedBy", "=", officer.personId)
    .where((row) => row.or([row("reportedAt", "is not", null), row("extensionTo", "is not", null)]));
}

function toSign({ kysely }: Executor, { personId }: Officer) {
  return kysely
    .selectFrom("recordsDocument")
    .where("state", "=", "SUBMITTED")
    .where("submittedToId", "=", personId);
}

/** The registers of agencies in which the officer is the clerk. */
function toPublish({ kysely }: Executor, { grants }: Officer) {
  const kept = grants.filter(({ role }) => role === "clerk").map(({ unitId }) => unitId);
  return kysely
    .selectFrom("recordsDocument")
    .where("state", "=", "SIGNED")
    .where((row) => (kept.length === 0 ? row.lit(false) : row("agencyId", "in", kept)));
}

type OverdueAsked = { readonly agencyId: UnitId; readonly today: LocalDate };

/** Parts of units and people of an agency whose due date is past, the longest first. */
export async function listOverdue(
  executor: Executor,
  { agencyId, today }: OverdueAsked,
): Promise<readonly DocumentWork[]> {
  const rows = await openParts(executor)
    .selectAll("recordsAssignment")
    .where("recordsDocument.agencyId", "=", agencyId)
    .where("recordsAssignment.dueOn", "<", today)
    .orderBy("recordsAssignment.dueOn")
    .limit(WORK_SHOWN_MAX)
    .execute();
  return withDocuments(executor, rows.map(parseAssignment));
}

function unitsHeaded({ grants }: Officer): UnitId[] {
  return [...new Set(grants.filter(({ role }) => HEADS.includes(role)).map(({ unitId }) => unitId))];
}

async function withDocuments(
  executor: Executor,
  assignments: readonly Assignment[],
): Promise<readonly DocumentWork[]> {
  const ids = [...new Set(assignments.map(({ documentId }) => documentId))];
  if (ids.length === 0) return [];
  const rows = await executor.kysely
    .selectFrom("recordsDocument")
    .selectAll()
    .where("id", "in", ids)
    .execute();
  const documents = new Map(rows.map(parseDocument).map((document) => [document.id, document]));
  return assignments.flatMap((assignment) => {
    const document = documents.get(assignment.documentId);
    return document === undefined ? [] : [{ assignment, document }];
  });
}
