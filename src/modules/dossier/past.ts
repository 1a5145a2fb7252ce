import type { Instant } from "../../kernel/local-date.ts";
import {
  type ChannelIn,
  type ChannelOut,
  type Dossier,
  type DossierId,
  emptyDossier,
  type Organisations,
} from "./dossier.ts";
import type { EventData } from "./events.ts";
import type { Pinned } from "./pinned.ts";
import type { Satisfaction } from "./satisfaction.ts";
import type { SeenWrite } from "./write-attachment.ts";

/** How a dossier of another system ended. */
export type PastOutcome = "POSITIVE" | "NEGATIVE" | "WITHDRAWN" | "STOPPED" | "REJECTED" | "CANCELLED";

/** The procedure as the other system named it. */
type PastProcedure = Pick<Pinned, "procedureCode" | "procedureName" | "procedureNameEn" | "fieldCode">;

/** What another system told of a dossier, as it went into history. */
export type PastRecord = {
  readonly code: string;
  readonly procedure: PastProcedure;
  readonly organisations: Organisations;
  readonly channelIn: ChannelIn;
  readonly channelOut: ChannelOut;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** When it ended, with or without a result. */
  readonly finishedAt: Instant;
  readonly returnedAt: Instant | null;
  readonly outcome: PastOutcome;
  /** Absent where the other system told none. */
  readonly satisfaction?: Satisfaction;
  readonly source: { readonly system: string | null; readonly file: string; readonly line: number };
  /** Null where the other system gave no personal data. */
  readonly privateSha256: string | null;
};

/** No version of our catalogue and no process: what a past dossier is pinned to. */
const OF_NO_VERSION = "00000000-0000-0000-0000-000000000000";

/**
 * A past dossier (hồ sơ cũ) was handled and closed in another system and only recorded here: it is found, read and
 * counted, and nobody can act on it.
 */
export function isPast({ pinned }: Pick<Dossier, "pinned">): boolean {
  return pinned?.procedureVersionId === OF_NO_VERSION;
}

/** Under what it was received is known by name only; no term, process or paper of ours applies to it. */
function pastPinned(procedure: PastProcedure): Pinned {
  return {
    ...procedure,
    procedureVersionId: OF_NO_VERSION,
    processVersionId: OF_NO_VERSION,
    caseCode: procedure.procedureCode,
    term: { unit: "WORKING_DAY", count: 0 },
    verificationTerm: null,
    policy: {
      dueTime: "END_OF_DAY",
      nonWorkingAcceptance: "KEEP",
      cutoffShiftsStart: false,
      supplement: "PAUSE",
    },
    supplementRoundsMax: 0,
    supplementWindowWorkingDays: null,
    supplementAskWithinWorkingDays: null,
    consultationPauses: false,
    extensionsMax: 0,
    componentCodes: [],
    nonTerritorial: false,
  };
}

type Recorded = EventData["HistoryRecorded"];
type Stage = { readonly at: Instant; readonly change: Partial<Dossier> };

/** What happened to it one after the other, from the sending in to the end, each at its own time. */
function stagesOf(data: Recorded): Stage[] {
  const { submittedAt, acceptedAt, finishedAt, returnedAt, satisfaction } = data;
  const sent: Partial<Dossier> = {
    status: "SUBMITTED",
    code: data.code,
    pinned: pastPinned(data.procedure),
    organisations: data.organisations,
    channelIn: data.channelIn,
    channelOut: data.channelOut,
    submittedAt,
  };
  // When the opinion was given nobody told: it counts when the applicant had the result, or heard that there is none.
  const opinion: Stage[] =
    satisfaction === undefined ? [] : [{ at: returnedAt ?? finishedAt, change: { satisfaction } }];
  if (acceptedAt === null) return [{ at: submittedAt, change: sent }, endOf(data), ...opinion];
  const taken: Partial<Dossier> = {
    status: "ACCEPTED",
    acceptedAt,
    originalDueAt: data.dueAt,
    dueAt: data.dueAt,
  };
  const intake =
    submittedAt === acceptedAt
      ? [{ at: acceptedAt, change: { ...sent, ...taken } }]
      : [
          { at: submittedAt, change: sent },
          { at: acceptedAt, change: taken },
        ];
  const handed: Stage[] =
    returnedAt === null ? [] : [{ at: returnedAt, change: { status: "RETURNED", returnedAt } }];
  return [...intake, endOf(data), ...handed, ...opinion];
}

function endOf({ outcome, finishedAt: at }: Recorded): Stage {
  switch (outcome) {
    case "POSITIVE":
    case "NEGATIVE":
      return { at, change: { status: "RESULT_READY", subStatus: outcome, finishedAt: at } };
    case "WITHDRAWN":
    case "STOPPED":
      return { at, change: { status: outcome, finishedAt: at } };
    case "REJECTED":
      return { at, change: { status: "REJECTED", rejectedAt: at } };
    case "CANCELLED":
      return { at, change: { status: "CANCELLED" } };
  }
}

/** The dossier as its one event makes it: at its end. */
export function recorded(dossier: Dossier, data: Recorded): Dossier {
  return Object.assign({}, dossier, ...stagesOf(data).map(({ change }) => change));
}

/** The writes there would have been, had it been handled here: each change at its own time, numbered from one. */
export function pastWrites(id: DossierId, data: Recorded): SeenWrite[] {
  const writes: SeenWrite[] = [];
  let before = emptyDossier(id);
  for (const [index, { at, change }] of stagesOf(data).entries()) {
    const after = { ...before, ...change, version: index + 1, lastEventAt: at };
    writes.push({ before, after, at, events: [] });
    before = after;
  }
  return writes;
}
