import { type Act, type Actor, authorize } from "../../access/index.ts";
import { type Assignment, isOpen } from "../assignment.ts";
import type { DocumentView } from "../read-document.ts";

export type PartAct =
  | "read"
  | "advance"
  | "report"
  | "askExtension"
  | "assignPeople"
  | "accept"
  | "sendBack"
  | "grant"
  | "refuse"
  | "cancel";

/** What the page offers one officer for one part; the command asks again. */
export function offeredActs(
  actor: Actor,
  { rights }: Pick<DocumentView, "rights">,
  part: Assignment,
): readonly PartAct[] {
  if (actor.kind !== "officer" || !isOpen(part)) return [];
  const inUnit = (act: Act) =>
    authorize(actor, act, { kind: "record", agency: [], holders: [part.unitId] }).allowed;
  const isUnits = part.personId === null;
  const isHolder = isUnits ? inUnit("records.assign") : part.personId === actor.personId;
  const isGiver = isUnits ? rights.assign : rights.assign || inUnit("records.assign");
  const isAtWork = part.part !== "INFORM" && part.reportedAt === null;
  const mayRead = isUnits ? inUnit("records.work") : isHolder;
  const may: readonly (readonly [PartAct, boolean])[] = [
    ["read", mayRead && part.readAt === null],
    ["advance", isHolder && isAtWork],
    ["report", isHolder && isAtWork],
    ["askExtension", isHolder && isAtWork && part.dueOn !== null && part.extensionTo === null],
    ["assignPeople", isUnits && isHolder],
    [
      "accept",
      isGiver && part.reportedAt !== null && part.reportedBy !== actor.personId && !(isHolder && !isUnits),
    ],
    ["sendBack", isGiver && part.reportedAt !== null],
    ["grant", isGiver && part.extensionTo !== null && part.personId !== actor.personId],
    ["refuse", isGiver && part.extensionTo !== null && part.personId !== actor.personId],
    ["cancel", isGiver],
  ];
  return may.flatMap(([act, holds]) => (holds ? [act] : []));
}
