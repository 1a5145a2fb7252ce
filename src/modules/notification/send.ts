import { randomInt } from "node:crypto";
import type { Locale } from "../../i18n/index.ts";
import { epochOf, type Instant, instantOfEpoch, later } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import { type Circuit, circuitAfter, isHalfOpen, isOpen, turnUntil } from "./circuit.ts";
import { type After, afterAttempt, LEASE_MS, mayCarry, type Standing, waitAfter } from "./delivery.ts";
import { type Channel, isChannel, KIND_NAMES, KINDS } from "./kinds.ts";
import { type Letter, loadLetters } from "./letters.ts";
import { type OutboxMessage, parseMessage } from "./outbox.ts";
import {
  CLAIM_DUE,
  NOTE_ATTEMPT,
  NOTE_PROVIDER,
  PROVIDER_STATES,
  SETTLE,
  TAKE_TURN,
} from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";
import type { Outcome, Outgoing, Provider } from "./provider.ts";
import { quietUntil } from "./quiet-hours.ts";
import { readSettings } from "./settings.ts";

const BATCH = 10;
const URGENT = KIND_NAMES.filter((kind) => KINDS[kind].urgent);

/** A carrier that knows nothing of a message may only be slow: it is believed when the try lies so far back. */
const BELIEVED_AFTER_MS = 15 * 60_000;

export type Claimed = {
  readonly message: OutboxMessage;
  readonly channel: Channel;
  readonly standing: Standing;
  readonly locale: Locale;
  readonly triedAt: Instant | null;
};

/**
 * Sends what is due now by these ways; answers how many were tried. Taken under a lease before a provider is asked and settled after,
 * each in a statement of its own: nothing is held open while the world is slow, and who dies in between leaves the
 * message to the next, under the same key.
 */
export async function sendDue(room: PostRoom, channels: readonly Channel[]): Promise<number> {
  const { database, clock } = room.services;
  const now = clock.now();
  const settings = await readSettings(database);
  const kinds = quietUntil(now, settings.quiet) === null ? null : URGENT;
  const leaseUntil = instantOfEpoch(epochOf(now) + LEASE_MS);
  const claimed = (await database.run(CLAIM_DUE, [now, leaseUntil, BATCH, kinds, channels])).map(
    parseClaimed,
  );
  if (claimed.length === 0) return 0;
  const letters = await lettersOf(room, claimed, settings.plainSms);
  const circuits = await readCircuits(room);
  await Promise.all(
    claimed.map(async (each, index) => {
      const after = await carry(room, each, { letter: letters[index] ?? "NO_CONTACT", circuits });
      await settle(room, each, after);
    }),
  );
  return claimed.length;
}

/** One dossier that cannot be read must not keep the letters of others back: then each is made alone. */
async function lettersOf(
  room: PostRoom,
  claimed: readonly Claimed[],
  plainSms: boolean,
): Promise<readonly (Letter | Unsendable)[]> {
  const alone = async (each: Claimed): Promise<Letter | Unsendable> => {
    try {
      const [letter] = await loadLetters(room, [each], plainSms);
      return letter ?? "NO_CONTACT";
    } catch (cause) {
      const error = cause instanceof Error ? cause.name : "unknown";
      room.services.log.error({ message: each.message.id, error }, "the text of a message cannot be made");
      return "TEXT_FAILED";
    }
  };
  try {
    const letters = await loadLetters(room, claimed, plainSms);
    return letters.map((letter) => letter ?? "NO_CONTACT");
  } catch {
    // Which one it was shows when each is made alone.
    return Promise.all(claimed.map(alone));
  }
}

function parseClaimed(row: Row): Claimed {
  const message = parseMessage({ ...row, planned_at: null, silence: null });
  const channel = String(row["channel"]);
  return {
    message,
    channel: isChannel(channel) ? channel : "EMAIL",
    standing: {
      attempts: Number(row["attempts"]),
      provider: typeof row["provider"] === "string" ? row["provider"] : null,
      unsure: row["unsure"] === true,
    },
    locale: message.locale ?? "vi",
    triedAt: isInstant(row["tried_at"]) ? row["tried_at"] : null,
  };
}

