import { newId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Actor } from "../../access/index.ts";
import { loadCalendars } from "../../calendar/index.ts";
import type { Announcement, Office } from "../../dossier/index.ts";
import type { Assignment, AssignmentId, Part } from "../assignment.ts";
import { isOpen } from "../assignment.ts";
import { insertAssignments } from "../assignment-store.ts";
import { contentRefusal } from "../decide.ts";
import { dueOf, dueRefusal } from "../decide-assignment.ts";
import type { OfficialDocumentId } from "../official-document.ts";
import { listHeadsOf, listPeopleOf } from "../people.ts";
import type { RecordsRefusal } from "../refusals.ts";
import { denied } from "../rights.ts";
import { applyChange } from "../store.ts";
import { type Answer, type InHand, withDocument } from "./change.ts";

type AssignmentOrder = {
  readonly id: OfficialDocumentId;
  /** The unit's part that is given on to people; null where a leader gives parts to units. */
  readonly parentId: AssignmentId | null;
  /** Units, or people of the parent's unit. At most one leads, and one must where nobody does yet. */
  readonly leadId: string | null;
  readonly supportIds: readonly string[];
  readonly informIds: readonly string[];
  readonly instruction: string;
  readonly dueOn: LocalDate | null;
  readonly dueWorkingDays: number | null;
};

type Place = Pick<Assignment, "unitId" | "personId" | "personName">;
type Given = Place & { readonly part: Part };

/** A leader gives a document to units, or a unit's head gives the unit's part to people, with words and a due date. */
export async function assignDocument(
  { services, announce }: Pick<Office, "services" | "announce">,
  actor: Actor,
  order: AssignmentOrder,
): Answer {
  const asked = { id: order.id, act: "records.assign" as const };
  return withDocument({ services, actor }, asked, async (hand) => {
    const { tx, document, assignments, doer } = hand;
    const wrong = contentRefusal(document);
    if (wrong !== null) return refuse(wrong);
    const parent = assignments.find(({ id }) => id === order.parentId) ?? null;
    if (order.parentId !== null && (parent === null || !isOpen(parent) || parent.personId !== null))
      return refuse({ code: "RECORDS_ASSIGNMENT_STATE" });
    // Whoever leads the agency gives to units; who holds the unit's part gives it to the unit's people, and to no other unit.
    const holders = parent === null ? [] : [parent.unitId];
    const denial = denied(hand.ground, actor, { act: asked.act, agencyId: document.agencyId, holders });
    if (denial !== null) return refuse(denial);
    const given = await givenParts(hand, { order, parent });
    if (!given.ok) return given;
    const today = hand.ground.on;
    const { deadline } = await loadCalendars(tx, document.agencyId, today);
    const dueOn = dueOf(order, today, deadline) ?? parent?.dueOn ?? document.replyDueOn;
    const late = dueRefusal(dueOn, today, parent);
    if (late !== null) return refuse(late);
    const made = given.value.map((each) => newAssignment(each, { order, dueOn, doer }));
    await insertAssignments(tx, made);
    await announce(tx, await tidingsOf(hand, made));
    const names = made.map(({ unitId, personId, part }) => ({ unitId, personId, part }));
    const event = { type: "Assigned", data: { to: names, instruction: order.instruction, dueOn } };
    const changed = await applyChange(tx, document, { patch: {}, event, doer });
    return accept({ id: document.id, version: changed.version });
  });
}

/** Each person given a part is told of it; of a unit's part those who give it on. Nobody of what they gave themselves. */
async function tidingsOf(
  { tx, ground, doer }: InHand,
  made: readonly Assignment[],
): Promise<readonly Announcement[]> {
  const units = made.flatMap(({ unitId, personId }) => (personId === null ? [unitId] : []));
  const heads = units.length === 0 ? [] : await listHeadsOf(tx, units, ground.on);
  return made.flatMap(({ id, documentId, unitId, personId }) => {
    const told = personId === null ? heads.filter((head) => head.unitId === unitId) : [{ id: personId }];
    return told
      .filter((each) => each.id !== doer.id)
      .map((each) => ({
        ...{ dossierId: null, kind: "DOCUMENT_ASSIGNED" as const, of: `document ${documentId} part ${id}` },
        ...{ at: doer.at, personId: each.id },
      }));
  });
}

/** Who gets which part: each at most one, among the units or people there are, one lead for all. */
async function givenParts(
  hand: InHand,
  { order, parent }: { readonly order: AssignmentOrder; readonly parent: Assignment | null },
): Promise<Result<readonly Given[], RecordsRefusal>> {
  const { assignments } = hand;
  const asked = [
    ...(order.leadId === null ? [] : [{ key: order.leadId, part: "LEAD" as const }]),
    ...order.supportIds.map((key) => ({ key, part: "SUPPORT" as const })),
    ...order.informIds.map((key) => ({ key, part: "INFORM" as const })),
  ];
  const beside = assignments.filter(
    ({ parentId, cancelledAt }) => parentId === order.parentId && cancelledAt === null,
  );
  const hasLead = beside.some(({ part }) => part === "LEAD");
  if (hasLead && order.leadId !== null) return refuse({ code: "RECORDS_LEAD_TAKEN" });
  const taken = new Set(beside.map(({ unitId, personId }): string => personId ?? unitId));
  const places = await placesOf(hand, parent);
  const given = asked.flatMap(({ key, part }) => {
    const place = places.get(key);
    return place === undefined ? [] : [{ ...place, part }];
  });
  const isOnce = new Set(asked.map(({ key }) => key)).size === asked.length;
  const isKnown = given.length === asked.length && asked.every(({ key }) => !taken.has(key));
  if (asked.length === 0 || !isOnce || !isKnown) return refuse({ code: "RECORDS_ASSIGNEE" });
  return accept(given);
}

/** Units of the agency, the agency itself among them; or people who work in the parent's unit today. */
async function placesOf(
  { tx, document: { agencyId }, ground: { directory, on } }: InHand,
  parent: Assignment | null,
): Promise<ReadonlyMap<string, Place>> {
  if (parent !== null) {
    const { unitId } = parent;
    const people = await listPeopleOf(tx, [unitId], on);
    return new Map(people.map(({ id, fullName }) => [id, { unitId, personId: id, personName: fullName }]));
  }
  const units = [agencyId, ...directory.childrenOf(agencyId, on).map(({ id }) => id)];
  return new Map(units.map((unitId) => [unitId, { unitId, personId: null, personName: null }]));
}

function newAssignment(
  { part, ...place }: Given,
  {
    order,
    dueOn,
    doer,
  }: {
    readonly order: AssignmentOrder;
    readonly dueOn: LocalDate | null;
    readonly doer: InHand["doer"];
  },
): Assignment {
  const due = part === "INFORM" ? null : dueOn;
  return {
    id: newId(),
    documentId: order.id,
    parentId: order.parentId,
    ...place,
    ...{ part, instruction: order.instruction },
    ...{ assignedBy: doer.id, assignedByName: doer.name, assignedAt: doer.at },
    ...{ dueOn: due, originalDueOn: due, progress: 0, readAt: null },
    ...{ reportedAt: null, reportedBy: null, result: null, responseId: null },
    ...{ acceptedAt: null, acceptedBy: null, extensionTo: null, extensionReason: null },
    ...{ cancelledAt: null, cancelReason: null },
  };
}
