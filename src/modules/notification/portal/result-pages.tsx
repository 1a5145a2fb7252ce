import { messages } from "../../../i18n/index.ts";
import { releasedFile } from "../../../platform/uploads/released-file.ts";
import { sendFile } from "../../../web/file-answer.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import type { DossierMoment } from "../../dossier/index.ts";
import { findMessage } from "../find-message.ts";
import type { OutboxMessage } from "../outbox.ts";
import { momentsOf } from "../plan.ts";
import type { PostRoom } from "../post-room.ts";
import { carriesResult, isProof, isSentAnew, resultLinkLastDay } from "../result-link.ts";
import { noteResultLook } from "../result-look-store.ts";
import { readResultToken } from "../token.ts";
import { LostLinkPage } from "./lost-link-page.tsx";
import { ResultPage } from "./result-page.tsx";

const act = "dossier.track";
const params = z.strictObject({ token: z.string().max(80) });
type LinkPage = Page<z.output<typeof params>, unknown>;

/** A result given as a file, for whoever has no account: the link from the message, then the further proof. */
export function registerResultPages(router: Router, room: PostRoom): void {
  const path = "/results/{token}";
  pageRoute(router, {
    method: "get",
    path,
    act,
    params,
    limit: "track",
    handler: async (page) => {
      const linked = await linkedResult(room, page.params.token);
      return linked === null ? page.render(<LostLinkPage page={page} />, 404) : show(room, page, { linked });
    },
  });
  pageRoute(router, {
    method: "post",
    path,
    act,
    params,
    idempotency: "none",
    limit: "track",
    handler: (page) => take(room, page),
  });
}

type Linked = {
  readonly message: OutboxMessage;
  readonly applicant: DossierMoment["applicant"];
  readonly code: string;
  readonly result: NonNullable<DossierMoment["dossier"]["result"]>;
  /** A newer link was sent: whoever has this one opens nothing with it. */
  readonly isSentAnew: boolean;
};

/** The result behind a link, as it stands now: the link sent last opens what is in force, and only that. */
async function linkedResult({ services, contactKey }: PostRoom, token: string): Promise<Linked | null> {
  const id = readResultToken(token, contactKey);
  const message = id === null ? null : await findMessage(services.database, id);
  if (message === null) return null;
  const [told, now] = await momentsOf(services.database, [message, { ...message, seq: null }]);
  const { dossier } = now ?? { dossier: null };
  if (told == null || dossier === null || !carriesResult(message, told)) return null;
  const { code, result } = dossier;
  if (code === null || result === null) return null;
  return { message, applicant: told.applicant, code, result, isSentAnew: isSentAnew(told.dossier, dossier) };
}

function isOpen({ services }: PostRoom, { message }: Linked): boolean {
  return services.clock.today() <= resultLinkLastDay(message.at);
}

/** Nobody may rely on it any more: it is handed out no longer, since a file saved at home bears no word of it. */
function isEnded({ result }: Linked): boolean {
  return result.ended !== undefined;
}

type Linking = { readonly linked: Linked; readonly wrong?: string; readonly status?: 409 };

function show(room: PostRoom, page: LinkPage, { linked, wrong, status }: Linking) {
  const errors = wrong === undefined ? [] : [{ path: "lastFour", message: wrong }];
  const { code, result, message, isSentAnew } = linked;
  const lastDay = isOpen(room, linked) ? resultLinkLastDay(message.at) : null;
  const action = paths.result(page.params.token);
  const shown = { page, action, code, result, lastDay, errors, isSentAnew };
  return page.render(<ResultPage {...shown} />, status ?? (wrong === undefined ? 200 : 422));
}

/** The file itself, once the proof holds; written down first. */
async function take(room: PostRoom, page: LinkPage): Promise<Response> {
  const linked = await linkedResult(room, page.params.token);
  if (linked === null) return page.refuse({ code: "NOT_FOUND" });
  if (isEnded(linked) || linked.isSentAnew) return show(room, page, { linked, status: 409 });
  if (!isOpen(room, linked)) return show(room, page, { linked });
  const t = messages(page.locale).notification.result;
  const typed = page.form["lastFour"];
  const lastFour = typeof typed === "string" ? typed.replace(/\s/g, "") : "";
  if (!/^\d{4}$/.test(lastFour)) return show(room, page, { linked, wrong: t.lastFourMissing });
  const tooMany = await page.attempt("tracked-code", linked.code.toUpperCase());
  if (tooMany !== null) return page.refuse(tooMany);
  if (!isProof(lastFour, linked.applicant)) return show(room, page, { linked, wrong: t.lastFourWrong });
  const file = linked.result.files.find((_, index) => String(index + 1) === page.form["file"]);
  if (file === undefined) return page.refuse({ code: "NOT_FOUND" });
  const released = await releasedFile(room.services, file.sha256);
  if (!released.ok) return page.refuse(released.refusal);
  const { database, clock } = room.services;
  await noteResultLook(database, { messageId: linked.message.id, sha256: file.sha256, at: clock.now() });
  const { mime: mediaType, name: fileName } = file;
  return sendFile(page.context, { bytes: released.value, mediaType, fileName, disposition: "attachment" });
}
