import { z } from "zod";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { UnitId } from "../access/index.ts";
import type { NumberedForm } from "../document/index.ts";
import type { EventType, NewEvent } from "./events.ts";
import type { TimelineEntry } from "./queries/dossier-page.ts";

/** A paper the office owes the applicant for an act: which form, and the event that gave it its facts. */
export type IssuedPaper = { readonly seq: number; readonly key: IssuedKey; readonly at: Instant };
type IssuedKey = Exclude<NumberedForm, "RECEIPT">;

/** @law one-stop.md §1.3: the act that issues each form; Thông tư 03/2025/TT-VPCP, Mẫu 02–05. */
const PAPER_OF_EVENT: { readonly [Type in EventType]?: IssuedKey } = {
  IntakeSupplementRequested: "SUPPLEMENT",
  SupplementRequested: "SUPPLEMENT",
  Rejected: "REFUSAL",
  Extended: "APOLOGY",
  Stopped: "STOP_NOTICE",
  WithdrawalApproved: "STOP_NOTICE",
};

/** Every paper of a dossier besides its acceptance slip, oldest first. */
export function issuedPapers(timeline: readonly TimelineEntry[]): IssuedPaper[] {
  return timeline.flatMap(({ seq, type, at }) => {
    const key = PAPER_OF_EVENT[type];
    return key === undefined ? [] : [{ seq, key, at }];
  });
}

/**
 * Acts that appoint a day for the result, or put right whom the slip names: each gives the applicant a slip, the later
 * one in place of the earlier (T2, T3, T11).
 */
const SLIP_EVENTS: readonly EventType[] = ["Accepted", "SupplementConfirmed", "ApplicationAmended"];

/** The event whose slip is the one in force; null before acceptance. */
export function slipEvent(timeline: readonly TimelineEntry[]): TimelineEntry | null {
  return (
    timeline.findLast(({ type, data }) => SLIP_EVENTS.includes(type) && data["isSlipOutdated"] !== false) ??
    null
  );
}

/** The form each kind of act issues; one that puts right what was declared only where its slip says something else. */
export const FORM_OF_EVENT: { readonly [Type in EventType]?: NumberedForm } = {
  ...PAPER_OF_EVENT,
  ...Object.fromEntries(SLIP_EVENTS.map((type) => [type, "RECEIPT" as const])),
};

/** The form this act issues; null where it issues none. */
export function formOf({ type, data }: Pick<NewEvent, "type" | "data">): NumberedForm | null {
  if ("isSlipOutdated" in data && !data.isSlipOutdated) return null;
  return FORM_OF_EVENT[type] ?? null;
}

const items = z.array(z.object({ componentCode: z.string(), problem: z.string() }));
const day = z.custom<LocalDate>((value) => typeof value === "string").nullable();
const instant = z.custom<Instant>((value) => typeof value === "string");
const askedAtIntake = z.object({ items, reason: z.string(), respondBy: day });
const askedLater = z.object({ round: z.number(), respondBy: day });
const proposed = z.object({ round: z.number(), items, reason: z.string() });
const rejected = z.object({ reason: z.string(), legalGround: z.string(), instruction: z.string() });
const withReason = z.object({ reason: z.string() });
const withDue = z.object({ dueAt: instant, derivation: z.array(z.unknown()) });
const stopped = z.object({
  reason: z.string(),
  legalGround: z.string(),
  papersReturned: z.array(z.string()),
});
const withdrawn = z.object({ refundDecision: z.string(), papersReturned: z.array(z.string()) });
const withSteps = z.object({ movement: z.object({ opened: z.array(z.object({ stepName: z.string() })) }) });
const unitId = z.custom<UnitId>((value) => typeof value === "string");
const submitted = z.object({ organisations: z.object({ competentAgencyId: unitId }) });
const movedTo = z.object({ toUnitId: unitId });

/** The facts a paper states, read from the event that issued it and the history before it. */
type PaperFacts = {
  readonly SUPPLEMENT: z.output<typeof askedAtIntake> & { readonly round: number };
  readonly REFUSAL: z.output<typeof rejected>;
  readonly APOLOGY: {
    readonly reason: string;
    readonly originalDueAt: Instant;
    readonly newDueAt: Instant;
  };
  readonly STOP_NOTICE: {
    readonly requestedAt: Instant | null;
    readonly reason: string;
    readonly legalGround: string | null;
    readonly stageReached: string;
    readonly refund: string | null;
    readonly papersReturned: readonly string[];
  };
};

type Told = { readonly event: TimelineEntry; readonly before: readonly TimelineEntry[] };

export function supplementFacts({ event, before }: Told): PaperFacts["SUPPLEMENT"] {
  if (event.type === "IntakeSupplementRequested") {
    const asked = before.filter(({ type }) => type === event.type).length;
    return { ...askedAtIntake.parse(event.data), round: asked + 1 };
  }
  const { round, respondBy } = askedLater.parse(event.data);
  const asked = proposed.parse(lastOf(before, "SupplementProposed")?.data);
  return { items: asked.items, reason: asked.reason, respondBy, round };
}

export function refusalFacts({ event }: Told): PaperFacts["REFUSAL"] {
  return rejected.parse(event.data);
}

/** The date that was appointed last before the extension, whatever moved it there. */
export function apologyFacts({ event, before }: Told): PaperFacts["APOLOGY"] {
  const appointed = before.findLast(({ data }) => withDue.safeParse(data).success);
  return {
    reason: withReason.parse(lastOf(before, "ExtensionProposed")?.data).reason,
    originalDueAt: withDue.parse(appointed?.data).dueAt,
    newDueAt: withDue.parse(event.data).dueAt,
  };
}

export function stopFacts({ event, before }: Told): PaperFacts["STOP_NOTICE"] {
  const stageReached = lastStepOpened(before);
  if (event.type === "Stopped") {
    return { ...stopped.parse(event.data), requestedAt: null, refund: null, stageReached };
  }
  const { refundDecision, papersReturned } = withdrawn.parse(event.data);
  const asked = lastOf(before, "WithdrawalRequested");
  const { reason } = withReason.parse(asked?.data);
  const requestedAt = asked?.at ?? null;
  const refund = refundDecision === "" ? null : refundDecision;
  return { requestedAt, reason, legalGround: null, stageReached, refund, papersReturned };
}

/** The agency that answered for the dossier when the paper was issued: a paper stays its own wherever the dossier goes. */
export function agencyThen({ before }: Told): UnitId {
  const rerouted = lastOf(before, "Rerouted");
  if (rerouted !== undefined) return movedTo.parse(rerouted.data).toUnitId;
  return submitted.parse(before[0]?.data).organisations.competentAgencyId;
}

function lastOf(before: readonly TimelineEntry[], type: EventType): TimelineEntry | undefined {
  return before.findLast((entry) => entry.type === type);
}

/** The step that was at work when the dossier ended; empty where none had begun. */
function lastStepOpened(before: readonly TimelineEntry[]): string {
  const opened = before.flatMap(({ data }) => {
    const read = withSteps.safeParse(data);
    return read.success ? read.data.movement.opened : [];
  });
  return opened.at(-1)?.stepName ?? "";
}
