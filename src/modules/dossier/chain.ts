import { assert } from "../../kernel/assert.ts";
import { canonicalJson, chainHash, sha256 } from "../../kernel/hash-chain.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Dossier } from "./dossier.ts";
import type { ActorRef, DossierEvent, NewEvent, PrivateData } from "./events.ts";

/** What the store knows about an act besides what was decided. */
type Seal = {
  readonly at: Instant;
  readonly actor: ActorRef;
  readonly onBehalfOf: DossierEvent["onBehalfOf"];
  readonly commandId: string;
  /** Personal data of the act; goes to the one event whose data carry its hash. */
  readonly private: PrivateData | null;
};

/** Gives decided events their places at the end of the dossier's chain. */
export function sealEvents(dossier: Dossier, decided: readonly NewEvent[], seal: Seal): DossierEvent[] {
  const { private: personal, ...common } = seal;
  const sealed: DossierEvent[] = [];
  let previous = dossier.headHash;
  for (const [index, event] of decided.entries()) {
    const expected = privateHashOf(event);
    if (expected !== null) {
      assert(personal !== null && privateSha256(personal) === expected, "personal data match their hash");
    }
    const placed = {
      ...event,
      ...common,
      dossierId: dossier.id,
      seq: dossier.version + 1 + index,
      hash: "",
      private: expected === null ? null : personal,
    };
    const hash = eventHash(previous, placed);
    sealed.push({ ...placed, hash });
    previous = hash;
  }
  return sealed;
}

/**
 * SHA-256(previous hash ‖ canonical JSON of the event without `hash` and `private`). Personal data stand outside the
 * chain, so that erasing them when the law says so breaks no link; their own hash stands inside.
 */
export function eventHash(previous: string, event: DossierEvent): string {
  const { hash: _hash, private: _private, ...entry } = event;
  return chainHash(previous, entry);
}

/** Kept by object: whoever decides on an act hashes its personal data, and sealing asks for the same hash again. */
const HASHED = new WeakMap<PrivateData, string>();

/** SHA-256 of the canonical JSON of the personal data of an act. */
export function privateSha256(personal: PrivateData): string {
  const known = HASHED.get(personal);
  if (known !== undefined) return known;
  const hashed = sha256(canonicalJson(personal));
  HASHED.set(personal, hashed);
  return hashed;
}

/** The hash that the event's facts carry of its private part; null where the act has none. */
function privateHashOf(event: NewEvent): string | null {
  switch (event.type) {
    case "Submitted":
    case "ApplicationAmended":
    case "ResultReturned":
    case "HistoryRecorded":
      return event.data.privateSha256;
    default:
      return null;
  }
}

/** Whether the personal data are those of the act, were changed, or were erased. */
export function checkPrivate(event: DossierEvent): "MATCHES" | "CHANGED" | "ERASED" | "NONE" {
  const expected = privateHashOf(event);
  if (expected === null) return event.private === null ? "NONE" : "CHANGED";
  if (event.private === null) return "ERASED";
  return privateSha256(event.private) === expected ? "MATCHES" : "CHANGED";
}