type Circuits = Map<string, Circuit>;
type Unsendable = "NO_CONTACT" | "TEXT_FAILED";
type Carrying = { readonly letter: Letter | Unsendable; readonly circuits: Circuits };
type Carried = After & { readonly templateVersion: number | null };

/** The key a provider knows a message by: the same at every try, another for each way out. */
function keyOf({ message, channel }: Pick<Claimed, "message" | "channel">): string {
  return `${message.id}-${channel.toLowerCase()}`;
}

/** Tries the providers in turn until one takes it, or one may have. */
async function carry(room: PostRoom, claimed: Claimed, { letter, circuits }: Carrying): Promise<Carried> {
  const { clock } = room.services;
  if (typeof letter === "string")
    return { ...unsendable(claimed.standing, letter, clock.now()), templateVersion: null };
  const providers = room.providers[claimed.channel];
  let standing = await resolveUnsure(claimed, providers, clock.now());
  if ("state" in standing) return { ...standing, templateVersion: letter.version };
  let last: After | null = null;
  for (const provider of mayCarry(standing, providers, (name) => isOpen(circuits.get(name), clock.now()))) {
    if (!(await isOurTurn(room, provider.name, circuits))) continue;
    const outcome = await sendThrough(room, provider, { ...letter, key: keyOf(claimed) });
    const now = clock.now();
    await noteOutcome(room, { claimed, provider, outcome, circuits, now });
    last = afterAttempt(standing, outcome, { now, provider: provider.name, random: chance() });
    standing = last;
    if (outcome.kind !== "NOT_TAKEN" || last.state === "DEAD") break;
  }
  return {
    ...(last ?? postponed(standing, providers, { circuits, now: clock.now() })),
    templateVersion: letter.version,
  };
}

/** A provider that failed before is tried by one message of all that wait, everybody else waits for what becomes of it. */
async function isOurTurn({ services }: PostRoom, name: string, circuits: Circuits): Promise<boolean> {
  const now = services.clock.now();
  const circuit = circuits.get(name);
  if (!isHalfOpen(circuit, now)) return !isOpen(circuit, now);
  const taken = await services.database.run(TAKE_TURN, [name, now, turnUntil(now)]);
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

/** Nobody to write to any more: the contact is gone, or the text cannot be made. */
function unsendable(standing: Standing, code: Unsendable, now: Instant): After {
  return { ...standing, state: "DEAD", nextAt: now, code, reference: null };
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

type Noted = {
  readonly claimed: Claimed;
  readonly provider: Provider;
  readonly outcome: Outcome;
  readonly circuits: Circuits;
  readonly now: Instant;
};

async function noteOutcome(room: PostRoom, noted: Noted): Promise<void> {
  const { claimed, provider, outcome, circuits, now } = noted;
  const { database } = room.services;
  const code = outcome.kind === "ACCEPTED" ? null : outcome.code;
  const circuit = circuitAfter(circuits.get(provider.name) ?? { failures: 0, openUntil: null }, outcome, now);
  circuits.set(provider.name, circuit);
  const well = outcome.kind === "ACCEPTED";
  await database.run(NOTE_ATTEMPT, [
    claimed.message.id,
    claimed.channel,
    provider.name,
    now,
    outcome.kind,
    code,
  ]);
  await database.run(NOTE_PROVIDER, [
    provider.name,
    circuit.failures,
    circuit.openUntil,
    well ? now : null,
    well ? null : now,
    code,
  ]);
}

async function settle(room: PostRoom, { message, channel }: Claimed, after: Carried): Promise<void> {
  const { state, attempts, nextAt, provider, unsure, code, reference, templateVersion } = after;
  const { database, clock } = room.services;
  const values = [message.id, channel, state, attempts, nextAt, provider, unsure, code, reference];
  await database.run(SETTLE, [...values, templateVersion, clock.now()]);
}

async function readCircuits(room: PostRoom): Promise<Circuits> {
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
