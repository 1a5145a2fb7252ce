import { LOCALES } from "../../../i18n/index.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { assetUrl } from "../../../web/assets.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { type Contact, holderOf, maskAddress } from "../contact.ts";
import { findMessage } from "../find-message.ts";
import { CHANNELS, type Channel } from "../kinds.ts";
import { contactFor, momentsOf } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import type { Preference } from "../preference.ts";
import { readPreference, writePreference } from "../preference-store.ts";
import { readVapidKeys } from "../providers/web-push.ts";
import { addSubscription, isPushAddress } from "../push-store.ts";
import { readNoticeToken } from "../token.ts";
import { WantsPage } from "./wants-page.tsx";

const act = "account.read-own";
const query = z.object({ done: z.string().optional() });
const tokenParams = z.strictObject({ token: z.string().max(80) });
const pushForm = z.object({
  endpoint: z.string().max(1_000),
  p256dh: z.string().regex(/^[\w-]{20,200}$/),
  auth: z.string().regex(/^[\w-]{10,100}$/),
});

type AnyPage = Page<unknown, z.output<typeof query>>;

/** How one is told: on the account page, and for guests behind the address in each letter. */
export function registerWantsPages(router: Router, room: PostRoom): void {
  const path = paths.accountMessages();
  pageRoute(router, { method: "get", path, act, query, handler: (page) => showAccount(room, page) });
  pageRoute(router, {
    method: "post",
    path,
    act,
    query,
    idempotency: "none",
    handler: async (page) => {
      const accountId = accountOf(page.actor);
      if (accountId === null) return page.refuse({ code: "NOT_ALLOWED" });
      await save(room, `account ${accountId}`, page.form);
      return page.redirect(`${path}?done=1`);
    },
  });
  pageRoute(router, {
    method: "post",
    path: paths.pushKeys(),
    act,
    idempotency: "none",
    handler: (page) => takePush(page),
  });
  registerNotices(router, room);
}

function registerNotices(router: Router, room: PostRoom): void {
  const path = "/notices/{token}";
  pageRoute(router, {
    method: "get",
    path,
    act: "portal.read",
    params: tokenParams,
    query,
    limit: "track",
    handler: async (page) => {
      const guest = await guestOf(room, page.params.token);
      if (!guest.ok) return page.refuse(guest.refusal);
      return showWants(room, page, { guest: guest.value, action: paths.notice(page.params.token) });
    },
  });
  pageRoute(router, {
    method: "post",
    path,
    act: "notification.choose",
    params: tokenParams,
    idempotency: "none",
    limit: "track",
    handler: async (page) => {
      const guest = await guestOf(room, page.params.token);
      if (!guest.ok) return page.refuse(guest.refusal);
      const { holder, addresses } = guest.value;
      await save(room, holder, reachableOnly(page.form, addresses));
      return page.redirect(`${paths.notice(page.params.token)}?done=1`);
    },
  });
}

function accountOf(actor: Actor): string | null {
  return actor.kind === "citizen" || actor.kind === "officer" ? actor.accountId : null;
}

async function showAccount(room: PostRoom, page: AnyPage): Promise<Response> {
  const accountId = accountOf(page.actor);
  if (accountId === null) return page.refuse({ code: "NOT_ALLOWED" });
  const action = paths.accountMessages();
  const account = { holder: `account ${accountId}`, shown: null, addresses: null };
  return showWants(room, page, { guest: account, action });
}

type Addresses = Partial<Readonly<Record<Channel, string>>>;
type Wanting = {
  /** Whose choices; addresses are null where they are an account's, which has them by dossier. */
  readonly guest: {
    readonly holder: string;
    readonly shown: string | null;
    readonly addresses: Addresses | null;
  };
  readonly action: string;
};

