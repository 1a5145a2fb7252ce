import { parseInstant } from "../../../kernel/local-date.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { subjectOf } from "../compose.ts";
import { boxText, worldOf } from "../letters.ts";
import type { OutboxMessage } from "../outbox.ts";
import { contactsOfPeople } from "../people.ts";
import { personIdsOf, readableMoments, readableOnly } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import { BOX_START, type BoxOwner, type BoxPlace, listBox, noteSeen, seenUntil } from "../queries.ts";
import { loadTemplates } from "../templates.ts";
import { type BoxEntry, BoxPage } from "./box-page.tsx";

const SIZE = 20;
const act = "account.read-own";
const query = z.object({
  before: z.string().max(30).catch("").default(""),
  id: z.uuid().optional().catch(undefined),
});
type BoxRequest = Page<unknown, z.output<typeof query>>;

/** The boxes of messages of citizens and officers. */
export function registerBoxPages(router: Router, room: PostRoom): void {
  for (const path of [paths.myMessages(), paths.deskMessages()]) {
    pageRoute(router, { method: "get", path, act, query, handler: (page) => showBox(room, page) });
    pageRoute(router, {
      method: "post",
      path: `${path}/seen`,
      act,
      idempotency: "none",
      handler: async (page) => {
        const { actor, services } = page;
        if (actor.kind !== "citizen" && actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
        await noteSeen(services.database, actor.accountId, services.clock.now());
        return page.redirect(path);
      },
    });
  }
}

async function showBox(room: PostRoom, page: BoxRequest): Promise<Response> {
  const { actor, services } = page;
  const owner = ownerOf(actor);
  if (owner === null || (actor.kind !== "citizen" && actor.kind !== "officer"))
    return page.refuse({ code: "NOT_ALLOWED" });
  const { database } = services;
  const before = placeOf(page.query);
  const [found, seen] = await Promise.all([
    listBox(database, owner, { before, size: SIZE + 1 }),
    seenUntil(database, actor.accountId),
  ]);
  const shown = found.slice(0, SIZE);
  const entries = await entriesOf(room, page, { shown, seen });
  const last = found.length > SIZE ? shown.at(-1) : undefined;
  return page.render(<BoxPage page={page} entries={entries} older={last ?? null} />);
}

/** Where the page begins; an address nobody of us made begins with the newest. */
function placeOf({ before, id }: z.output<typeof query>): BoxPlace {
  const at = parseInstant(before);
  return at === null || id === undefined ? BOX_START : { at, id };
}

function ownerOf(actor: Actor): BoxOwner | null {
  if (actor.kind === "citizen") return actor;
  if (actor.kind === "officer") return { kind: "officer", personId: actor.personId, desks: actor.grants };
  return null;
}

/** The texts are made anew for each reading, in the language of the page. */
async function entriesOf(
  room: PostRoom,
  { services, locale }: BoxRequest,
  { shown, seen }: { readonly shown: readonly OutboxMessage[]; readonly seen: string },
): Promise<readonly BoxEntry[]> {
  const { database } = services;
  const [templates, moments, people] = await Promise.all([
    loadTemplates(database),
    readableMoments(database, shown),
    contactsOfPeople(database, personIdsOf(shown)),
  ]);
  return Promise.all(
    shown.map(async (message, index) => {
      const world = await worldOf(room, message, { moment: readableOnly(moments[index]), people });
      const { subject, body } = boxText(templates, message, { world: { ...world, publicUrl: "" }, locale });
      return {
        at: message.at,
        subject,
        body: withoutLink(body),
        isFresh: message.at > seen,
        about: subjectOf(message),
      };
    }),
  );
}

/** The line with the address gives way to a link. */
function withoutLink(body: string): string {
  return body
    .split("\n")
    .filter((line) => !/(^|\s)\/(my|track|desk|records)\b/.test(line))
    .join("\n");
}
