import { randomInt } from "node:crypto";
import { epochOf, type Instant, instantOfEpoch, later } from "../../kernel/local-date.ts";
import {
  type Circuit,
  circuitAfter,
  FAILURES_BEFORE_OPEN,
  isHalfOpen,
  isOpen,
  turnUntil,
} from "./circuit.ts";
import type { Claimed } from "./claim.ts";
import { type After, afterAttempt, mayCarry, type Standing, waitAfter } from "./delivery.ts";
import type { Letter } from "./letters.ts";
import { NOTE_ASKED, NOTE_ATTEMPT, NOTE_PROVIDER, PROVIDER_STATES, TAKE_TURN } from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";
import type { Outcome, Outgoing, Provider } from "./provider.ts";

/** A carrier that knows nothing of a message may only be slow: it is believed when the try lies so far back. */
const BELIEVED_AFTER_MS = 15 * 60_000;

type Circuits = Map<string, Circuit>;
type Carrying = { readonly letter: Letter; readonly circuits: Circuits };

/**
 * Tries the providers in turn until one takes it, or one may have. Which one is asked is noted before it is, and what it
 * answered with how the message stands: whoever dies in between leaves it bound to that provider, under the same key.
 * Answers how it stands where that is not noted yet; null where it is, or where the lease was lost meanwhile.
 */
export async function carry(
  room: PostRoom,
  claimed: Claimed,
  { letter, circuits }: Carrying,
): Promise<After | null> {
  const { clock } = room.services;
  const providers = room.providers[claimed.channel];
  await noteCutOff(room, claimed);
  const standing = await resolveUnsure(claimed, providers, clock.now());
  if ("state" in standing) return standing;
  let last: After | null = null;
  for (const provider of mayCarry(standing, providers, (name) => isOpen(circuits.get(name), clock.now()))) {
    if (!(await isOurTurn(room, provider.name, circuits))) continue;
    const before = last ?? standing;
    if (!(await noteAsked(room, claimed, { provider, before }))) return null;
    const outcome = await sendThrough(room, provider, { ...letter, key: keyOf(claimed) });
    const now = clock.now();
    last = afterAttempt(before, outcome, { now, provider: provider.name, random: chance() });
    const isOver = outcome.kind !== "NOT_TAKEN" || last.state === "DEAD";
    const stands = isOver ? last : { ...last, state: "SENDING" as const, nextAt: claimed.leaseUntil };
    await noteAttempt(room, claimed, { after: stands, outcome, at: now, templateVersion: letter.version });
    await noteProvider(room, { provider, outcome, circuits, now });
    if (isOver) return null;
  }
  return last ?? postponed(standing, providers, { circuits, now: clock.now() });
}

/** The key a provider knows a message by: the same at every try, another for each way out. */
function keyOf({ message, channel }: Pick<Claimed, "message" | "channel">): string {
  return `${message.id}-${channel.toLowerCase()}`;
}

/** A provider that failed before is tried by one message of all that wait, everybody else waits for what becomes of it. */
export async function isOurTurn({ services }: PostRoom, name: string, circuits: Circuits): Promise<boolean> {
  const now = services.clock.now();
  const circuit = circuits.get(name);
  if (!isHalfOpen(circuit, now)) return !isOpen(circuit, now);
  const taken = await services.database.run(TAKE_TURN, [name, now, turnUntil(now), FAILURES_BEFORE_OPEN]);
  return taken.length === 1;
}

/**
 * Asks the provider that may have it already; what it surely has not is free for another. Just after a try nobody can be
 * sure: it may still be on its way through.
 */
async function resolveUnsure(
  { message, channel, standing, triedAt }: Claimed,
  providers: readonly Provider[],
  now: Instant,
): Promise<Standing | After> {
  const provider = standing.unsure ? providers.find(({ name }) => name === standing.provider) : undefined;
  if (provider === undefined || provider.find === null) return standing;
  const receipt = await provider.find(keyOf({ message, channel }));
  const isLongAgo = triedAt === null || epochOf(now) - epochOf(triedAt) >= BELIEVED_AFTER_MS;
  if (receipt === "UNKNOWN_KEY" && isLongAgo) return { ...standing, unsure: false };
  if (receipt === "UNKNOWN_KEY" || receipt === null || receipt === "FAILED") return standing;
  const state = receipt === "DELIVERED" ? ("DELIVERED" as const) : ("SENT" as const);
  return { ...standing, unsure: false, state, nextAt: message.at, code: null, reference: null };
}