async function showWants(
  room: PostRoom,
  page: AnyPage,
  { guest: { holder, shown: contact, addresses: known }, action }: Wanting,
): Promise<Response> {
  const { services, providers } = room;
  const preference = await readPreference(services.database, holder);
  const open = CHANNELS.filter((channel) => providers[channel].length > 0);
  const mayPush = services.config.messages.push && contact === null;
  const push = mayPush
    ? {
        publicKey: readVapidKeys(services.config.dataFolder).publicKey,
        workerPath: assetUrl("push-worker.js"),
      }
    : null;
  const offered = open.filter((channel) => mayChoose(channel, { contact, actor: page.actor }));
  const addresses = known ?? {};
  const channels = offered.filter((channel) => known === null || known[channel] !== undefined);
  const unreachable = offered.filter((channel) => !channels.includes(channel));
  const saved = page.query.done !== undefined;
  const shown = { page, action, preference, channels, unreachable, addresses, saved, contact, push };
  return page.render(<WantsPage {...shown} />);
}

/** A guest has no browser of their own with us; officers are written to by mail and told in the browser. */
function mayChoose(
  channel: Channel,
  { contact, actor }: { readonly contact: string | null; readonly actor: Actor },
): boolean {
  if (contact !== null) return channel !== "PUSH";
  return actor.kind !== "officer" || channel === "EMAIL" || channel === "PUSH";
}

/** What the form says; "stop" leaves what is owed by law and nothing else. */
async function save({ services }: PostRoom, holder: string, form: FormInput): Promise<void> {
  const known = await readPreference(services.database, holder);
  const stops = form["stop"] !== undefined;
  const chosen: Preference = {
    locale: LOCALES.find((locale) => locale === form["locale"]) ?? known.locale,
    channels: stops ? known.channels : channelsIn(form),
    reminders: !stops && form["reminders"] !== undefined,
    extra: !stops && form["extra"] !== undefined,
  };
  await writePreference(services.database, holder, { ...chosen, at: services.clock.now() });
}

function channelsIn(form: FormInput): readonly Channel[] {
  const typed = form["channels"] ?? [];
  const values = Array.isArray(typed) ? typed : [typed];
  return CHANNELS.filter((channel) => values.includes(channel));
}

/** The guest a letter went to: known by the letter alone, and only as long as their contact is kept. */
async function guestOf(
  { services, contactKey }: PostRoom,
  token: string,
): Promise<Result<Guest, { readonly code: "NOT_FOUND" }>> {
  const id = readNoticeToken(token, contactKey);
  const message = id === null ? null : await findMessage(services.database, id);
  if (message === null || message.audience !== "APPLICANT") return refuse({ code: "NOT_FOUND" });
  const [moment] = await momentsOf(services.database, [message]);
  const contact = contactFor(message, moment ?? null, new Map());
  const holder = contact.accountId === null ? holderOf(contact, contactKey) : null;
  const given = contact.email ?? contact.phone;
  return holder === null || given === null
    ? refuse({ code: "NOT_FOUND" })
    : accept({ holder, shown: maskAddress(given), addresses: addressesOf(contact) });
}

type Guest = { readonly holder: string; readonly shown: string; readonly addresses: Addresses };

/** Where each way leads, masked; a way without an address is left out. */
function addressesOf({ email, phone }: Contact): Addresses {
  const byPhone = phone === null ? {} : { SMS: maskAddress(phone), ZALO: maskAddress(phone) };
  return { ...(email === null ? {} : { EMAIL: maskAddress(email) }), ...byPhone };
}

/** What cannot arrive is not chosen, whatever a form says. */
function reachableOnly(form: FormInput, addresses: Addresses): FormInput {
  return { ...form, channels: channelsIn(form).filter((channel) => addresses[channel] !== undefined) };
}

/** A browser of this account that wants to be told. */
async function takePush(page: Page<unknown, unknown>): Promise<Response> {
  const accountId = accountOf(page.actor);
  const read = pushForm.safeParse(page.form);
  if (accountId === null) return page.refuse({ code: "NOT_ALLOWED" });
  if (!read.success || !isPushAddress(read.data.endpoint))
    return page.refuse({ code: "NOTIFICATION_PUSH_ADDRESS" });
  const { endpoint, p256dh: publicKey, auth: authSecret } = read.data;
  const { database, clock } = page.services;
  await addSubscription(database, { accountId, endpoint, publicKey, authSecret, at: clock.now() });
  return page.redirect(`${paths.accountMessages()}?done=push`);
}
