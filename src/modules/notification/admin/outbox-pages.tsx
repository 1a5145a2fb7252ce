import { messages } from "../../../i18n/index.ts";
import { parseInstant } from "../../../kernel/local-date.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { decideDelivery, sendTrial } from "../commands.ts";
import { findMessage } from "../find-message.ts";
import { CHANNELS } from "../kinds.ts";
import type { PostRoom } from "../post-room.ts";
import { withDeliveries } from "../queries.ts";
import { quietUntil } from "../quiet-hours.ts";
import { readSettings } from "../settings.ts";
import { MessagePage } from "./message-page.tsx";
import { OutboxPage } from "./outbox-page.tsx";
import {
  countOutbox,
  dossierCodeOf,
  FILTERS,
  listAttempts,
  listHours,
  listOutbox,
  listProviders,
  OUTBOX_START,
  type OutboxPlace,
} from "./outbox-queries.ts";

const SIZE = 40;
const path = paths.adminMessages();
const query = z.object({
  show: z.enum(FILTERS).catch("DEAD").default("DEAD"),
  before: z.string().max(30).catch("").default(""),
  id: z.uuid().optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  done: z.string().optional(),
});
const params = z.strictObject({ id: idField("notification-message") });
const wayParams = params.extend({ channel: z.enum(CHANNELS) });
type OneMessage = Page<z.output<typeof params>, unknown>;
type OneWay = Page<z.output<typeof wayParams>, unknown>;

/** The outbox for whoever keeps it going. */
export function registerOutboxPages(router: Router, room: PostRoom): void {
  pageRoute(router, {
    method: "get",
    path,
    act: "notification.read",
    query,
    handler: (page) => showOutbox(room, page),
  });
  pageRoute(router, {
    method: "post",
    path: `${path}/trial`,
    act: "notification.operate",
    idempotency: "none",
    handler: (page) => takeTrial(room, page),
  });
  pageRoute(router, {
    method: "get",
    path: `${path}/{id}`,
    act: "notification.read",
    params,
    handler: (page) => showMessage(page, []),
  });
  pageRoute(router, {
    method: "post",
    path: `${path}/{id}/{channel}`,
    act: "notification.operate",
    params: wayParams,
    idempotency: "none",
    handler: takeDecision,
  });
}

async function showOutbox(room: PostRoom, page: Page<unknown, z.output<typeof query>>): Promise<Response> {
  const { services, query: asked, actor, locale } = page;
  const { database, clock, config } = services;
  const t = messages(locale).notification;
  const on = clock.today();
  const filter = asked.show;
  const [settings, counts, hours, providers, found] = await Promise.all([
    readSettings(database),
    countOutbox(database, on),
    listHours(database, on),
    listProviders(database),
    listOutbox(database, { filter, before: placeOf(asked), size: SIZE + 1 }),
  ]);
  const mayOperate = mayEver(actor, "notification.operate");
  const trials = mayOperate ? CHANNELS.filter((channel) => room.providers[channel].length > 0) : [];
  const links = [
    [t.admin.texts, paths.adminTexts()],
    ...(mayOperate ? [[t.admin.settings, paths.adminMessageSettings()] as const] : []),
    ...(config.demo ? [[t.demo.title, paths.simulatedMessages()] as const] : []),
  ] as const;
  const notice = asked.done === undefined ? null : t.admin.trialDone;
  const quiet = quietUntil(clock.now(), settings.quiet);
  const rows = found.slice(0, SIZE);
  const older = found.length > SIZE ? (rows.at(-1) ?? null) : null;
  const shown = { counts, hours, providers, rows, older, filter, trials, links, notice, quietUntil: quiet };
  return page.render(<OutboxPage page={page} {...shown} />);
}

/** Where the page begins; an address nobody of us made begins with the latest change. */
function placeOf({ before, id, channel }: z.output<typeof query>): OutboxPlace {
  const at = parseInstant(before);
  return at === null || id === undefined || channel === undefined ? OUTBOX_START : { at, id, channel };
}

async function takeTrial(room: PostRoom, page: Page<unknown, unknown>): Promise<Response> {
  const channel = CHANNELS.find((each) => each === page.form["channel"]);
  if (channel === undefined || page.actor.kind !== "officer")
    return page.refuse({ code: "NOTIFICATION_NO_CHANNEL" });
  const done = await sendTrial(room, page.actor, channel);
  return done.ok ? page.redirect(`${path}?show=ALL&done=trial`) : page.refuse(done.refusal);
}

async function showMessage(
  page: OneMessage,
  errors: readonly { readonly path: string; readonly message: string }[],
): Promise<Response> {
  const { database } = page.services;
  const found = await findMessage(database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  const [[message], attempts, dossierCode] = await Promise.all([
    withDeliveries(database, [found]),
    listAttempts(database, found.id),
    dossierCodeOf(database, found.dossierId),
  ]);
  if (message === undefined) return page.refuse({ code: "NOT_FOUND" });
  const mayOperate = mayEver(page.actor, "notification.operate");
  return page.render(
    <MessagePage {...{ page, message, dossierCode, attempts, mayOperate, errors }} />,
    errors.length === 0 ? 200 : 422,
  );
}

async function takeDecision(page: OneWay): Promise<Response> {
  const { params: asked, form, actor, services, locale } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const name = `reason.${asked.channel}`;
  const typed = form[name];
  const done = await decideDelivery(services, {
    messageId: asked.id,
    channel: asked.channel,
    decision: form["decision"] === "DROP" ? "DROP" : "RETRY",
    reason: typeof typed === "string" ? typed : "",
    by: actor.accountId,
  });
  if (done.ok) return page.redirect(paths.adminMessage(asked.id));
  if (done.refusal.code === "NOTIFICATION_NOT_DEAD") return page.refuse(done.refusal);
  const message = errorText(locale, done.refusal.code, done.refusal) ?? done.refusal.code;
  return showMessage(page, [{ path: name, message }]);
}
