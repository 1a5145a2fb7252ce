import type { Tx } from "../../platform/postgres/database.ts";
import { type DossierMoment, listMoments, type MomentAsked } from "../dossier/index.ts";
import { wordingOf } from "./compose.ts";
import { type Contact, contactOf, holderOf } from "./contact.ts";
import { CHANNELS, type Channel } from "./kinds.ts";
import { type OutboxMessage, parseMessage } from "./outbox.ts";
import { TAKE_NEW, WRITE_PLANS } from "./outbox-statements.ts";
import { accountsWithPush, contactsOfPeople } from "./people.ts";
import type { PostRoom } from "./post-room.ts";
import { DEFAULT_PREFERENCE, type Plan, planFor } from "./preference.ts";
import { readPreferences } from "./preference-store.ts";

/** Histories are folded for each: more at once would hold up whoever is at the counter in the same process. */
const BATCH = 25;
const NOBODY: Contact = { accountId: null, email: null, phone: null };

/** Chooses the ways out for messages that have none yet; answers how many. Safe to run twice and side by side. */
export async function planMessages(room: PostRoom): Promise<number> {
  const { database } = room.services;
  return database.transaction(async (tx) => {
    const taken = (await tx.run(TAKE_NEW, [BATCH])).map(parseMessage);
    if (taken.length === 0) return 0;
    const plans = await plansOf(room, tx, taken);
    await tx.run(WRITE_PLANS, [
      JSON.stringify(plans.map(({ id, locale, plan }) => ({ id, locale, silence: plan.silence }))),
      JSON.stringify(
        plans.flatMap(({ id, plan }) => plan.channels.map((channel) => ({ message_id: id, channel }))),
      ),
      room.services.clock.now(),
    ]);
    return taken.length;
  });
}

async function plansOf(room: PostRoom, tx: Tx, taken: readonly OutboxMessage[]) {
  const known = await knownOf(room, tx, taken);
  const open = (channel: Channel) => room.providers[channel].length > 0;
  return taken.map((message, index) => {
    const found = known.moments[index] ?? null;
    if (found === "UNREADABLE") return unreadable(room, message, open);
    const moment = found;
    const contact = contactFor(message, moment, known.people);
    const holder = holderOf(contact, room.contactKey);
    const preference = (holder === null ? undefined : known.preferences.get(holder)) ?? DEFAULT_PREFERENCE;
    const hasPush = contact.accountId !== null && known.pushed.has(contact.accountId);
    return {
      id: message.id,
      locale: preference.locale,
      plan: planOf(message, moment, () =>
        planFor(wordingOf(message, moment), { contact, preference, hasPush }, open),
      ),
    };
  });
}

/**
 * A dossier that cannot be read: its letter is planned all the same, by the first way there is. No text can be made of
 * it, so it lies before a person among the dead letters until the dossier is put right and it is sent again.
 */
function unreadable(room: PostRoom, { id, dossierId }: OutboxMessage, open: (channel: Channel) => boolean) {
  room.services.log.error({ message: id, dossier: dossierId }, "the dossier of a message cannot be read");
  const channel = (["SMS", ...CHANNELS] as const).find(open);
  const plan: Plan =
    channel === undefined ? { channels: [], silence: "NO_CHANNEL" } : { channels: [channel], silence: null };
  return { id, locale: DEFAULT_PREFERENCE.locale, plan };
}

/** What concerns the plan beyond what somebody wants: desks hear by digest, and nobody is reminded of what is over. */
function planOf(message: OutboxMessage, moment: DossierMoment | null, wanted: () => Plan): Plan {
  if (message.kind === "TRIAL") return { channels: trialChannel(message), silence: null };
  if (message.audience === "OFFICER" && message.kind !== "DIGEST")
    return { channels: [], silence: "IN_DIGEST" };
  if (message.kind === "COLLECT" && moment?.dossier.status !== "RESULT_READY")
    return { channels: [], silence: "OUTDATED" };
  return wanted();
}

function trialChannel({ occasion }: OutboxMessage): readonly Channel[] {
  const channel = occasion.split(" ")[1];
  return channel === "EMAIL" || channel === "SMS" || channel === "ZALO" || channel === "PUSH"
    ? [channel]
    : [];
}

async function knownOf(room: PostRoom, tx: Tx, taken: readonly OutboxMessage[]) {
  const moments = await readableMoments(tx, taken);
  const people = await contactsOfPeople(tx, personIdsOf(taken));
  const contacts = taken.map((message, index) => contactFor(message, readableOnly(moments[index]), people));
  const holders = contacts.map((contact) => holderOf(contact, room.contactKey));
  const accounts = contacts.map(({ accountId }) => accountId).filter((id) => id !== null);
  return {
    moments,
    people,
    preferences: await readPreferences(
      tx,
      holders.filter((holder) => holder !== null),
    ),
    pushed: await accountsWithPush(tx, accounts),
  };
}

export function personIdsOf(taken: readonly OutboxMessage[]): readonly string[] {
  return taken.map(({ personId }) => personId).filter((id) => id !== null);
}

/** Whom a message reaches and how; nobody for a desk, and where the applicant's data were erased. */
export function contactFor(
  message: OutboxMessage,
  moment: DossierMoment | null,
  people: ReadonlyMap<string, Contact>,
): Contact {
  if (message.audience === "APPLICANT") return moment === null ? NOBODY : contactOf(moment.applicant);
  return message.personId === null ? NOBODY : (people.get(message.personId) ?? NOBODY);
}

/** The dossiers of messages, each as it stood at its event; in the order of the messages. */
export async function momentsOf(
  executor: Pick<Tx, "run">,
  taken: readonly OutboxMessage[],
): Promise<readonly (DossierMoment | null)[]> {
  const asked: MomentAsked[] = [];
  const places = taken.map(({ dossierId, seq }) =>
    dossierId === null ? -1 : asked.push({ dossierId, seq }) - 1,
  );
  const found = await listMoments(executor, asked);
  return places.map((place) => found[place] ?? null);
}

/** As `momentsOf`, but one dossier that cannot be read keeps nothing of the others back. */
export async function readableMoments(
  executor: Pick<Tx, "run">,
  taken: readonly OutboxMessage[],
): Promise<readonly (DossierMoment | "UNREADABLE" | null)[]> {
  try {
    return await momentsOf(executor, taken);
  } catch {
    // Which one it was shows when each is read alone.
    const found: (DossierMoment | "UNREADABLE" | null)[] = [];
    for (const message of taken)
      found.push(...(await momentsOf(executor, [message]).catch(() => ["UNREADABLE"] as const)));
    return found;
  }
}

export function readableOnly(found: DossierMoment | "UNREADABLE" | null | undefined): DossierMoment | null {
  return found === undefined || found === "UNREADABLE" ? null : found;
}
