import type { Instant } from "../../kernel/local-date.ts";
import type { OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { Dossier, DossierEvent, DossierId, SeenWrite } from "../dossier/index.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { TOLD } from "./told.ts";

/** Who receives: the applicant, one officer, or whoever holds a role in a unit. */
export type Receiver =
  | { readonly to: "APPLICANT" }
  | { readonly to: "PERSON"; readonly personId: PersonId }
  | { readonly to: "DESK"; readonly unitId: UnitId; readonly role: OfficeRole };

/** One message to be: of which event, of what kind, to whom. */
type Notice = {
  readonly dossierId: DossierId;
  readonly seq: number;
  readonly kind: Kind;
  readonly receiver: Receiver;
  readonly at: Instant;
};

/**
 * The messages a write owes: one for each event that is told and each who hears of it. Pure, so that `verify` can ask
 * the histories the same question.
 *
 * What is accepted at the counter was sent in the same act: the acceptance is the message.
 */
export function noticesOf({ after, events }: SeenWrite): readonly Notice[] {
  const accepted = events.some((event) => event.type === "Accepted");
  return events.flatMap((event) => {
    const telling = TOLD[event.type];
    const about = { dossierId: event.dossierId, seq: event.seq, at: event.at };
    const applicant: Notice[] =
      typeof telling.applicant === "object" || (event.type === "Submitted" && accepted)
        ? []
        : [{ ...about, kind: telling.applicant, receiver: { to: "APPLICANT" } }];
    const { officers: kind } = telling;
    return [
      ...applicant,
      ...(kind === null ? [] : receiversOf(event, after).map((receiver) => ({ ...about, kind, receiver }))),
      ...assignedBy(event).map((receiver) => ({ ...about, kind: "ASSIGNED" as const, receiver })),
      ...arrivedAt(event, after, accepted).map((receiver) => ({
        ...about,
        kind: "WORK_ARRIVED" as const,
        receiver,
      })),
      ...signersOf(event).map((receiver) => ({ ...about, kind: "TO_SIGN" as const, receiver })),
    ];
  });
}

/** The officers an event concerns. */
function receiversOf(event: DossierEvent, after: Dossier): readonly Receiver[] {
  switch (event.type) {
    case "TaskAssigned":
      return [{ to: "PERSON", personId: event.data.assigneeId }];
    case "ConsultationRequested":
      return event.data.unitIds.map((unitId) => ({ to: "DESK", unitId, role: "specialist" }));
    case "IntakeSupplementAnswered":
      return intakeDesk(after);
    case "SupplementAnswered":
      return [...intakeDesk(after), ...proposer(after, event.data.round)];
    case "ExtensionProposed":
    case "WithdrawalRequested":
      return leaderDesk(after);
    default:
      return holders(after);
  }
}

/** Whoever holds the work: the person it is given to, or else the role in the unit. */
export function holders({ tasks }: Pick<Dossier, "tasks">): readonly Receiver[] {
  return unique(
    tasks.map(({ assigneeId, unitId, role }) =>
      assigneeId === null ? { to: "DESK", unitId, role } : { to: "PERSON", personId: assigneeId },
    ),
  );
}

export function leaderDesk({ organisations }: Pick<Dossier, "organisations">): readonly Receiver[] {
  return organisations === null
    ? []
    : [{ to: "DESK", unitId: organisations.competentAgencyId, role: "leader" }];
}

function intakeDesk({ organisations }: Dossier): readonly Receiver[] {
  return organisations === null
    ? []
    : [{ to: "DESK", unitId: organisations.receivingUnitId, role: "intake-officer" }];
}

function proposer({ supplements }: Dossier, round: number): readonly Receiver[] {
  const personId = supplements.find((each) => each.stage === "APPRAISAL" && each.round === round)?.proposedBy;
  return personId === undefined || personId === null ? [] : [{ to: "PERSON", personId }];
}

function openedBy(event: DossierEvent): Dossier["tasks"] {
  return "movement" in event.data && event.data.movement !== null ? event.data.movement.opened : [];
}

/** A paper that comes to be signed waits for whoever signs there; one that names somebody is an assignment. */
function signersOf(event: DossierEvent): readonly Receiver[] {
  return unique(
    openedBy(event).flatMap(({ stage, assigneeId, unitId, role }) =>
      stage === "sign" && assigneeId === null ? [{ to: "DESK" as const, unitId, role }] : [],
    ),
  );
}

/**
 * The desks that got work without a name on it from another unit: what was sent in online waits for the counter, what was
 * handed on waits for whoever takes it. Within a unit people see it, and what is to be signed is told as that.
 */
function arrivedAt(event: DossierEvent, after: Dossier, accepted: boolean): readonly Receiver[] {
  if (event.type === "Submitted") return accepted ? [] : intakeDesk(after);
  if (!("movement" in event.data) || event.data.movement === null) return [];
  const { opened, closed } = event.data.movement;
  const from = new Set(closed.map(({ unitId }) => unitId));
  if (event.type === "Accepted" && after.organisations !== null)
    from.add(after.organisations.receivingUnitId);
  return unique(
    opened.flatMap(({ stage, assigneeId, unitId, role }) =>
      stage === "sign" || assigneeId !== null || from.has(unitId) ? [] : [{ to: "DESK", unitId, role }],
    ),
  );
}

/** Work that opens at a desk with a person's name on it is an assignment too. */
function assignedBy(event: DossierEvent): readonly Receiver[] {
  return unique(
    openedBy(event).flatMap(({ assigneeId }) =>
      assigneeId === null ? [] : [{ to: "PERSON" as const, personId: assigneeId }],
    ),
  );
}

export function receiverKey(receiver: Receiver): string {
  switch (receiver.to) {
    case "APPLICANT":
      return "applicant";
    case "PERSON":
      return `person ${receiver.personId}`;
    case "DESK":
      return `desk ${receiver.unitId} ${receiver.role}`;
  }
}

function unique(receivers: readonly Receiver[]): readonly Receiver[] {
  return [...new Map(receivers.map((each) => [receiverKey(each), each])).values()];
}

/** The row of a message, as the outbox keeps it: ids only. */
export function messageRow(
  id: string,
  notice: Omit<Notice, "seq" | "dossierId"> & {
    readonly dossierId: DossierId | null;
    readonly seq: number | null;
    readonly occasion: string;
  },
) {
  const { dossierId, seq, kind, occasion, receiver, at } = notice;
  return {
    id,
    dossier_id: dossierId,
    seq,
    kind,
    occasion,
    audience: KINDS[kind].audience,
    person_id: receiver.to === "PERSON" ? receiver.personId : null,
    unit_id: receiver.to === "DESK" ? receiver.unitId : null,
    role: receiver.to === "DESK" ? receiver.role : null,
    at,
  };
}

/** What makes a message of an event one and the same, however often it is asked for. */
export function occasionOf(seq: number): string {
  return `event ${seq}`;
}
