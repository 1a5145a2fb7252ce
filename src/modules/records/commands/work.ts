import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { type Act, type Actor, authorize, refusalOf } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import type { Assignment, AssignmentId } from "../assignment.ts";
import { isOpen } from "../assignment.ts";
import { updateAssignment } from "../assignment-store.ts";
import {
  acceptAssignment,
  advanceAssignment,
  askExtension,
  cancelAssignment,
  decideExtension,
  openAmong,
  readAssignment,
  reportAssignment,
  sendBackAssignment,
} from "../decide-assignment.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { denied } from "../rights.ts";
import { applyChange, findDocument } from "../store.ts";
import { type Answer, type InHand, withDocument } from "./change.ts";
import type { ExtensionRequest, WorkReport } from "./work-input.ts";

type Part = { readonly id: OfficialDocumentId; readonly assignmentId: AssignmentId };
type Asking = { readonly services: Services; readonly actor: Actor };
type Work = { readonly hand: InHand; readonly assignment: Assignment };
type Decide = (work: Work) => Promise<Result<Partial<Assignment>, RecordsRefusal>>;

/** What whoever has a part does with it, and what whoever gave it does. */
type Side = "HOLDER" | "GIVER";

/** One act on one part: finds it, asks who stands before it, writes what was decided and its line in the history. */
async function onPart(
  { services, actor }: Asking,
  part: Part & { readonly side: Side; readonly type: string },
  decide: Decide,
): Answer {
  const asked = { id: part.id, act: "records.read" as const };
  return withDocument({ services, actor }, asked, async (hand) => {
    const assignment = hand.assignments.find(({ id }) => id === part.assignmentId);
    if (assignment === undefined) return refuse({ code: "NOT_FOUND" });
    const denial =
      part.side === "HOLDER"
        ? deniedToHolder(actor, assignment, part.type)
        : deniedToGiver(actor, { hand, assignment });
    if (denial !== null) return refuse(denial);
    const decided = await decide({ hand, assignment });
    if (!decided.ok) return decided;
    await updateAssignment(hand.tx, assignment.id, decided.value);
    const { unitId, personId } = assignment;
    const event = { type: part.type, data: { assignmentId: assignment.id, unitId, personId } };
    const { version } = await applyChange(hand.tx, hand.document, { patch: {}, event, doer: hand.doer });
    return accept({ id: part.id, version });
  });
}

/**
 * A person's part is that person's own; a unit's part is its head's, and read by anybody who works there. Asked without the
 * agency: leading it gives no say in what a division reports.
 */
function deniedToHolder(actor: Actor, { personId, unitId }: Assignment, type: string) {
  const isUnits = personId === null;
  if (!isUnits && (actor.kind !== "officer" || actor.personId !== personId))
    return { code: "NOT_ALLOWED" } as const;
  const act: Act = isUnits && type !== "Read" ? "records.assign" : "records.work";
  const decision = authorize(actor, act, { kind: "record", agency: [], holders: [unitId] });
  return decision.allowed ? null : refusalOf(decision);
}

/** A unit's part was given by the agency's leaders, a person's by the unit's head. */
function deniedToGiver(
  actor: Actor,
  { hand: { document, ground }, assignment }: Work,
): RecordsRefusal | null {
  const holders = assignment.personId === null ? [] : [assignment.unitId];
  return denied(ground, actor, { act: "records.assign", agencyId: document.agencyId, holders });
}

export function readPart(asking: Asking, part: Part): Answer {
  return onPart(asking, { ...part, side: "HOLDER", type: "Read" }, async ({ assignment, hand }) =>
    readAssignment(assignment, { at: hand.doer.at }),
  );
}

export function advancePart(asking: Asking, part: Part & { readonly progress: number }): Answer {
  return onPart(asking, { ...part, side: "HOLDER", type: "Advanced" }, async ({ assignment, hand }) =>
    advanceAssignment(assignment, { progress: part.progress, at: hand.doer.at }),
  );
}

/** The response must be a document that this agency sends out and that has not been given up. */
export function reportPart(asking: Asking, part: Part & WorkReport): Answer {
  return onPart(asking, { ...part, side: "HOLDER", type: "Reported" }, async ({ assignment, hand }) => {
    const { result, responseId } = part;
    if (responseId !== null) {
      const response = await findDocument(hand.tx, responseId);
      const isOurs = response?.agencyId === hand.document.agencyId && response.direction === "OUTGOING";
      if (!isOurs || response.state === "DISCARDED") return refuse({ code: "RECORDS_TARGET" });
    }
    const openBelow = hand.assignments.filter(
      (each) => each.parentId === assignment.id && each.part !== "INFORM" && isOpen(each),
    ).length;
    const { id: by, at } = hand.doer;
    return reportAssignment(assignment, { result, responseId, by, at, openBelow });
  });
}

export function acceptPart(asking: Asking, part: Part): Answer {
  return onPart(asking, { ...part, side: "GIVER", type: "Accepted" }, async ({ assignment, hand }) =>
    acceptAssignment(assignment, { by: hand.doer.id, at: hand.doer.at }),
  );
}

export function sendPartBack(asking: Asking, part: Part): Answer {
  return onPart(asking, { ...part, side: "GIVER", type: "SentBack" }, async ({ assignment }) =>
    sendBackAssignment(assignment),
  );
}

export function askPartExtension(asking: Asking, part: Part & ExtensionRequest): Answer {
  return onPart(asking, { ...part, side: "HOLDER", type: "ExtensionAsked" }, async (work) => {
    const { tx, document, ground } = work.hand;
    const today = ground.on;
    const { deadline: calendar } = await loadCalendars(tx, document.agencyId, today);
    const parent = parentOf(work);
    return askExtension(work.assignment, { to: part.to, reason: part.reason, today, calendar, parent });
  });
}

export function decidePartExtension(
  asking: Asking,
  part: Part & { readonly decision: "GRANTED" | "REFUSED" },
): Answer {
  const isGranted = part.decision === "GRANTED";
  const type = isGranted ? "ExtensionGranted" : "ExtensionRefused";
  return onPart(asking, { ...part, side: "GIVER", type }, async ({ assignment, hand }) =>
    decideExtension(assignment, {
      isGranted,
      by: hand.doer.id,
      parent: parentOf({ assignment, hand }),
    }),
  );
}

/** Takes a part back; the parts of a unit's people end with it. */
export function cancelPart(asking: Asking, part: Part & { readonly reason: string }): Answer {
  return onPart(asking, { ...part, side: "GIVER", type: "AssignmentCancelled" }, async (work) => {
    const cancelled = { reason: part.reason, at: work.hand.doer.at };
    const decided = cancelAssignment(work.assignment, cancelled);
    if (decided.ok) await cancelOpen(work.hand, { below: work.assignment, reason: part.reason });
    return decided;
  });
}

/** Ends the open parts of a document, or of one unit's people, for the same reason. */
export async function cancelOpen(
  { tx, assignments, doer }: Pick<InHand, "tx" | "assignments" | "doer">,
  { below, reason }: { readonly below: Assignment | null; readonly reason: string },
): Promise<void> {
  for (const each of openAmong(assignments, below)) {
    const decided = cancelAssignment(each, { reason, at: doer.at });
    if (decided.ok) await updateAssignment(tx, each.id, decided.value);
  }
}

function parentOf({ assignment, hand }: Work): Assignment | null {
  return hand.assignments.find(({ id }) => id === assignment.parentId) ?? null;
}