/**
 * Every provider is being left alone: this was no try, and it waits until the first of them may be asked. Where none is
 * there any more each round counts, so that in the end it lies before a person.
 */
function postponed(
  standing: Standing,
  providers: readonly Provider[],
  { circuits, now }: { readonly circuits: Circuits; readonly now: Instant },
): After {
  const allowed = mayCarry(standing, providers, () => false);
  if (allowed.length === 0) {
    const gone = { kind: "NOT_TAKEN", code: "NO_PROVIDER", retryAfterSeconds: null } as const;
    const after = afterAttempt(standing, gone, { now, provider: standing.provider ?? "", random: chance() });
    return { ...after, provider: standing.provider };
  }
  const ends = allowed.map(({ name }) => circuits.get(name)?.openUntil ?? now).toSorted();
  const soonest = instantOfEpoch(epochOf(now) + waitAfter(1, chance()));
  const nextAt = later(ends[0] ?? soonest, soonest);
  return { ...standing, state: "QUEUED", nextAt, code: "PROVIDER_RESTING", reference: null };
}

/** A provider that breaks instead of answering may have sent: that is all that is known. */
async function sendThrough(room: PostRoom, provider: Provider, message: Outgoing): Promise<Outcome> {
  try {
    return await provider.send(message);
  } catch (cause) {
    const error = cause instanceof Error ? cause.name : "unknown";
    room.services.log.error({ provider: provider.name, error }, "a provider broke");
    return { kind: "UNKNOWN", code: "PROGRAM_FAULT" };
  }
}

/** Whether the lease still holds: who lost it leaves the message to its next holder. */
async function noteAsked(
  { services }: PostRoom,
  { message, channel, leaseUntil }: Claimed,
  { provider, before }: { readonly provider: Provider; readonly before: Standing },
): Promise<boolean> {
  const asked = [message.id, channel, leaseUntil, provider.name, before.attempts + 1, services.clock.now()];
  return (await services.database.run(NOTE_ASKED, asked)).length === 1;
}

/** The try of whoever died with it stands among the others: it may have gone out. */
async function noteCutOff(room: PostRoom, claimed: Claimed): Promise<void> {
  const { cutOffAt, standing, leaseUntil } = claimed;
  if (cutOffAt === null) return;
  const outcome = { kind: "UNKNOWN", code: "CUT_OFF" } as const;
  const after = { ...standing, state: "SENDING", nextAt: leaseUntil, code: null, reference: null } as const;
  await noteAttempt(room, claimed, { after, outcome, at: cutOffAt, templateVersion: null });
}

type Noted = {
  readonly after: After;
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly templateVersion: number | null;
};

async function noteAttempt(
  { services }: PostRoom,
  { message, channel, leaseUntil }: Claimed,
  { after, outcome, at, templateVersion }: Noted,
): Promise<void> {
  const { state, attempts, nextAt, provider, unsure, reference } = after;
  const code = outcome.kind === "ACCEPTED" ? null : outcome.code;
  const tried = [message.id, channel, leaseUntil, provider, at, outcome.kind, code];
  const stands = [state, attempts, nextAt, unsure, reference, templateVersion, services.clock.now()];
  await services.database.run(NOTE_ATTEMPT, [...tried, ...stands]);
}

type Done = {
  readonly provider: Provider;
  readonly outcome: Outcome;
  readonly circuits: Circuits;
  readonly now: Instant;
};

async function noteProvider(
  { services }: PostRoom,
  { provider, outcome, circuits, now }: Done,
): Promise<void> {
  const code = outcome.kind === "ACCEPTED" ? null : outcome.code;
  const circuit = circuitAfter(circuits.get(provider.name) ?? { failures: 0, openUntil: null }, outcome, now);
  circuits.set(provider.name, circuit);
  const moments = outcome.kind === "ACCEPTED" ? [now, null] : [null, now];
  await services.database.run(NOTE_PROVIDER, [
    provider.name,
    circuit.failures,
    circuit.openUntil,
    ...moments,
    code,
  ]);
}

export async function readCircuits(room: PostRoom): Promise<Circuits> {
  const rows = await room.services.database.run(PROVIDER_STATES, []);
  return new Map(
    rows.map((row) => {
      const until = row["open_until"];
      return [
        String(row["name"]),
        { failures: Number(row["failures"]), openUntil: isInstant(until) ? until : null },
      ];
    }),
  );
}

function isInstant(value: unknown): value is Instant {
  return typeof value === "string";
}

/** From 0 to 1. */
function chance(): number {
  return randomInt(1_001) / 1_000;
}
