import { messages } from "../../i18n/index.ts";
import { paths } from "../../web/paths.ts";
import type { DossierMoment } from "../dossier/index.ts";
import { unitDirectory } from "../organisation/index.ts";
import type { Claimed } from "./claim.ts";
import {
  type Composed,
  type ComposeWorld,
  compose,
  isUncounted,
  uncounted,
  valuesOf,
  wordingOf,
} from "./compose.ts";
import type { Contact } from "./contact.ts";
import type { Channel } from "./kinds.ts";
import type { OutboxMessage } from "./outbox.ts";
import { contactsOfPeople } from "./people.ts";
import { contactFor, momentsOf, personIdsOf } from "./plan.ts";
import type { PostRoom } from "./post-room.ts";
import type { Outgoing } from "./provider.ts";
import { carriesResult } from "./result-link.ts";
import { loadTemplates } from "./templates.ts";
import { noticeToken, resultToken } from "./token.ts";
import { readToldFacts } from "./told-facts.ts";

/** A message ready to go, with the version of the text it was made from. */
export type Letter = Omit<Outgoing, "key"> & { readonly version: number };

/** Makes the texts of deliveries, in their order; null where there is nobody to send to any more. */
export async function loadLetters(
  room: PostRoom,
  claimed: readonly Claimed[],
  plainSms: boolean,
): Promise<readonly (Letter | null)[]> {
  const { database } = room.services;
  const taken = claimed.map(({ message }) => message);
  const [templates, moments, people] = await Promise.all([
    loadTemplates(database),
    momentsOf(database, taken),
    contactsOfPeople(database, personIdsOf(taken)),
  ]);
  const worlds = await Promise.all(
    taken.map((message, index) => worldOf(room, message, { moment: moments[index] ?? null, people })),
  );
  return claimed.map(({ message, channel, locale }, index) => {
    const world = worlds[index];
    const contact = contactFor(message, moments[index] ?? null, people);
    const to = addressOf(channel, contact);
    if (to === null || world === undefined) return null;
    const values = valuesOf(message, world, locale);
    const kind = wordingOf(message, world.moment);
    const text = isUncounted(message)
      ? uncounted(channel, { values, locale, plainSms })
      : compose(templates, { kind, form: channel, locale }, { values, plainSms });
    const body =
      channel === "EMAIL" ? `${text.body}\n\n${footer(room, message, { locale, contact })}` : text.body;
    return { to, subject: text.subject, body, version: text.version, locale, values };
  });
}

type Known = { readonly moment: DossierMoment | null; readonly people: ReadonlyMap<string, Contact> };

/** What the text of a message is made from. */
export async function worldOf(
  { services, contactKey }: Pick<PostRoom, "services" | "contactKey">,
  message: OutboxMessage,
  { moment, people }: Known,
): Promise<ComposeWorld> {
  const { database, config } = services;
  const directory = await unitDirectory(database);
  const unitId = moment?.dossier.organisations?.receivingUnitId;
  const name = unitId === undefined ? null : directory.find(unitId)?.shortName;
  return {
    moment,
    publicUrl: config.publicUrl,
    office: name ?? config.authorityName ?? "Một Cửa",
    facts: await readToldFacts(database, message),
    hasAccount: contactFor(message, moment, people).accountId !== null,
    resultPath: carriesResult(message, moment) ? paths.result(resultToken(message.id, contactKey)) : null,
  };
}

/** The text of a message as the box of messages shows it: whoever reads it has signed in and needs no link to the result. */
export function boxText(
  templates: Parameters<typeof compose>[0],
  message: OutboxMessage,
  { world, locale }: { readonly world: ComposeWorld; readonly locale: "vi" | "en" },
): Composed {
  const values = valuesOf(message, { ...world, resultPath: null }, locale);
  if (isUncounted(message)) return uncounted("INBOX", { values, locale, plainSms: false });
  const kind = carriesResult(message, world.moment) ? message.kind : wordingOf(message, world.moment);
  return compose(templates, { kind, form: "INBOX", locale }, { values, plainSms: false });
}

function addressOf(channel: Channel, { email, phone, accountId }: Contact): string | null {
  switch (channel) {
    case "EMAIL":
      return email;
    case "SMS":
    case "ZALO":
      return phone;
    case "PUSH":
      return accountId;
  }
}

/** Every letter says how to be written to otherwise, or not. */
function footer(
  room: PostRoom,
  message: OutboxMessage,
  { locale, contact }: { readonly locale: "vi" | "en"; readonly contact: Contact },
): string {
  const t = messages(locale).notification.words;
  const path =
    contact.accountId === null
      ? paths.notice(noticeToken(message.id, room.contactKey))
      : paths.accountMessages();
  return `—\n${t.footer(`${room.services.config.publicUrl}${path}`)}`;
}
