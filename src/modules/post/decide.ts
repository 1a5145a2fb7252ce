import { epochOf, type Instant } from "../../kernel/local-date.ts";
import { goesForward, isEnded, type Parcel, type ParcelState, type ToldState } from "./parcel.ts";

/** What the post tells of a parcel, as far as a decision reads it. */
export type Told = {
  readonly kind: ToldState;
  readonly happenedAt: Instant;
  /** Who signed, in what relation, recognised by what: all three, or it proves nothing. */
  readonly isProven: boolean;
  readonly collectedDong: number | null;
};

/** Why what the post tells is not believed. */
type Disbelief =
  | "UNKNOWN_PARCEL"
  | "OTHER_CARRIER"
  | "NOT_HANDED_OVER"
  | "PROOF_MISSING"
  | "COD_DIFFERS"
  | "AFTER_END"
  | "CONTENT_DIFFERS"
  | "IN_FUTURE";

/** `LATE`: true perhaps, but the parcel is further by now; kept and without effect. */
export type Settled =
  | { readonly outcome: "APPLIED" }
  | { readonly outcome: "LATE" }
  | { readonly outcome: "REFUSED"; readonly because: Disbelief };

const APPLIED = { outcome: "APPLIED" } as const;
const LATE = { outcome: "LATE" } as const;
const refused = (because: Disbelief) => ({ outcome: "REFUSED", because }) as const;

/** Clocks of two houses differ by minutes, not by hours. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

type Known = Pick<Parcel, "direction" | "state" | "state_at" | "cod_dong">;

/**
 * Whether something the post tells of a parcel is so: what comes twice or too late has no effect, and what cannot be is
 * kept for a person to look at. The parcel is the carrier's own; who it belongs to was looked at before.
 */
export function settle(parcel: Known, told: Told, now: Instant): Settled {
  if (epochOf(told.happenedAt) > epochOf(now) + CLOCKS_DIFFER_MS) return refused("IN_FUTURE");
  if (parcel.state === "CREATED" || isBeforeHandOver(parcel, told)) return refused("NOT_HANDED_OVER");
  if (isEnded(parcel.state)) return afterEnd(parcel, told);
  if (!goesForward(parcel.state, told.kind)) return LATE;
  // Of two tellings of one stage the later one counts, in whatever order they come.
  if (isSameStage(parcel.state, told.kind) && told.happenedAt <= parcel.state_at) return LATE;
  if (told.kind !== "DELIVERED") return APPLIED;
  return delivery(parcel, told);
}

/** An end stays; a telling of before it is only late, one that contradicts it is looked at. */
function afterEnd({ state, state_at: endedAt }: Known, { kind, happenedAt }: Told): Settled {
  if (state === "CANCELLED") return refused("NOT_HANDED_OVER");
  if (kind === state) return LATE;
  const contradicts = kind === "DELIVERED" || kind === "RETURNED" || happenedAt > endedAt;
  return contradicts ? refused("AFTER_END") : LATE;
}

function isSameStage(state: ParcelState, kind: ToldState): boolean {
  return goesForward(state, kind) && goesForward(kind, state);
}

/** The sheet says when the post got it. */
function isBeforeHandOver({ state, state_at: handedOverAt }: Known, { happenedAt }: Told): boolean {
  return state === "HANDED_OVER" && epochOf(happenedAt) + CLOCKS_DIFFER_MS < epochOf(handedOverAt);
}

/**
 * Papers that come in are delivered on the sheet both sides sign, never on a telling.
 * @law one-stop.md §3.3, T22: the receiver was recognised and fees are settled, collected on delivery where they were due.
 */
function delivery({ direction, cod_dong: codDong }: Known, { isProven, collectedDong }: Told): Settled {
  if (direction === "IN" || !isProven) return refused("PROOF_MISSING");
  return (collectedDong ?? 0) === codDong ? APPLIED : refused("COD_DIFFERS");
}
