import { assert } from "../../kernel/assert.ts";
import type { PersonId } from "../access/index.ts";
import { type Dossier, type DossierId, emptyDossier } from "./dossier.ts";
import type { ActorRef, DossierEvent, EventType, NewEvent } from "./events.ts";
import { CLOCK_EVOLVERS } from "./evolve/clock.ts";
import type { Evolvers, Moment } from "./evolve/evolver.ts";
import { INTAKE_EVOLVERS } from "./evolve/intake.ts";
import { RESULT_EVOLVERS } from "./evolve/result.ts";
import { WORK_EVOLVERS } from "./evolve/work.ts";

const EVOLVERS: Evolvers = { ...INTAKE_EVOLVERS, ...WORK_EVOLVERS, ...CLOCK_EVOLVERS, ...RESULT_EVOLVERS };

/** The dossier after one more event of its own. `version` is the event's place, `headHash` its link of the chain. */
export function evolve(dossier: Dossier, event: DossierEvent): Dossier {
  assert(event.dossierId === dossier.id, "an event belongs to its dossier");
  assert(event.seq === dossier.version + 1, "events follow one another without a gap");
  return { ...applyEvent(dossier, event, event), version: event.seq, headHash: event.hash };
}

/** The dossier as its whole history makes it. */
export function foldDossier(id: DossierId, events: readonly DossierEvent[]): Dossier {
  return events.reduce(evolve, emptyDossier(id));
}

/** What an event does to a dossier before it has a place in the chain; decisions of several events build on it. */
export function applyEvent<T extends EventType>(
  dossier: Dossier,
  event: NewEvent<T>,
  moment: Moment,
): Dossier {
  const next = EVOLVERS[event.type](dossier, event.data, moment);
  return { ...next, specialists: specialistsAfter(next, event.type, moment.actor), lastEventAt: moment.at };
}

/** Acts by which a specialist takes part in the substance of a dossier. */
const APPRAISING: ReadonlySet<EventType> = new Set<EventType>([
  "TaskCompleted",
  "TaskReturned",
  "ConsultationRequested",
  "ConsultationClosed",
  "ConsultationWithdrawn",
  "VerificationStarted",
  "VerificationReplied",
  "VerificationFinished",
  "SupplementProposed",
  "PaymentRequired",
  "ExtensionProposed",
  "ResultDrafted",
]);

function specialistsAfter(dossier: Dossier, type: EventType, actor: ActorRef): readonly PersonId[] {
  if (actor.kind !== "officer" || actor.role !== "specialist" || !APPRAISING.has(type))
    return dossier.specialists;
  return dossier.specialists.includes(actor.personId)
    ? dossier.specialists
    : [...dossier.specialists, actor.personId];
}
